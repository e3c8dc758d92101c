//! Bells and rooms as a school writes them.

use chrono::NaiveDate;

use crate::timetable::{RoomDraft, RoomKind, ringing, ringing_norms, rooms, shift_norm};

fn lines(times: &[(&str, &str)]) -> Vec<(String, String)> {
    times.iter().map(|(starts, ends)| ((*starts).to_owned(), (*ends).to_owned())).collect()
}

fn refused(times: &[(&str, &str)]) -> Vec<(usize, bool)> {
    ringing(&lines(times)).unwrap_err().into_iter().map(|one| (one.number, one.ends)).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(times: &[(&str, &str)]) -> Vec<String> {
    let bells = ringing(&lines(times)).unwrap();
    ringing_norms(&bells, day("2026-11-12")).into_iter().map(|norm| norm.what).collect()
}

#[test]
fn bells_are_read_as_people_write_them_and_empty_lines_below_are_no_lessons() {
    let bells = ringing(&lines(&[("8:30", "9.10"), ("09:20", "10:00:00"), ("", " ")])).unwrap();
    let words: Vec<String> = bells.iter().map(|(starts, ends)| format!("{starts} {ends}")).collect();
    assert_eq!(words, ["08:30:00 09:10:00", "09:20:00 10:00:00"]);
    assert_eq!(ringing(&lines(&[("", "")])), Ok(vec![]));
}

#[test]
fn lessons_that_overlap_are_refused_with_both_named() {
    let times = lines(&[("8:30", "9:10"), ("9:05", "9:45")]);
    let why = &ringing(&times).unwrap_err()[0].why;
    assert_eq!(why, "2-й урок начинается в 09:05, а 1-й кончается только в 09:10: они пересекаются.");
    assert!(ringing(&lines(&[("8:30", "9:10"), ("9:10", "9:50")])).is_ok(), "no break is bad, and possible");
}

#[test]
fn a_hole_a_word_and_a_lesson_that_ends_first_are_told_at_their_time() {
    assert_eq!(refused(&[("8:30", "9:10"), ("", ""), ("10:20", "11:00")]), [(2, false)]);
    assert_eq!(refused(&[("утром", "9:10"), ("9:20", "")]), [(1, false), (2, true)]);
    assert_eq!(refused(&[("9:10", "8:30"), ("25:00", "9:00")]), [(1, true), (2, false)]);
    assert_eq!(refused(&[("8:00", "8:10"); 8])[0], (2, false));
    let eight: Vec<(String, String)> =
        (8..16).map(|hour| (format!("{hour}:00"), format!("{hour}:40"))).collect();
    assert_eq!(ringing(&eight).unwrap_err()[0].number, 8);
}

#[test]
fn the_sanitary_rules_have_their_say_while_they_are_in_force() {
    assert_eq!(told(&[("8:30", "9:10"), ("9:20", "10:00")]), Vec::<String>::new());
    let bad = [("7:50", "8:40"), ("8:45", "9:25"), ("18:40", "19:20")];
    let words = told(&bad);
    assert_eq!(words.len(), 4, "{words:?}");
    assert!(words[1].contains("длится 50 мин") && words[2].contains("После 1-го урока 5 мин"), "{words:?}");
    let bells = ringing(&lines(&bad)).unwrap();
    assert!(ringing_norms(&bells, day("2027-01-01")).is_empty());
}

#[test]
fn grades_one_five_and_the_last_learn_in_the_first_shift() {
    let late: Vec<i32> =
        (1..=11).filter(|grade| shift_norm("А", (*grade, 2), day("2026-11-12")).is_some()).collect();
    assert_eq!(late, [1, 5, 9, 10, 11]);
    assert_eq!(shift_norm("5Б", (5, 1), day("2026-11-12")), None);
    assert_eq!(shift_norm("5Б", (5, 2), day("2027-02-01")), None);
}

#[test]
fn a_room_has_a_name_of_its_own_and_seats_that_can_be() {
    let room = |name: &str, seats: &str, kind: &str| RoomDraft {
        name: name.into(),
        seats: seats.into(),
        kind: kind.into(),
    };
    let read = rooms(&[room(" 12 ", "30", ""), room("", "", ""), room("Зал", "", "gym")]).unwrap();
    let told = |at: usize| read[at].as_ref().map(|room| (room.name.as_str(), room.seats, room.kind));
    assert_eq!(told(0), Some(("12", Some(30), RoomKind::Ordinary)));
    assert_eq!(told(1), None);
    assert_eq!(told(2), Some(("Зал", None, RoomKind::Gym)));
    let wrong = rooms(&[room("12", "0", ""), room("12", "", ""), room("", "5", "")]).unwrap_err();
    let wrong: Vec<_> = wrong.iter().map(|fault| (fault.line, fault.field)).collect();
    assert_eq!(wrong, [(0, "seats"), (1, "name"), (2, "name")]);
    for kind in RoomKind::ALL {
        assert_eq!(RoomKind::parse(kind.code()), Some(kind));
    }
}
