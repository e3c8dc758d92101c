//! A mark that is made of marks: a year of its terms, a certificate of the year and the exam, or of two years.

use super::certificate::{Exam, after_grade_9, after_grade_11};
use super::rule::Rule;
use super::suggestion::{Lack, Outcome};
use super::thresholds::Thresholds;
use super::value::TermMarkValue;
use super::words::{counted, decimal};
use super::year::{mean, year_mark};
use crate::calendar::TermKind;
use crate::journal::Hundredths;

/// What the marks of a column are made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// A term: the marks of its lessons.
    Lessons,
    /// A year: its terms.
    Terms,
    /// An exam: its protocol.
    Protocol,
    /// A certificate after grade 9: the year, and the exam if there was one.
    YearAndExam,
    /// A certificate after grade 11: half-years and years of grades 10 and 11.
    TwoYears,
}

/// A mark that others are made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    pub kind: TermKind,
    /// «1 четверть», «10 класс, год»
    pub title: String,
    pub mark: Option<TermMarkValue>,
}

/// Are marks of exams still to come?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExamTime {
    Ahead,
    Over,
}

/// What comes of the parts, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    pub outcome: Outcome,
    /// Of the digits among the parts; none where there are none.
    pub average: Option<Hundredths>,
    parts: Vec<Part>,
}

impl Basis {
    pub const fn of(kind: TermKind, grade: u8) -> Self {
        match kind {
            TermKind::Quarter | TermKind::Trimester | TermKind::Module | TermKind::Half => Self::Lessons,
            TermKind::Year => Self::Terms,
            TermKind::Exam => Self::Protocol,
            TermKind::Final if grade >= 10 => Self::TwoYears,
            TermKind::Final => Self::YearAndExam,
        }
    }

    /// Which of a pupil's marks it is made of.
    pub const fn takes(self, kind: TermKind) -> bool {
        match self {
            Self::Lessons | Self::Protocol => false,
            Self::Terms => kind.is_part(),
            Self::YearAndExam => matches!(kind, TermKind::Year | TermKind::Exam),
            Self::TwoYears => kind.is_part() || matches!(kind, TermKind::Year),
        }
    }

    /// What `rule` makes of the parts, of which those are passed over that do not belong to it.
    pub fn total(self, rule: &Rule, parts: Vec<Part>, exams: ExamTime) -> Total {
        let parts: Vec<Part> = parts.into_iter().filter(|part| self.takes(part.kind)).collect();
        let marks: Vec<_> = parts.iter().map(|part| part.mark).collect();
        let of = |kind: TermKind| parts.iter().find(|part| part.kind == kind).and_then(|part| part.mark);
        let certified = |lack| Outcome::Lacks(Lack::Certificate(lack));
        let outcome = match self {
            Self::Lessons | Self::Protocol => Outcome::ByProtocol,
            Self::Terms => {
                let rule = rule.of_year();
                let comes = |value| Outcome::comes(value, rule.thresholds);
                year_mark(&marks, rule).map_or_else(|lack| Outcome::Lacks(Lack::Year(lack)), comes)
            }
            Self::YearAndExam => {
                let exam = taken(of(TermKind::Exam), exams);
                let comes = |value| settled(value, matches!(exam, Exam::Sat(_)));
                after_grade_9(of(TermKind::Year), exam).map_or_else(certified, comes)
            }
            Self::TwoYears => after_grade_11(&marks).map_or_else(certified, |value| settled(value, true)),
        };
        let posted: Vec<_> = marks.iter().flatten().copied().collect();
        Total { outcome, average: mean(&posted), parts }
    }
}

/// «осв» in the column of the exam, or none when exams are over: the pupil does not take it.
const fn taken(mark: Option<TermMarkValue>, exams: ExamTime) -> Exam {
    match (mark, exams) {
        (Some(TermMarkValue::Exempt), _) | (None, ExamTime::Over) => Exam::NotTaken,
        (None, ExamTime::Ahead) => Exam::Awaited,
        (Some(mark), _) => Exam::Sat(mark),
    }
}

/// A mark of a certificate; one that is no mean lies between no thresholds.
const fn settled(value: TermMarkValue, is_mean: bool) -> Outcome {
    if is_mean {
        Outcome::comes(value, Thresholds::USUAL)
    } else {
        Outcome::Comes { value, floor: None, ceiling: None }
    }
}

impl Total {
    /// «1 четверть — 5, 2 четверть — 4.» «Средняя по 2 отметкам: 9 : 2 = 4,50.» «Выходит 5: не ниже 4,50.»
    pub fn in_words(&self) -> Vec<String> {
        let parts: Vec<_> = self
            .parts
            .iter()
            .map(|part| format!("{} — {}", part.title, part.mark.map_or("нет", TermMarkValue::text)))
            .collect();
        let listed = (!parts.is_empty()).then(|| format!("{}.", parts.join(", ")));
        [listed, self.mean_in_words(), Some(self.outcome.in_words())].into_iter().flatten().collect()
    }

    fn mean_in_words(&self) -> Option<String> {
        let digits: Vec<u32> =
            self.parts.iter().filter_map(|part| part.mark.and_then(TermMarkValue::digit)).collect();
        let (average, of) = (self.average?, digits.len());
        let marks = counted(of, ["отметке", "отметкам", "отметкам"]);
        let sum: u32 = digits.iter().sum();
        (of > 1).then(|| format!("Средняя по {marks}: {sum} : {of} = {}.", decimal(average)))
    }
}
