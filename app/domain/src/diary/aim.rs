//! Which mark an average comes to, and how many fives are missing to a better one.

use serde::{Deserialize, Serialize};

use crate::journal::{Hundredths, MarkValue, Reckoning};
use crate::term_mark::{TermMarkValue, Thresholds};

/// By which averages marks come out, and how far an advice goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rounding {
    pub thresholds: Thresholds,
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
    pub const USUAL: Self = Self { thresholds: Thresholds::USUAL, most_fives: 20 };

    /// The mark that `average` comes to.
    pub const fn mark(self, average: Hundredths) -> TermMarkValue {
        self.thresholds.mark(average)
    }

    /// How many further fives of `weight` bring these marks to `aim`, a 5, 4 or 3.
    pub fn needed(self, aim: MarkValue, marks: &[(MarkValue, u32)], weight: u32) -> Needed {
        let aim = aim.points().and_then(TermMarkValue::from_digit);
        let Some(floor) = aim.and_then(|aim| self.thresholds.floor(aim)) else { return Needed::TooMany };
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
