//! The calendar of the demo city: the shipped school year that `today` lies in, and since when there are lessons.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::calendar::{Span, YearPlan, is_day_off, monday_of, year_start};

pub struct Calendar {
    pub today: NaiveDate,
    pub year: Span,
    pub plan: YearPlan,
    /// Lessons begin here: so many school weeks before the week of `today`.
    pub since: NaiveDate,
}

impl Calendar {
    /// `weeks` of journals before the week of `today`; by default all since September, at most nine.
    pub fn new(today: NaiveDate, weeks: Option<u32>) -> Self {
        let plan = YearPlan::usual(year_start(today).year());
        let year = plan.year();
        let mut calendar = Self { today, year, plan, since: year.first };
        calendar.since = calendar.weeks_back(weeks.unwrap_or(9));
        calendar
    }

    fn weeks_back(&self, weeks: u32) -> NaiveDate {
        let mut monday = monday_of(self.today.min(self.year.last));
        let mut left = weeks;
        while left > 0 && monday > self.year.first {
            monday = monday - Days::new(7);
            if (0..5).any(|day| self.is_school_day(monday + Days::new(day), 2)) {
                left -= 1;
            }
        }
        monday.max(self.year.first)
    }

    pub fn is_school_day(&self, day: NaiveDate, grade: i32) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let in_term = self.plan.quarters.iter().any(|quarter| quarter.contains(day));
        let resting = grade == 1 && self.plan.extra.contains(day);
        in_term && !weekend && !resting && !is_day_off(day)
    }

    /// Days with lessons, to the end of the term under way: a quarter, from grade 10 on a half-year.
    pub fn lesson_days(&self, grade: i32) -> Vec<NaiveDate> {
        let quarters = &self.plan.quarters;
        let current = quarters.iter().rposition(|quarter| quarter.first <= self.today).unwrap_or(0);
        let last = quarters[if grade >= 10 { current | 1 } else { current }].last;
        let span = Span { first: self.since, last };
        span.days().filter(|day| self.is_school_day(*day, grade)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn november() -> Calendar {
        Calendar::new(day("2026-11-12"), None)
    }

    #[test]
    fn on_12_november_the_second_quarter_takes_marks_and_the_first_does_not() {
        let calendar = november();
        let open: Vec<String> = calendar
            .plan
            .terms()
            .into_iter()
            .filter(|term| term.posting.contains(calendar.today))
            .map(|term| term.title)
            .collect();
        assert_eq!(open, ["2 четверть", "1 полугодие"]);
    }

    #[test]
    fn nine_weeks_before_12_november_reach_the_first_of_september() {
        assert_eq!(november().since, day("2026-09-01"));
        assert_eq!(Calendar::new(day("2026-11-12"), Some(1)).since, day("2026-11-02"));
        assert_eq!(Calendar::new(day("2026-09-03"), None).since, day("2026-09-01"));
    }

    #[test]
    fn there_are_no_lessons_on_holidays_and_in_vacations() {
        let days = november().lesson_days(7);
        assert!(!days.contains(&day("2026-11-04")) && !days.contains(&day("2026-10-28")));
        assert_eq!((days[0], days[days.len() - 1]), (day("2026-09-01"), day("2026-12-30")));
        assert!(!november().is_school_day(day("2027-05-10"), 7), "9 May 2027 is a Sunday");
        assert!(!november().is_school_day(day("2027-02-16"), 1));
    }

    #[test]
    fn a_city_can_be_seeded_on_any_day_of_any_year() {
        for today in ["2027-07-01", "2028-02-29", "2026-09-01", "2026-12-31", "2030-08-31"] {
            let calendar = Calendar::new(day(today), None);
            assert!(calendar.year.first <= calendar.since, "{today}");
            assert!(!calendar.lesson_days(11).is_empty(), "{today}");
        }
    }
}
