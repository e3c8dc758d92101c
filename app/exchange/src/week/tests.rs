//! Weeks of other programs as they come, and a plan that goes out and comes back.

use std::sync::Arc;

use domain::ids::{ClassId, GroupId, PersonId, RoomId};
use domain::timetable::{Arriving, Bells, Class, Course, Edit, Hold, Plan, Room, School, Teacher, Weeks};

use super::{WeekRefused, read, write};

const FET: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<fet version="6.8.5">
<Days_List><Number_of_Days>2</Number_of_Days><Day><Name>Пн</Name></Day><Day><Name>Вт</Name></Day></Days_List>
<Hours_List><Number_of_Hours>2</Number_of_Hours><Hour><Name>8:30</Name></Hour><Hour><Name>9:25</Name></Hour></Hours_List>
<Activities_List>
<Activity><Teacher>Иванова &amp; Ко</Teacher><Subject>Алгебра</Subject><Students>7А</Students><Students>7Б</Students>
<Duration>2</Duration><Id>5</Id><Active>true</Active><Comments></Comments></Activity>
<Activity><Subject>Пение</Subject><Students>7А</Students><Duration>1</Duration><Id>6</Id><Active>false</Active></Activity>
</Activities_List>
<Time_Constraints_List>
<ConstraintActivityPreferredStartingTime><Weight_Percentage>100</Weight_Percentage><Activity_Id>5</Activity_Id>
<Preferred_Day>Вт</Preferred_Day><Preferred_Hour>8:30</Preferred_Hour><Permanently_Locked>true</Permanently_Locked></ConstraintActivityPreferredStartingTime>
</Time_Constraints_List>
<Space_Constraints_List>
<ConstraintActivityPreferredRoom><Activity_Id>5</Activity_Id><Room>24</Room></ConstraintActivityPreferredRoom>
</Space_Constraints_List></fet>"#;

const ASC: &str = r#"<?xml version="1.0" encoding="windows-1251"?>
<timetable ascttversion="2024.1">
<subjects><subject id="S1" name="Английский язык" short="Англ"/></subjects>
<teachers><teacher id="T1" name="Петров О. Л." short="Пет"/></teachers>
<classrooms><classroom id="R1" name="201" short="201"/></classrooms>
<classes><class id="C1" name="7А" short="7А"/></classes>
<groups><group id="G0" name="Весь класс" classid="C1" entireclass="1"/><group id="G1" name="1 группа" classid="C1" entireclass="0"/></groups>
<lessons><lesson id="L1" classids="C1" subjectid="S1" periodspercard="1" periodsperweek="3.0" teacherids="T1" groupids="G1"/>
<lesson id="L2" classids="C1" subjectid="S1" periodspercard="2" periodsperweek="2.0" teacherids="T1" groupids="G0"/></lessons>
<cards><card lessonid="L1" classroomids="R1" period="2" weeks="10" days="01000"/><card lessonid="L2" classroomids="" period="1" weeks="1" days="00100"/></cards>
</timetable>"#;

#[test]
fn a_file_of_fet_gives_its_lessons_with_their_times() {
    let lessons = read(FET.as_bytes()).unwrap();
    let first = Arriving {
        students: vec!["7А".into(), "7Б".into()],
        subjects: vec!["Алгебра".into()],
        teachers: vec!["Иванова & Ко".into()],
        spot: Some((1, 0)),
        room: Some("24".into()),
        weeks: Weeks::Every,
        hold: Hold::Locked,
    };
    let second = Arriving { spot: Some((1, 1)), ..first.clone() };
    assert_eq!(lessons, [first, second], "what is switched off stays out");
}

#[test]
fn a_file_of_asc_gives_its_cards_and_what_has_none() {
    let bytes = encoding_rs::WINDOWS_1251.encode(ASC).0;
    let lessons = read(&bytes).unwrap();
    let told: Vec<_> = lessons.iter().map(|one| (one.students.join("+"), one.spot, one.weeks)).collect();
    assert_eq!(
        told,
        [
            ("7А 1 группа".to_owned(), Some((1, 1)), Weeks::Odd),
            ("7А 1 группа".to_owned(), None, Weeks::Every),
            ("7А 1 группа".to_owned(), None, Weeks::Every),
            ("7А".to_owned(), Some((2, 0)), Weeks::Every),
            ("7А".to_owned(), Some((2, 1)), Weeks::Every),
        ]
    );
    assert_eq!(lessons[0].subjects, ["Английский язык", "Англ"]);
    assert_eq!(
        (lessons[0].teachers.join(""), lessons[0].room.as_deref()),
        ("Петров О. Л.".into(), Some("201"))
    );
}

#[test]
fn what_is_no_week_is_refused_in_words() {
    let deep = format!("<fet>{}", "<a>".repeat(40));
    for (bytes, why) in [
        (&b""[..], WeekRefused::Empty),
        (b"<html></html>", WeekRefused::Other),
        (b"<fet></fet>", WeekRefused::NoLessons),
        (b"<fet><Day></fet>", WeekRefused::Damaged),
        (b"\x00\xff\x17", WeekRefused::Damaged),
        (deep.as_bytes(), WeekRefused::Damaged),
    ] {
        assert_eq!(read(bytes), Err(why));
    }
}

/// 7А in halves, 7Б whole, 3В in the second shift; history of 7А and 7Б together.
fn school() -> School {
    let class = |id, name: &str, shift| Class { id: ClassId(id), name: name.into(), grade: 7, shift };
    let course = |group, title: &str, part: &str, classes: &[u16], pupils: &[u16], teacher: u16| Course {
        group: GroupId(group),
        title: title.into(),
        short: title.into(),
        code: String::new(),
        part: part.into(),
        classes: classes.into(),
        pupils: pupils.into(),
        teachers: vec![teacher],
        room: None,
        hundredths: 200,
    };
    School {
        today: "2026-11-12".parse().unwrap(),
        days: 5,
        classes: vec![class(1, "7А", 1), class(2, "7Б", 1), class(3, "3В", 2)],
        teachers: [(1, "Иванова А. П."), (2, "Петров О. Л.")]
            .map(|(id, name)| Teacher { id: PersonId(id), name: name.into() })
            .into(),
        rooms: vec![Room { id: RoomId(1), name: "101 & 102".into() }],
        courses: vec![
            course(1, "Алгебра", "", &[0], &[0, 1], 0),
            course(2, "Английский язык", "1 подгруппа", &[0], &[0], 0),
            course(3, "Английский язык", "2 подгруппа", &[0], &[1], 1),
            course(4, "Математика", "", &[2], &[3], 1),
            course(5, "История", "", &[0, 1], &[0, 1, 2], 1),
            course(6, "Алгебра", "", &[1], &[2], 0),
        ],
        bells: Bells::default(),
    }
}

#[test]
fn a_plan_that_went_out_comes_back_as_it_was() {
    let school = Arc::new(school());
    let mut plan = Plan::new(school.clone(), &[]);
    let places = ["1.1", "1.2", "1.3", "2.1", "1.3", "2.2", "1.2", "2.3", "3.1", "3.2", "4.1"];
    for (piece, place) in places.iter().enumerate() {
        let mut change = plan.moving(piece, place.parse().ok());
        change.stand.hold = if piece == 0 { Hold::Locked } else { Hold::Free };
        change.stand.room = (piece == 1).then_some(RoomId(1));
        change.stand.weeks = if piece == 7 { Weeks::Even } else { Weeks::Every };
        plan = plan.apply(&Edit(vec![change])).unwrap().plan;
    }
    let lessons = read(write("Школа № 1 «Заря»", &plan).as_bytes()).unwrap();
    assert_eq!(lessons.len(), plan.pieces().len());
    let (kept, told) = school.arrive(&lessons);
    assert!(told.strange.is_empty() && told.unplaced.is_empty(), "{told:?}");
    assert_eq!(kept, plan.kept());
}
