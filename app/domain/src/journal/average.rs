//! The average of current marks, and the sums behind it.

use serde::{Deserialize, Serialize};

use super::mark::MarkValue;

/// Hundredths of a mark: 3.29 is 329.
pub type Hundredths = u32;

/// How an average came about, so that it can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reckoning {
    /// Σ(m·w)
    pub sum: u64,
    /// Σw
    pub weights: u64,
    pub average: Hundredths,
}

/// Weighted mean Σ(m·w)/Σw in hundredths, rounded half up; `None` while nothing counts.
/// 1 counts as 2; зач, нез, a debt and work of weight 0 count in nothing.
pub fn average(marks: impl IntoIterator<Item = (MarkValue, u32)>) -> Option<Hundredths> {
    reckon(marks).map(|reckoning| reckoning.average)
}

impl Reckoning {
    /// Of marks with their weights; `None` while nothing counts.
    pub fn of(marks: &[(MarkValue, u32)]) -> Option<Self> {
        reckon(marks.iter().copied())
    }
}

fn reckon(marks: impl IntoIterator<Item = (MarkValue, u32)>) -> Option<Reckoning> {
    let counted = marks.into_iter().filter_map(|(mark, weight)| Some((mark.points()?, weight)));
    let (sum, weights) = counted.fold((0u64, 0u64), |(sum, weights), (points, weight)| {
        (sum + u64::from(points) * u64::from(weight), weights + u64::from(weight))
    });
    let doubled = (sum * 200).checked_div(weights)?;
    Some(Reckoning { sum, weights, average: u32::try_from(doubled.div_ceil(2)).ok()? })
}
