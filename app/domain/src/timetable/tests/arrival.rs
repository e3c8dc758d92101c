//! Weeks of other programs: what is understood, and what is said of the rest.

use std::sync::Arc;

use super::school::{key, place, school};
use crate::ids::RoomId;
use crate::timetable::arrival::bare;
use crate::timetable::{Arrival, Arriving, Hold, Kept, Weeks};

fn arriving(students: &str, subject: &str, spot: Option<(usize, usize)>) -> Arriving {
    let students = students.split('+').map(str::to_owned).collect();
    Arriving { students, subjects: vec![subject.into()], spot, ..Arriving::default() }
}

fn arrived(lessons: &[Arriving]) -> (Vec<Kept>, Arrival) {
    Arc::new(school()).arrive(lessons)
}

fn stands(kept: &[Kept], group: i64, number: u8) -> Option<String> {
    let one = kept.iter().find(|one| one.piece == key(group, number)).unwrap();
    one.stand.place.map(|place| place.to_string())
}

#[test]
fn names_are_one_however_they_are_typed() {
    assert_eq!(bare("7 «А»"), bare("7A"), "the second letter is Latin");
    assert_eq!(bare("Тёмкина А.П."), "темкинаап");
    assert_ne!(bare("7А"), bare("7Б"));
}

#[test]
fn lessons_stand_where_they_stood() {
    let mut first = arriving("7 а", "алгебра", Some((0, 1)));
    first.room = Some("101".into());
    first.hold = Hold::Locked;
    let (kept, told) =
        arrived(&[first, arriving("7А", "Алгебра", None), arriving("7А+7Б", "История", Some((2, 3)))]);
    assert_eq!((told.lessons, told.known, told.placed), (3, 3, 2));
    assert_eq!(told.lacking, 17 - 3);
    assert!(told.strange.is_empty() && told.unplaced.is_empty(), "{told:?}");
    assert_eq!(stands(&kept, 1, 1).as_deref(), Some("1.2"));
    assert_eq!((stands(&kept, 1, 2), stands(&kept, 6, 1)), (None, Some("3.4".into())));
    let one = kept.iter().find(|one| one.piece == key(1, 1)).unwrap();
    assert_eq!((one.stand.room, one.stand.hold), (Some(RoomId(1)), Hold::Locked));
}

#[test]
fn halves_are_told_apart_by_their_number_or_by_their_teacher() {
    let half = |students: &str, teacher: &str| {
        let lesson = arriving(students, "Иностранный язык", Some((0, 0)));
        Arriving { teachers: vec![teacher.into()], ..lesson }
    };
    let (kept, _) = arrived(&[half("7А 2 группа", "")]);
    assert_eq!((stands(&kept, 3, 1), stands(&kept, 4, 1)), (None, Some("1.1".into())));
    let (kept, _) = arrived(&[half("7А", "Петров Олег Львович")]);
    assert_eq!((stands(&kept, 3, 1), stands(&kept, 4, 1)), (None, Some("1.1".into())));
}

#[test]
fn the_second_shift_follows_the_first_or_counts_from_one() {
    let (kept, _) =
        arrived(&[arriving("3В", "Математика", Some((0, 8))), arriving("3В", "Математика", Some((1, 0)))]);
    assert_eq!((stands(&kept, 5, 1), stands(&kept, 5, 2)), (Some("1.2".into()), Some("2.1".into())));
    assert_eq!(place("1.2").number(), 2);
}

#[test]
fn what_is_not_known_is_named_once_with_how_many_it_keeps_out() {
    let (_, told) = arrived(&[
        arriving("11Г", "Алгебра", None),
        arriving("11Г", "Алгебра", None),
        arriving("7А", "Астрономия", None),
        Arriving::default(),
    ]);
    assert_eq!((told.known, told.placed), (0, 0));
    let expected = [
        ("7А: такого предмета у этого класса нет: Астрономия", 1),
        ("такого класса в школе нет: 11Г", 2),
        ("урок без класса", 1),
    ];
    assert_eq!(told.strange, expected.map(|(why, many)| (why.to_owned(), many)));
}

#[test]
fn what_cannot_stand_lies_in_the_tray_with_its_reason() {
    let twice = [arriving("7А", "Алгебра", Some((0, 0))), arriving("7Б", "Алгебра", Some((0, 0)))];
    let (kept, told) = arrived(&twice);
    assert_eq!((told.known, told.placed), (2, 1));
    assert_eq!(told.unplaced, ["7Б, Алгебра: Иванова А. П. в это время ведёт урок: 7А, Алгебра."]);
    assert_eq!(stands(&kept, 2, 1), None);
    let (_, told) = arrived(&[arriving("7А", "Алгебра", Some((9, 0)))]);
    assert_eq!(told.unplaced, ["7А, Алгебра: такого места в неделе нет."]);
    let four = vec![arriving("7А", "Алгебра", None); 4];
    let (_, told) = arrived(&four);
    assert_eq!(told.strange, [("7А, Алгебра: уроков больше, чем часов в учебном плане".to_owned(), 1)]);
}

#[test]
fn lessons_of_every_other_week_share_a_place() {
    let half = |students: &str, subject: &str, weeks| Arriving {
        weeks,
        ..arriving(students, subject, Some((0, 0)))
    };
    let (_, told) = arrived(&[half("7А", "ДНКР", Weeks::Odd), half("7А", "Алгебра", Weeks::Even)]);
    assert_eq!(told.placed, 2);
}
