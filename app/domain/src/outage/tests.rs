//! The law of a day without a network, sentence by sentence.

use proptest::prelude::*;

use super::*;
use crate::ids::PersonId;
use crate::journal::{Attendance, Cell, Content, MarkValue};

fn content(text: &str) -> Content {
    Content::parse(text).unwrap()
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_column_is_dictated_by_number() {
    let (read, refused) = read_line("1 5, 3 н; 7 4/5\n12: зач, 2) 4 н, 9 – 5, 10 .", 25);
    assert_eq!(refused, []);
    let told = |at: usize| (read[at].0, read[at].1.text());
    let all: Vec<_> = (0..read.len()).map(told).collect();
    let said = [(0, "5"), (2, "н"), (6, "4 5"), (11, "зач"), (1, "4 н"), (8, "5"), (9, "•")];
    assert_eq!(all, said.map(|(row, text)| (row, text.to_owned())));
}

#[test]
fn what_does_not_read_is_told_and_its_neighbours_are_taken() {
    let (read, refused) = read_line("1 5, н, 30 4, 2 9, 3, 1 4, 4 3", 25);
    assert_eq!(read.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 3]);
    assert_eq!(refused[0], LineRefused::NoNumber("н".into()));
    assert_eq!(refused[1], LineRefused::NoRow { number: 30, rows: 25 });
    assert!(matches!(refused[2], LineRefused::Unread { number: 2, .. }), "{:?}", refused[2]);
    assert_eq!(refused[3..], [LineRefused::Nothing(3), LineRefused::Twice(1)]);
}

#[test]
fn a_number_that_runs_into_its_mark_is_no_row() {
    assert_eq!(read_line("3н", 25), (vec![], vec![LineRefused::NoNumber("3н".into())]));
    assert_eq!(
        read_line("15", 25).1,
        [LineRefused::Nothing(15)],
        "the fifteenth row, and not a five of the first"
    );
}

#[test]
fn paper_fills_in_what_the_journal_lacks() {
    assert_eq!(meet(&content("5"), &content("")), Meeting::New(content("5")));
    assert_eq!(meet(&content("5"), &content("о")), Meeting::New(content("5 о")));
    assert_eq!(meet(&content("5 о"), &content("5")), Meeting::New(content("5 о")));
    assert_eq!(meet(&content(""), &content("5")), Meeting::Nothing);
    assert_eq!(meet(&content("5"), &content("5 н")), Meeting::Same);
}

#[test]
fn what_the_journal_says_otherwise_is_a_clash_and_written_only_by_choice() {
    let clash = meet(&content("5"), &content("4 н"));
    assert_eq!(clash, Meeting::Clash(content("5 н")));
    assert_eq!(clash.clone().outcome(false), None);
    assert_eq!(clash.outcome(true), Some(content("5 н")));
    assert_eq!(meet(&content("о"), &content("н")), Meeting::Clash(content("о")));
}

#[test]
fn a_reason_of_absence_that_is_known_outweighs_the_letter_on_paper() {
    for known in ["у", "б", "п", "н"] {
        assert_eq!(meet(&content("н"), &content(known)), Meeting::Same, "{known}");
    }
    assert_eq!(meet(&content("4 н"), &content("б")), Meeting::New(content("4 б")));
    assert_eq!(meet(&content("н"), &content("о")), Meeting::Clash(content("н")));
}

#[test]
fn a_topic_that_stands_already_is_not_written_over_unasked() {
    assert_eq!(meet_text(" Корни ", ""), Meeting::New("Корни".into()));
    assert_eq!(meet_text("Корни", "Корни"), Meeting::Same);
    assert_eq!(meet_text("Корни", "Степени"), Meeting::Clash("Корни".into()));
    assert_eq!(meet_text(" ", "Степени"), Meeting::Nothing);
}

#[test]
fn a_week_begins_on_monday() {
    let week = reach(day("2026-11-12"), Reach::Week);
    assert_eq!((week.first, week.last), (day("2026-11-09"), day("2026-11-15")));
    let one = reach(day("2026-11-12"), Reach::Day);
    assert_eq!((one.first, one.last), (day("2026-11-12"), day("2026-11-12")));
    assert_eq!((Reach::parse("week"), Reach::parse("x")), (Reach::Week, Reach::Day));
}

#[test]
fn another_list_or_another_order_has_another_code() {
    let list = [PersonId(11), PersonId(2)];
    assert_eq!(list_code(&list), list_code(&list));
    assert_ne!(list_code(&list), list_code(&[PersonId(2), PersonId(11)]));
    assert_ne!(list_code(&list), list_code(&[PersonId(1), PersonId(12)]));
    assert_eq!(list_code(&[]).len(), 6);
}

fn any_content() -> impl Strategy<Value = Content> {
    let marks = prop::collection::vec(prop::sample::select(MarkValue::ALL.to_vec()), 0..=Cell::MOST_MARKS);
    let attendance = prop::option::of(prop::sample::select(Attendance::ALL.to_vec()));
    (marks, attendance).prop_map(|(marks, attendance)| Content { marks, attendance })
}

proptest! {
    #[test]
    fn carried_over_twice_is_the_same(paper in any_content(), journal in any_content()) {
        if let Some(after) = meet(&paper, &journal).outcome(true) {
            prop_assert!(!matches!(meet(&paper, &after), Meeting::New(_) | Meeting::Clash(_)));
        }
    }

    #[test]
    fn nothing_of_the_journal_is_lost_unasked(paper in any_content(), journal in any_content()) {
        if let Meeting::New(after) = meet(&paper, &journal) {
            prop_assert!(journal.marks.is_empty() || journal.marks == after.marks);
            prop_assert!(journal.attendance.is_none() || journal.attendance == after.attendance);
        }
    }
}
