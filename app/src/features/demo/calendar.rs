//! The school calendar of the demo city: terms, vacations, holidays and bells of the year that `today` lies in.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use domain::calendar::{Span, TermKind, year_start};

/// Lessons of one shift from half past eight: 40 minutes each, long breaks after the second and the third.
pub const BELLS: [((u32, u32), (u32, u32)); 7] = [
    ((8, 30), (9, 10)),
    ((9, 20), (10, 0)),
    ((10, 20), (11, 0)),
    ((11, 20), (12, 0)),
    ((12, 10), (12, 50)),
    ((13, 0), (13, 40)),
    ((13, 50), (14, 30)),
];
/// Vacations of most grades, and those of grade 1 with a week more in February.
pub const VACATION_SETS: [&str; 2] = ["main", "grade-1"];
/// A term takes marks for so long after its last day.
const POSTING_DAYS: u64 = 7;
const HOLIDAYS: [(u32, u32); 5] = [(11, 4), (2, 23), (3, 8), (5, 1), (5, 9)];

pub struct Calendar {
    pub today: NaiveDate,
    pub year: Span,
    pub quarters: [Span; 4],
    /// Lessons begin here: so many school weeks before the week of `today`.
    pub since: NaiveDate,
}

pub struct TermPlan {
    pub kind: TermKind,
    pub number: i32,
    pub title: String,
    pub span: Span,
    pub posting: Span,
}

pub struct Vacation {
    pub set: &'static str,
    pub title: &'static str,
    pub span: Span,
}

impl Calendar {
    /// `weeks` of journals before the week of `today`; by default all since September, at most nine.
    pub fn new(today: NaiveDate, weeks: Option<u32>) -> Self {
        let start = year_start(today);
        let of = |from, till| span(start.year(), from, till);
        let quarters =
            [of((9, 1), (10, 23)), of((11, 2), (12, 30)), of((1, 11), (3, 26)), of((4, 5), (5, 26))];
        let year = Span { first: start, last: quarters[3].last };
        let mut calendar = Self { today, year, quarters, since: start };
        calendar.since = calendar.weeks_back(weeks.unwrap_or(9));
        calendar
    }

    fn weeks_back(&self, weeks: u32) -> NaiveDate {
        let mut monday = domain::calendar::monday_of(self.today.min(self.year.last));
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
        let in_term = self.quarters.iter().any(|quarter| quarter.contains(day));
        let resting = grade == 1 && self.february_week().contains(day);
        in_term && !weekend && !resting && !is_day_off(day)
    }

    /// Days with lessons, to the end of the term under way: a quarter, from grade 10 on a half-year.
    pub fn lesson_days(&self, grade: i32) -> Vec<NaiveDate> {
        let current = self.quarters.iter().rposition(|quarter| quarter.first <= self.today).unwrap_or(0);
        let last = self.quarters[if grade >= 10 { current | 1 } else { current }].last;
        let span = Span { first: self.since, last };
        span.days().filter(|day| self.is_school_day(*day, grade)).collect()
    }

    pub fn terms(&self) -> Vec<TermPlan> {
        let quarters = (1..)
            .zip(self.quarters)
            .map(|(number, span)| (TermKind::Quarter, number, format!("{number} четверть"), span));
        let halves = (1..).zip([(0, 1), (2, 3)]).map(|(number, (from, till))| {
            let span = Span { first: self.quarters[from].first, last: self.quarters[till].last };
            (TermKind::Half, number, format!("{number} полугодие"), span)
        });
        let year = [(TermKind::Year, 1, "Год".to_owned(), self.year)];
        let all = quarters.chain(halves).chain(year);
        all.map(|(kind, number, title, span)| {
            let posting = Span { first: span.first, last: span.last + Days::new(POSTING_DAYS) };
            TermPlan { kind, number, title, span, posting }
        })
        .collect()
    }

    pub fn vacations(&self) -> Vec<Vacation> {
        let mut vacations = vec![];
        for set in VACATION_SETS {
            for (at, title) in ["Осенние", "Зимние", "Весенние"].into_iter().enumerate()
            {
                let (before, after) = (self.quarters[at], self.quarters[at + 1]);
                let span = Span { first: before.last + Days::new(1), last: after.first - Days::new(1) };
                vacations.push(Vacation { set, title, span });
            }
        }
        let title = "Дополнительные";
        vacations.push(Vacation { set: VACATION_SETS[1], title, span: self.february_week() });
        vacations
    }

    fn february_week(&self) -> Span {
        span(self.year.first.year(), (2, 15), (2, 21))
    }
}

/// A holiday, or the Monday after one that fell on a weekend.
fn is_day_off(day: NaiveDate) -> bool {
    let holiday = |day: NaiveDate| HOLIDAYS.contains(&(day.month(), day.day()));
    let moved = day.weekday() == Weekday::Mon && (1..=2).any(|back| holiday(day - Days::new(back)));
    holiday(day) || moved
}

/// Days of a school year that began in `year`: months before September are of the next one.
fn span(year: i32, first: (u32, u32), last: (u32, u32)) -> Span {
    let day = |(month, day): (u32, u32)| {
        let year = if month >= 9 { year } else { year + 1 };
        NaiveDate::from_ymd_opt(year, month, day).expect("the plan names days that every year has")
    };
    Span { first: day(first), last: day(last) }
}

/// Beginning and end of the lesson of this number, from 1.
pub fn bell(number: i32) -> (NaiveTime, NaiveTime) {
    let at = usize::try_from(number - 1).expect("lessons are numbered from 1");
    let time =
        |(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).expect("the plan names times of the clock");
    (time(BELLS[at].0), time(BELLS[at].1))
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
            .terms()
            .into_iter()
            .filter(|term| term.posting.contains(calendar.today))
            .map(|term| term.title)
            .collect();
        assert_eq!(open, ["2 четверть", "1 полугодие", "Год"]);
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
