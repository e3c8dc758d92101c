//! The plan of a school year: four quarters, the vacations between them, one week more for grade 1.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Span, TermKind, first_of_september};

/// Vacations of most grades, and those of grade 1 with a week more in February.
pub const VACATION_SETS: [&str; 2] = ["main", "grade-1"];
/// A term takes marks for so long after its last day.
const POSTING_DAYS: u64 = 7;
/// Marks of the year are written from so many days before its end.
const YEAR_DAYS: u64 = 14;
/// Exams are over, and certificates given, so many days after the year.
const EXAM_DAYS: u64 = 45;

/// The set of vacations of a grade.
pub const fn vacation_set(grade: i32) -> &'static str {
    VACATION_SETS[if grade == 1 { 1 } else { 0 }]
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct YearPlan {
    pub quarters: [Span; 4],
    /// The week that grade 1 rests more.
    pub extra: Span,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermPlan {
    pub kind: TermKind,
    pub number: i32,
    pub title: String,
    pub span: Span,
    pub posting: Span,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vacation {
    pub set: &'static str,
    pub title: &'static str,
    pub span: Span,
}

/// Why the plan cannot be; `day` counts the days of [`YearPlan::days`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayRefused {
    pub day: usize,
    pub why: &'static str,
}

impl YearPlan {
    /// The shipped calendar of the year that begins in September of `year`. For 2026/27 it is a projection.
    pub fn usual(year: i32) -> Self {
        let of = |first, last| span(year, first, last);
        Self {
            quarters: [
                of((9, 1), (10, 23)),
                of((11, 2), (12, 30)),
                of((1, 11), (3, 26)),
                of((4, 5), (5, 26)),
            ],
            extra: of((2, 15), (2, 21)),
        }
    }

    /// Out of ten days: first and last of each quarter, then of the week of grade 1.
    pub fn of(days: [NaiveDate; 10]) -> Self {
        let span = |at: usize| Span { first: days[at], last: days[at + 1] };
        Self { quarters: [span(0), span(2), span(4), span(6)], extra: span(8) }
    }

    /// The ten days it is made of.
    pub fn days(&self) -> [NaiveDate; 10] {
        let [first, second, third, fourth] = self.quarters;
        let spans = [first, second, third, fourth, self.extra];
        let mut days = [first.first; 10];
        for (place, span) in days.chunks_mut(2).zip(spans) {
            place.copy_from_slice(&[span.first, span.last]);
        }
        days
    }

    pub fn year(&self) -> Span {
        Span { first: self.quarters[0].first, last: self.quarters[3].last }
    }

    /// Days follow each other, between quarters there is a vacation, and the year begins near 1 September.
    pub fn check(&self, year: i32) -> Result<(), Vec<DayRefused>> {
        let days = self.days();
        let mut refused = vec![];
        for at in 0..7 {
            if days[at] >= days[at + 1] {
                let why = if at % 2 == 0 {
                    "Четверть кончается раньше, чем начинается."
                } else {
                    "Четверть начинается раньше, чем кончилась прежняя."
                };
                refused.push(DayRefused { day: at + 1, why });
            }
        }
        let september = first_of_september(year);
        if days[0] < september - Days::new(31) || days[0] > september + Days::new(61) {
            refused
                .push(DayRefused { day: 0, why: "Учебный год начинается осенью." });
        }
        if days[7] >= first_of_september(year + 1) {
            refused.push(DayRefused {
                day: 7, why: "Учебный год кончается до следующего сентября."
            });
        }
        if days[8] > days[9] || !self.year().contains(days[8]) || !self.year().contains(days[9]) {
            refused.push(DayRefused {
                day: 9, why: "Эти каникулы лежат внутри учебного года."
            });
        }
        if refused.is_empty() { Ok(()) } else { Err(refused) }
    }

    pub fn terms(&self) -> Vec<TermPlan> {
        let quarters = (1..)
            .zip(self.quarters)
            .map(|(number, span)| (TermKind::Quarter, number, format!("{number} четверть"), span));
        let halves = (1..).zip([(0, 1), (2, 3)]).map(|(number, (from, till))| {
            let span = Span { first: self.quarters[from].first, last: self.quarters[till].last };
            (TermKind::Half, number, format!("{number} полугодие"), span)
        });
        let parts = quarters.chain(halves).map(|(kind, number, title, span)| {
            let posting = Span { first: span.first, last: span.last + Days::new(POSTING_DAYS) };
            TermPlan { kind, number, title, span, posting }
        });
        parts.chain(self.totals()).collect()
    }

    /// The year, the exams after it and the marks of a certificate: all three are of the whole year.
    fn totals(&self) -> [TermPlan; 3] {
        let span = self.year();
        let last = span.last;
        let (closing, exams) = (last - Days::new(YEAR_DAYS), last + Days::new(EXAM_DAYS));
        let written = [
            (TermKind::Year, "Год", closing, last + Days::new(POSTING_DAYS)),
            (TermKind::Exam, "Экзамен", last, exams),
            (TermKind::Final, "Итоговая", last, exams),
        ];
        written.map(|(kind, title, first, last)| TermPlan {
            kind,
            number: 1,
            title: title.to_owned(),
            span,
            posting: Span { first, last },
        })
    }

    /// What lies between the quarters, in each set.
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
        vacations.push(Vacation {
            set: VACATION_SETS[1], title: "Дополнительные", span: self.extra
        });
        vacations.retain(|vacation| vacation.span.first <= vacation.span.last);
        vacations
    }
}

/// Days of a school year that began in `year`: months before September are of the next one.
fn span(year: i32, first: (u32, u32), last: (u32, u32)) -> Span {
    let day = |(month, day): (u32, u32)| {
        let year = if month >= 9 { year } else { year + 1 };
        NaiveDate::from_ymd_opt(year, month, day).expect("the plan names days that every year has")
    };
    Span { first: day(first), last: day(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_plan_holds_and_is_read_back_from_its_days() {
        for year in 2020..2040 {
            let plan = YearPlan::usual(year);
            assert_eq!(plan.check(year), Ok(()), "{year}");
            assert_eq!(YearPlan::of(plan.days()), plan);
        }
    }

    #[test]
    fn quarters_out_of_order_are_told_at_their_day() {
        let mut days = YearPlan::usual(2026).days();
        days[2] = days[1];
        let refused = YearPlan::of(days).check(2026).unwrap_err();
        assert_eq!(refused.iter().map(|refused| refused.day).collect::<Vec<_>>(), [2]);
        days[9] = days[7] + Days::new(9);
        let refused = YearPlan::of(days).check(2026).unwrap_err();
        assert_eq!(refused.iter().map(|refused| refused.day).collect::<Vec<_>>(), [2, 9]);
    }

    #[test]
    fn half_years_are_two_quarters_and_marks_wait_a_week() {
        let terms = YearPlan::usual(2026).terms();
        assert_eq!(terms.len(), 9);
        let half = terms.iter().find(|term| term.title == "1 полугодие").unwrap();
        assert_eq!((half.span.first, half.span.last), (terms[0].span.first, terms[1].span.last));
        assert_eq!(half.posting.last, half.span.last + Days::new(7));
    }

    #[test]
    fn the_year_is_written_at_its_end_and_exams_and_certificates_after_it() {
        let terms = YearPlan::usual(2026).terms();
        let [year, exam, last] = &terms[6..] else { panic!("{terms:?}") };
        assert_eq!([year.kind, exam.kind, last.kind], [TermKind::Year, TermKind::Exam, TermKind::Final]);
        assert_eq!((year.span, exam.span), (YearPlan::usual(2026).year(), year.span));
        assert_eq!(year.posting.first.to_string(), "2027-05-12");
        assert!(exam.posting.first >= year.span.last && exam.posting == last.posting);
    }

    #[test]
    fn only_grade_one_rests_in_february() {
        let vacations = YearPlan::usual(2026).vacations();
        assert_eq!(vacations.iter().filter(|one| one.set == vacation_set(1)).count(), 4);
        assert_eq!(vacations.iter().filter(|one| one.set == vacation_set(5)).count(), 3);
    }
}
