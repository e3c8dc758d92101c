//! What a draft is weighed in: units of broken rules, and cells that count the lessons of one hour.

use super::task::{Number, Weight};

/// What a broken hard rule weighs, by the unit.
pub const UNIT: i64 = 100_000;
/// What a broken wish of full weight weighs beside it.
const WISH: f64 = 10_000.0;

/// Units of hard rules broken, and those with the wishes by their weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Toll {
    pub hard: i64,
    pub all: i64,
}

impl Toll {
    #[expect(clippy::cast_possible_truncation, reason = "a wish weighs no more than a rule")]
    #[inline]
    pub fn of(weight: Weight, units: usize) -> Self {
        if units == 0 {
            return Self::default();
        }
        let whole = Self::hard(units);
        if weight.is_hard() { whole } else { Self { hard: 0, all: whole.hard * (weight.cost * WISH) as i64 } }
    }

    pub fn hard(units: usize) -> Self {
        let hard = i64::from(u32::try_from(units).unwrap_or(u32::MAX));
        Self { hard, all: hard * UNIT }
    }

    pub const fn add(&mut self, other: Self) {
        self.hard += other.hard;
        self.all += other.all;
    }

    pub const fn take(&mut self, other: Self) {
        self.hard -= other.hard;
        self.all -= other.all;
    }
}

/// Lessons at one hour of one person or room: how many, and their numbers folded into one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cell {
    pub lessons: u32,
    pub folded: Number,
}

impl Cell {
    /// Counts a lesson in; answers how many more clash.
    pub fn enter(&mut self, task: Number) -> usize {
        self.folded ^= task;
        self.lessons += 1;
        usize::from(self.lessons > 1)
    }

    /// Counts a lesson out; answers how many fewer clash.
    pub fn leave(&mut self, task: Number) -> usize {
        self.folded ^= task;
        self.lessons -= 1;
        usize::from(self.lessons > 0)
    }
}
