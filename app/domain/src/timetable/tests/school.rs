//! Small schools to try the law on.

use std::sync::Arc;

use crate::ids::{ClassId, GroupId, PersonId, RoomId};
use crate::timetable::{
    Bells, Change, Class, Course, Edit, Kept, PieceKey, Place, Plan, Refused, Room, School, Teacher,
    room_called,
};

/// Two classes of grade 7, one of grade 3 in the second shift; two teachers; two rooms.
///
/// Groups: 1 «Алгебра» 7А and 2 «Алгебра» 7Б (teacher 0), 3 and 4 «Ин. язык» of the halves of 7А (teachers 0 and 1),
/// 5 «Математика» 3В (teacher 1, second shift), 6 «История» 7А+7Б (teacher 1), 7 «ДНКР» 7А, half an hour, nobody's.
pub fn school() -> School {
    let class = |id, name: &str, grade, shift| Class { id: ClassId(id), name: name.into(), grade, shift };
    let teacher = |id, name: &str| Teacher { id: PersonId(id), name: name.into() };
    School {
        today: "2026-11-12".parse().unwrap(),
        days: 5,
        classes: vec![class(1, "7А", 7, 1), class(2, "7Б", 7, 1), class(3, "3В", 3, 2)],
        teachers: vec![teacher(1, "Иванова А. П."), teacher(2, "Петров О. Л.")],
        rooms: [(1, "101"), (2, "102")].map(|(id, name)| Room { id: RoomId(id), name: name.into() }).into(),
        courses: vec![
            course(1, "Алгебра", (&[0], &[0, 1]), &[0], 300),
            course(2, "Алгебра", (&[1], &[2]), &[0], 300),
            part(course(3, "Иностранный язык", (&[0], &[0]), &[0], 200), "1 подгруппа"),
            part(course(4, "Иностранный язык", (&[0], &[1]), &[1], 200), "2 подгруппа"),
            course(5, "Математика", (&[2], &[3]), &[1], 400),
            course(6, "История", (&[0, 1], &[0, 1, 2]), &[1], 200),
            course(7, "ДНКР", (&[0], &[0, 1]), &[], 50),
        ],
        bells: Bells::default(),
    }
}

fn course(
    group: i64,
    title: &str,
    (classes, pupils): (&[u16], &[u16]),
    teachers: &[u16],
    hundredths: u16,
) -> Course {
    Course {
        group: GroupId(group),
        title: title.into(),
        short: title.into(),
        code: String::new(),
        part: String::new(),
        classes: classes.into(),
        pupils: pupils.into(),
        teachers: teachers.into(),
        room: None,
        hundredths,
    }
}

fn part(course: Course, part: &str) -> Course {
    Course { part: part.into(), ..course }
}

/// Nothing placed yet.
pub fn empty() -> Plan {
    Plan::new(Arc::new(school()), &[])
}

pub fn place(text: &str) -> Place {
    text.parse().unwrap()
}

pub fn key(group: i64, number: u8) -> PieceKey {
    PieceKey(GroupId(group), number)
}

pub fn piece(plan: &Plan, group: i64, number: u8) -> usize {
    plan.find(key(group, number)).unwrap()
}

/// The change that brings a lesson to a place.
pub fn to(plan: &Plan, (group, number): (i64, u8), at: &str) -> Change {
    plan.moving(piece(plan, group, number), Some(place(at)))
}

/// Everything at once: group, number, place.
pub fn put(plan: &Plan, lessons: &[(i64, u8, &str)]) -> Result<Plan, Refused> {
    let changes = lessons.iter().map(|(group, number, at)| to(plan, (*group, *number), at));
    plan.apply(&Edit(changes.collect())).map(|applied| applied.plan)
}

/// The same lessons, one change each made to their stand.
pub fn stand(plan: &Plan, (group, number): (i64, u8), set: impl FnOnce(&mut Kept)) -> Edit {
    let at = piece(plan, group, number);
    let mut change = plan.moving(at, plan.stands()[at].place);
    set(&mut change);
    Edit(vec![change])
}

#[test]
fn a_room_is_called_by_its_number_and_a_hall_by_its_name() {
    assert_eq!(room_called("24"), "каб.\u{a0}24");
    assert_eq!(room_called("Спортзал"), "Спортзал");
}
