//! The mark of a year, made of the marks of its terms.

use serde::{Deserialize, Serialize};

use super::thresholds::Thresholds;
use super::value::TermMarkValue;
use super::words::counted;
use crate::journal::Hundredths;

/// How a year comes of its terms. Schools differ: it is data (`domain.md`, Formulas).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct YearRule {
    /// What the mean of the terms comes to.
    pub thresholds: Thresholds,
    /// Up to so many terms «н/а» are left out of the mean; with more of them the year is «н/а».
    pub most_not_assessed: u8,
}

impl YearRule {
    /// The mean rounded half up; one term «н/а» is forgiven.
    pub const USUAL: Self = Self { thresholds: Thresholds::USUAL, most_not_assessed: 1 };
}

/// Why no mark comes out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum YearLack {
    #[error("Нет ни одной отметки, из которой вышла бы годовая.")]
    Nothing,
    #[error("Не хватает итоговых: {}.", counted(usize::from(*.0), ["отметка", "отметки", "отметок"]))]
    Unposted(u8),
    #[error("Среди отметок есть «нез»: что вышло за год, решает педсовет.")]
    FailAmongDigits,
}

/// The year's mark out of those of its terms, in any order; `None` is a term not posted yet.
///
/// - «осв» is left out; a year of nothing else is «осв»;
/// - «н/а» is left out as long as the rule forgives it, and never where no digit remains;
/// - a year of «зач» and «нез» alone is «зач», or «нез» if one of them is; beside digits «зач» is left out,
///   «нез» leaves the year to people.
pub fn year_mark(terms: &[Option<TermMarkValue>], rule: YearRule) -> Result<TermMarkValue, YearLack> {
    use TermMarkValue::{Exempt, Fail, NotAssessed, Pass};
    let posted: Vec<TermMarkValue> = terms.iter().flatten().copied().collect();
    if terms.is_empty() {
        return Err(YearLack::Nothing);
    }
    if posted.len() < terms.len() {
        return Err(YearLack::Unposted(u8::try_from(terms.len() - posted.len()).unwrap_or(u8::MAX)));
    }
    let times = |value| posted.iter().filter(|posted| **posted == value).count();
    let average = mean(&posted);
    if times(NotAssessed) > usize::from(rule.most_not_assessed) {
        return Ok(NotAssessed);
    }
    match average {
        Some(_) if times(Fail) > 0 => Err(YearLack::FailAmongDigits),
        Some(average) => Ok(rule.thresholds.mark(average)),
        None if times(NotAssessed) > 0 => Ok(NotAssessed),
        None if times(Fail) > 0 => Ok(Fail),
        None if times(Pass) > 0 => Ok(Pass),
        None => Ok(Exempt),
    }
}

/// The mean of the digits, rounded half up to hundredths; none without digits.
pub(super) fn mean(values: &[TermMarkValue]) -> Option<Hundredths> {
    let digits: Vec<u32> = values.iter().filter_map(|value| value.digit()).collect();
    let number = u32::try_from(digits.len()).ok()?;
    (digits.iter().sum::<u32>() * 200).checked_div(number).map(|doubled| doubled.div_ceil(2))
}
