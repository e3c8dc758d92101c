//! One activity as the solver sees it: where it may stand and what holds it.

use super::link::Link;
use crate::model::Week;

/// Places in the solver's own lists.
pub type Number = u32;

/// Where a task stands; `room` is `NO_ROOM` for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub day: u16,
    pub hour: u16,
    pub room: Number,
}

impl Spot {
    #[expect(clippy::cast_possible_truncation, reason = "a week has at most 35 days of 60 hours")]
    pub const fn at(day: usize, hour: usize, room: Number) -> Self {
        Self { day: day as u16, hour: hour as u16, room }
    }

    /// Day and hour.
    pub const fn slot(self) -> (usize, usize) {
        (self.day as usize, self.hour as usize)
    }
}

pub const NO_ROOM: Number = Number::MAX;

/// A rule below 100: how often it is honoured while placing, and what breaking it costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    pub share: u32,
    pub cost: f64,
}

impl Weight {
    pub fn of(weight: f64) -> Self {
        Self { share: super::chance::share(weight), cost: weight / 100.0 }
    }

    pub const fn is_hard(&self) -> bool {
        self.share == u32::MAX
    }
}

#[derive(Debug, Clone, Default)]
pub struct Task {
    pub duration: usize,
    /// Where it may start.
    pub starts: Week,
    /// The same as a list of (day, hour).
    pub slots: Vec<(usize, usize)>,
    pub start_wishes: Vec<StartWish>,
    /// Those who cannot be in two places at once.
    pub people: Vec<Number>,
    /// Those whose limits are to be watched.
    pub burdens: Vec<Number>,
    pub links: Vec<Link>,
    /// Rooms it may have; empty for none needed.
    pub rooms: Vec<Number>,
    pub room_wishes: Vec<RoomWish>,
    /// May it do without a room?
    pub roomless: bool,
    /// Rules of few rooms it falls under.
    pub room_sets: Vec<usize>,
    /// Bounds over chosen hours it falls under.
    pub bounds: Vec<usize>,
    pub ends_day: bool,
    /// It stands in the only place it has.
    pub is_fixed: bool,
    pub rank: usize,
}

#[derive(Debug, Clone)]
pub struct StartWish {
    /// Units broken by a start, by day and hour.
    pub units: Vec<Vec<u8>>,
    pub weight: Weight,
}

#[derive(Debug, Clone)]
pub struct RoomWish {
    pub rooms: Vec<Number>,
    pub weight: Weight,
}
