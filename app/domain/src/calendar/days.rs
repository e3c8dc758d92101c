//! Which days have lessons: days of terms that are no vacation, no Sunday and no holiday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Span;

/// Month and day of the holidays of the country that fall into terms.
const HOLIDAYS: [(u32, u32); 5] = [(11, 4), (2, 23), (3, 8), (5, 1), (5, 9)];

/// A holiday, or the Monday after one that fell on a weekend.
pub fn is_day_off(day: NaiveDate) -> bool {
    let holiday = |day: NaiveDate| HOLIDAYS.contains(&(day.month(), day.day()));
    let moved = day.weekday() == Weekday::Mon && (1..=2).any(|back| holiday(day - Days::new(back)));
    holiday(day) || moved
}

/// Days with lessons, Saturdays among them, in the order of time.
pub fn lesson_days(terms: &[Span], vacations: &[Span]) -> Vec<NaiveDate> {
    let resting = |day: NaiveDate| vacations.iter().any(|span| span.contains(day));
    let taught = |day: &NaiveDate| day.weekday() != Weekday::Sun && !is_day_off(*day) && !resting(*day);
    let mut days: Vec<NaiveDate> = terms.iter().flat_map(|term| term.days()).filter(taught).collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::YearPlan;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_holiday_on_a_weekend_moves_to_monday() {
        assert!(is_day_off(day("2026-11-04")) && !is_day_off(day("2026-11-05")));
        assert!(is_day_off(day("2027-05-10")), "9 May 2027 is a Sunday");
    }

    #[test]
    fn lessons_are_held_in_terms_but_not_in_vacations_on_sundays_and_holidays() {
        let plan = YearPlan::usual(2026);
        let days = lesson_days(&plan.quarters, &[plan.extra]);
        assert_eq!((days[0], days[days.len() - 1]), (day("2026-09-01"), day("2027-05-26")));
        for free in ["2026-10-28", "2026-11-04", "2026-11-08", "2027-02-16", "2027-01-04"] {
            assert!(!days.contains(&day(free)), "{free}");
        }
        assert!(days.contains(&day("2026-11-12")) && days.contains(&day("2026-11-14")));
    }

    #[test]
    fn terms_that_overlap_give_a_day_once() {
        let plan = YearPlan::usual(2026);
        let twice = [plan.quarters[0], plan.quarters[0]];
        assert_eq!(lesson_days(&twice, &[]), lesson_days(&plan.quarters[..1], &[]));
    }
}
