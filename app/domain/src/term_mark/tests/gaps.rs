//! What a term still lacks, and closing it all the same.

use super::entering::{permit, school_term};
use super::*;
use crate::access::Role;
use crate::ids::{GroupId, PersonId};
use TermMarkValue::{Four, NotAssessed};

fn seat(group: i64, pupil: i64, learning: Learning, mark: Option<TermMarkValue>, debts: u32) -> Seat {
    Seat { group: GroupId(group), pupil: PersonId(pupil), learning, mark, debts }
}

#[test]
fn the_list_of_missing_marks_names_pupils_group_by_group() {
    let with = Learning::WithMarks;
    let seats = [
        seat(1, 10, with, Some(Four), 0),
        seat(1, 11, with, None, 0),
        seat(2, 10, with, Some(NotAssessed), 2),
        seat(3, 10, Learning::WithoutMarks, None, 1),
        seat(4, 10, Learning::Freed, None, 0),
        seat(1, 12, with, None, 1),
    ];
    let found = gaps(&seats);
    let expected = |group, unposted: &[i64], indebted: &[i64]| Gaps {
        group: GroupId(group),
        unposted: unposted.iter().copied().map(PersonId).collect(),
        indebted: indebted.iter().copied().map(PersonId).collect(),
    };
    assert_eq!(found, [expected(1, &[11, 12], &[12]), expected(2, &[], &[10]), expected(4, &[10], &[])]);
    assert_eq!(Gaps::totals(&found), (3, 2));
}

#[test]
fn a_term_with_gaps_is_closed_for_a_reason_only() {
    let close = |gaps: &[Gaps], reason| {
        let term = school_term(Closing::Never);
        term.close(gaps, reason, day("2026-10-30"), permit(Role::Head, term.close_term()))
    };
    let missing = gaps(&[seat(1, 11, Learning::WithMarks, None, 0)]);
    let refused = close(&missing, " ").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Не выставлено отметок: 1, учеников с точками: 0. \
         Закрыть период всё же можно, если написать причину."
    );
    let closed = close(&missing, "ученик в санатории").unwrap();
    let reason = Some("ученик в санатории".to_owned());
    assert_eq!(closed.order(), &Closing::Closed { on: day("2026-10-30"), reason });
    assert!(close(&[], "").is_ok());
}
