//! The clock of a command: the one place where the crate looks at the time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::solver::{Progress, Watch};

/// Measures from its making and hands progress on.
pub struct Stopwatch<'flag, Tell: Fn(Progress) + Sync> {
    start: Instant,
    cancelled: &'flag AtomicBool,
    tell: Tell,
}

impl<'flag, Tell: Fn(Progress) + Sync> Stopwatch<'flag, Tell> {
    pub fn started(cancelled: &'flag AtomicBool, tell: Tell) -> Self {
        Self { start: Instant::now(), cancelled, tell }
    }
}

impl<Tell: Fn(Progress) + Sync> Watch for Stopwatch<'_, Tell> {
    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn tell(&self, progress: Progress) {
        (self.tell)(progress);
    }
}
