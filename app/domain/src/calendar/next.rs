//! What the next school year takes over of this one: the same days a year later, every class a grade higher.

use chrono::{Datelike, Months, NaiveDate};

use super::Span;

/// The same day a year later.
pub fn moved_day(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap_or(day)
}

/// The same days a year later; what began on 29 February begins on 1 March, so that spans still follow each other.
pub fn moved_span(span: Span) -> Span {
    let first = moved_day(span.first);
    let leap = span.first.month() == 2 && span.first.day() == 29 && span.first < span.last;
    Span { first: if leap { first.succ_opt().unwrap_or(first) } else { first }, last: moved_day(span.last) }
}

/// The grade of a class a year later; a class of grade 9 goes on if the school says so, after grade 11 nobody does.
pub const fn next_grade(grade: i32, goes_on: bool) -> Option<i32> {
    match grade {
        1..=8 | 10 => Some(grade + 1),
        9 if goes_on => Some(10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(first: &str, last: &str) -> Span {
        Span { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }

    #[test]
    fn days_are_the_same_a_year_later() {
        assert_eq!(moved_span(span("2026-09-01", "2026-10-23")), span("2027-09-01", "2027-10-23"));
        assert_eq!(moved_span(span("2027-12-01", "2028-02-29")), span("2028-12-01", "2029-02-28"));
    }

    #[test]
    fn neighbours_over_the_end_of_february_stay_neighbours() {
        assert_eq!(moved_span(span("2028-02-29", "2028-05-26")), span("2029-03-01", "2029-05-26"));
    }

    #[test]
    fn every_class_goes_up_by_one_grade_nine_if_asked_and_eleven_leaves() {
        let next: Vec<_> = (1..=12).map(|grade| next_grade(grade, false)).collect();
        let up: Vec<_> = (2..=9).map(Some).collect();
        assert_eq!(next[..8], up[..]);
        assert_eq!(next[8..], [None, Some(11), None, None]);
        assert_eq!((next_grade(9, true), next_grade(11, true)), (Some(10), None));
    }
}
