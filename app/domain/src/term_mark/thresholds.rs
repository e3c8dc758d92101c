//! From which average a five, a four and a three come out.

use serde::{Deserialize, Serialize};

use super::value::TermMarkValue;
use crate::journal::Hundredths;

/// The lowest averages of 5, 4 and 3; below the last it is a 2. Schools differ: it is data.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Thresholds {
    pub five: Hundredths,
    pub four: Hundredths,
    pub three: Hundredths,
}

impl Thresholds {
    /// From the middle up, as most schools round.
    pub const USUAL: Self = Self { five: 450, four: 350, three: 250 };
    /// In favour of the lower mark.
    pub const STRICT: Self = Self { five: 465, four: 365, three: 265 };

    /// The mark that `average` comes to.
    pub const fn mark(self, average: Hundredths) -> TermMarkValue {
        if average >= self.five {
            TermMarkValue::Five
        } else if average >= self.four {
            TermMarkValue::Four
        } else if average >= self.three {
            TermMarkValue::Three
        } else {
            TermMarkValue::Two
        }
    }

    /// The lowest average of `value`; a 2 has none, and what is no digit neither.
    pub const fn floor(self, value: TermMarkValue) -> Option<Hundredths> {
        match value {
            TermMarkValue::Five => Some(self.five),
            TermMarkValue::Four => Some(self.four),
            TermMarkValue::Three => Some(self.three),
            _ => None,
        }
    }

    /// The average from which `value` would be a better mark; none above a 5.
    pub const fn ceiling(self, value: TermMarkValue) -> Option<Hundredths> {
        match value {
            TermMarkValue::Four => Some(self.five),
            TermMarkValue::Three => Some(self.four),
            TermMarkValue::Two => Some(self.three),
            _ => None,
        }
    }
}
