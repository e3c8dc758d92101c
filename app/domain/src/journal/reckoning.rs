//! How an average came about, so that it can be shown.

use serde::{Deserialize, Serialize};

use super::average::{Hundredths, average};
use super::mark::MarkValue;

/// The two sums behind an average.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reckoning {
    /// Σ(m·w)
    pub sum: u64,
    /// Σw
    pub weights: u64,
    pub average: Hundredths,
}

impl Reckoning {
    /// Of marks with their weights; `None` while nothing counts.
    pub fn of(marks: &[(MarkValue, u32)]) -> Option<Self> {
        let counted = marks.iter().filter_map(|(mark, weight)| Some((mark.points()?, *weight)));
        let (sum, weights) = counted.fold((0, 0), |(sum, weights), (points, weight)| {
            (sum + u64::from(points) * u64::from(weight), weights + u64::from(weight))
        });
        Some(Self { sum, weights, average: average(marks.iter().copied())? })
    }
}
