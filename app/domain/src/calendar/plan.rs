//! The plan of a school year: four quarters, the vacations between them, one week more for grade 1.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Span, TermKind};

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

    pub fn year(&self) -> Span {
        Span { first: self.quarters[0].first, last: self.quarters[3].last }
    }

    pub fn terms(&self) -> Vec<TermPlan> {
        let [first, second, third, fourth] = self.quarters;
        let halves = [(first, second), (third, fourth)];
        let halves = halves.map(|(from, till)| Span { first: from.first, last: till.last });
        let parts = [parts(TermKind::Quarter, &self.quarters), parts(TermKind::Half, &halves)];
        parts.into_iter().flatten().chain(totals(self.year())).collect()
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

/// Terms of one kind in their order; marks of each wait a week.
pub(super) fn parts(kind: TermKind, spans: &[Span]) -> Vec<TermPlan> {
    let part = |(number, span): (i32, &Span)| {
        let posting = Span { first: span.first, last: span.last + Days::new(POSTING_DAYS) };
        TermPlan { kind, number, title: kind.title(number), span: *span, posting }
    };
    (1..).zip(spans).map(part).collect()
}

/// The year, the exams after it and the marks of a certificate: all three are of the whole year.
pub(super) fn totals(span: Span) -> [TermPlan; 3] {
    let last = span.last;
    let (closing, exams) = (last - Days::new(YEAR_DAYS), last + Days::new(EXAM_DAYS));
    let written = [
        (TermKind::Year, closing, last + Days::new(POSTING_DAYS)),
        (TermKind::Exam, last, exams),
        (TermKind::Final, last, exams),
    ];
    written.map(|(kind, first, last)| TermPlan {
        kind,
        number: 1,
        title: kind.title(1),
        span,
        posting: Span { first, last },
    })
}

/// Days of a school year that began in `year`: months before September are of the next one.
pub(super) fn span(year: i32, first: (u32, u32), last: (u32, u32)) -> Span {
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
