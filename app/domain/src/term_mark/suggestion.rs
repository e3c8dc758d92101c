//! What a rule makes of a pupil's current marks, and how it came to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::certificate::CertificateLack;
use super::departure::Departure;
use super::rule::{Averaging, ControlWork, Rule};
use super::thresholds::Thresholds;
use super::value::TermMarkValue;
use super::words::counted;
use super::year::YearLack;
use crate::journal::{Hundredths, MarkValue, Reckoning, WorkKind};

/// A current mark with what its work brings to the average.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Given {
    pub value: MarkValue,
    pub weight: u32,
    /// Letter of the kind of work.
    pub kind: String,
    /// Day of the lesson.
    pub on: NaiveDate,
}

/// How a pupil learns a subject in a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Learning {
    WithMarks,
    /// The grade, subject and term go without (grade 1 by law).
    WithoutMarks,
    /// Freed from the subject for the whole term.
    Freed,
    /// Freed for a part of it: what there is counts, and too little to judge by is «осв».
    FreedInPart,
}

/// What comes out, with all that led to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Suggestion {
    pub outcome: Outcome,
    pub averaging: Averaging,
    pub counted: Vec<Counted>,
    pub excluded: Vec<Excluded>,
    /// The average with its sums; none while nothing counts.
    pub reckoning: Option<Reckoning>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Comes {
        value: TermMarkValue,
        /// The threshold crossed; none under a 2, nor under a word.
        floor: Option<Hundredths>,
        /// The threshold not reached; none over a 5, nor over a word.
        ceiling: Option<Hundredths>,
    },
    Lacks(Lack),
    /// A protocol says it: no rule has a word in the mark of an exam.
    ByProtocol,
}

/// Why nothing is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    #[error("Здесь учатся без отметок, итоговую не ставят.")]
    WithoutMarks,
    #[error("Нет ни одной отметки, которая считается.")]
    NoMarks,
    #[error("{}, а нужно не меньше {least}.", counted(usize::from(*have), ["отметка", "отметки", "отметок"]))]
    TooFew { have: u8, least: u8 },
    #[error("Нет отметки за контрольную работу, а правило её требует.")]
    NoControlWork,
    #[error("{0}")]
    Year(YearLack),
    #[error("{0}")]
    Certificate(CertificateLack),
}

/// A mark that counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counted {
    pub given: Given,
    /// 2 to 5: a 1 counts as 2.
    pub points: u32,
    /// The weight it counts with: 1 in a simple average.
    pub weight: u32,
}

/// A mark that does not.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Excluded {
    pub given: Given,
    pub why: Exclusion,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    /// Work owed.
    Debt,
    /// зач and нез are no digits.
    PassOrFail,
    /// Work of weight 0.
    Weightless,
}

/// What `rule` suggests for these marks of one pupil, group and term.
pub fn suggest(rule: &Rule, learning: Learning, marks: &[Given]) -> Suggestion {
    let (mut counted, mut excluded) = (vec![], vec![]);
    for given in marks {
        match weighed(given, rule.averaging) {
            Ok((points, weight)) => counted.push(Counted { given: given.clone(), points, weight }),
            Err(why) => excluded.push(Excluded { given: given.clone(), why }),
        }
    }
    let pairs: Vec<_> = counted.iter().map(|one| (one.given.value, one.weight)).collect();
    let reckoning = Reckoning::of(&pairs);
    let outcome = match comes(rule, learning, &counted, reckoning) {
        Ok(value) => Outcome::comes(value, rule.thresholds),
        Err(_) if learning == Learning::FreedInPart => Outcome::comes(TermMarkValue::Exempt, rule.thresholds),
        Err(lack) => Outcome::Lacks(lack),
    };
    Suggestion { outcome, averaging: rule.averaging, counted, excluded, reckoning }
}

impl Outcome {
    pub const fn value(self) -> Option<TermMarkValue> {
        match self {
            Self::Comes { value, .. } => Some(value),
            Self::Lacks(_) | Self::ByProtocol => None,
        }
    }

    /// How `value` stands to it; what a protocol says departs from nothing.
    pub const fn departure(self, value: TermMarkValue) -> Option<Departure> {
        match self {
            Self::ByProtocol => None,
            Self::Comes { .. } | Self::Lacks(_) => Departure::between(value, self.value()),
        }
    }

    /// `value` with the thresholds it lies between.
    pub(super) const fn comes(value: TermMarkValue, thresholds: Thresholds) -> Self {
        Self::Comes { value, floor: thresholds.floor(value), ceiling: thresholds.ceiling(value) }
    }
}

impl Suggestion {
    /// The mark suggested, if any.
    pub const fn value(&self) -> Option<TermMarkValue> {
        self.outcome.value()
    }

    pub fn average(&self) -> Option<Hundredths> {
        self.reckoning.map(|reckoning| reckoning.average)
    }
}

/// Points and weight of a mark that counts.
fn weighed(given: &Given, averaging: Averaging) -> Result<(u32, u32), Exclusion> {
    let Some(points) = given.value.points() else {
        return Err(if given.value == MarkValue::Debt { Exclusion::Debt } else { Exclusion::PassOrFail });
    };
    match (given.weight, averaging) {
        (0, _) => Err(Exclusion::Weightless),
        (weight, Averaging::Weighted) => Ok((points, weight)),
        (_, Averaging::Simple) => Ok((points, 1)),
    }
}

fn comes(
    rule: &Rule,
    learning: Learning,
    counted: &[Counted],
    reckoning: Option<Reckoning>,
) -> Result<TermMarkValue, Lack> {
    match learning {
        Learning::WithoutMarks => return Err(Lack::WithoutMarks),
        Learning::Freed => return Ok(TermMarkValue::Exempt),
        Learning::WithMarks | Learning::FreedInPart => {}
    }
    let average = reckoning.ok_or(Lack::NoMarks)?.average;
    let (have, least) = (u8::try_from(counted.len()).unwrap_or(u8::MAX), rule.least_marks);
    if have < least {
        return Err(Lack::TooFew { have, least });
    }
    let is_control = |one: &Counted| one.given.kind == WorkKind::CONTROL;
    if rule.control == ControlWork::AtLeastOne && !counted.iter().any(is_control) {
        return Err(Lack::NoControlWork);
    }
    Ok(rule.thresholds.mark(average))
}
