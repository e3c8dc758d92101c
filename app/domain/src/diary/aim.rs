//! Which mark an average comes to, and how many fives are missing to a better one.

use serde::{Deserialize, Serialize};

use super::reckoning::Reckoning;
use crate::journal::{Hundredths, MarkValue};

/// Averages from which a five, a four and a three come out. Schools differ: it is data.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rounding {
    pub five: Hundredths,
    pub four: Hundredths,
    pub three: Hundredths,
    /// To advise more further fives than this would be mockery.
    pub most_fives: u32,
}

/// What is missing to the mark aimed at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needed {
    /// It comes out already.
    Nothing,
    /// So many further fives, at least one.
    Fives(u32),
    /// More than anybody could earn.
    TooMany,
}

impl Rounding {
    /// From the middle up, as most schools round.
    pub const USUAL: Self = Self { five: 450, four: 350, three: 250, most_fives: 20 };

    /// The mark that `average` comes to.
    pub const fn mark(self, average: Hundredths) -> MarkValue {
        if average >= self.five {
            MarkValue::Five
        } else if average >= self.four {
            MarkValue::Four
        } else if average >= self.three {
            MarkValue::Three
        } else {
            MarkValue::Two
        }
    }

    const fn floor(self, aim: MarkValue) -> Option<Hundredths> {
        match aim {
            MarkValue::Five => Some(self.five),
            MarkValue::Four => Some(self.four),
            MarkValue::Three => Some(self.three),
            _ => None,
        }
    }

    /// How many further fives of `weight` bring these marks to `aim`, a 5, 4 or 3.
    pub fn needed(self, aim: MarkValue, marks: &[(MarkValue, u32)], weight: u32) -> Needed {
        let Some(floor) = self.floor(aim) else { return Needed::TooMany };
        let now = Reckoning::of(marks);
        if now.is_some_and(|now| now.average >= floor) {
            return Needed::Nothing;
        }
        let (sum, weights) = now.map_or((0, 0), |now| (now.sum, now.weights));
        // An average is rounded half up: it reaches the floor from half a hundredth below.
        let bar = u64::from(floor) * 2 - 1;
        let gain = 1000_u64.saturating_sub(bar) * u64::from(weight);
        let lack = (bar * weights).saturating_sub(200 * sum);
        if gain == 0 {
            return Needed::TooMany;
        }
        match u32::try_from(lack.div_ceil(gain).max(1)) {
            Ok(fives) if fives <= self.most_fives => Needed::Fives(fives),
            _ => Needed::TooMany,
        }
    }
}
