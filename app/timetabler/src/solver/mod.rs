//! The solver: places lessons by swapping chains, then works the wishes off. Seeded, cancellable, pure.
//!
//! Lessons are placed hardest first. One that finds no free place takes the place with the fewest lessons in
//! the way, and those are placed anew in the same manner, to a bounded depth; a chain that does not close is
//! undone. When no chain closes, the lesson takes the place by force, and what is pushed out queues again:
//! the more often a lesson was pushed out, the dearer it is to push next time.
//! (The scheme is published as «recursive swapping» in FET's documentation.)
//! By turns with it a draft in which all lessons stand is annealed: lessons trade places until nothing is broken.

mod anneal;
mod bearer;
mod board;
mod books;
mod chance;
mod compile;
mod cost;
mod draft;
mod homes;
mod limits;
mod link;
mod offers;
mod persist;
mod polish;
mod race;
mod refine;
mod rooms;
mod search;
mod selected;
mod task;
mod toll;
mod trade;
mod walks;
mod why;

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::model::Plan;

pub use compile::honours;
pub use race::solve;

#[derive(Debug, Clone)]
pub struct Options {
    pub seed: u64,
    pub threads: usize,
    pub limit: Duration,
    /// Fruitless rounds of improvement after which the wishes are left alone.
    pub patience: u64,
    /// A timetable to start from and to move as little of as possible.
    pub start: Option<Plan>,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, threads: 1, limit: Duration::from_mins(1), patience: 20_000, start: None }
    }
}

/// How far the solver is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    pub placed: usize,
    pub total: usize,
    pub soft_cost: f64,
}

/// Who watches the solver: tells it the time, hears of its progress and may stop it.
pub trait Watch: Sync {
    /// Since the start, never going back.
    fn elapsed(&self) -> Duration;
    fn is_cancelled(&self) -> bool;
    fn tell(&self, progress: Progress);
}

/// Why there is no complete timetable: the fewest lessons found that do not fit together, and the rules without
/// which they would.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deadlock {
    pub activities: Vec<usize>,
    /// The rules that hold them, as places in the problem's list, and their kinds.
    pub constraints: Vec<usize>,
    pub kinds: Vec<String>,
    /// Did these lessons fail to fit even alone, without all others?
    pub proven: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The best found: complete, or with the most lessons placed.
    pub plan: Plan,
    pub soft_cost: f64,
    /// When the first complete timetable was found.
    pub solved_after: Option<Duration>,
    /// Soft cost whenever it got better, and when.
    pub history: Vec<(Duration, f64)>,
    pub deadlock: Option<Deadlock>,
}
