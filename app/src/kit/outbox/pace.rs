//! How much goes in one call and how long a failure is waited out. Pure.

/// Sent in one call at most.
const MOST: usize = 100;
/// What the server breaks over is tried so often before it is given up.
const PATIENCE: u32 = 6;

/// Fewer go in one call after a call that failed: what cannot go in is found, and its neighbours go on.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    at_once: usize,
    failures: u32,
    /// When the next try is due, in milliseconds.
    due: Option<u64>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { at_once: MOST, failures: 0, due: None }
    }
}

impl Pace {
    pub const fn at_once(&self) -> usize {
        self.at_once
    }

    pub const fn is_out_of_patience(&self) -> bool {
        self.failures >= PATIENCE
    }

    /// Milliseconds until the next try, if it is not due yet.
    pub fn pause_left(&self, now: u64) -> Option<u64> {
        self.due.and_then(|due| due.checked_sub(now)).filter(|left| *left > 0)
    }

    /// A call was answered.
    pub fn went(&mut self) {
        *self = Self { at_once: (self.at_once * 2).min(MOST), ..Self::default() };
    }

    /// A call came to nothing at `now`.
    pub fn failed(&mut self, now: u64) {
        self.due = Some(now + pause_ms(self.failures));
        self.failures += 1;
        self.halve();
    }

    pub fn halve(&mut self) {
        self.at_once = (self.at_once / 2).max(1);
    }

    pub const fn wake(&mut self) {
        self.due = None;
    }
}

/// Doubling from one second to fifteen.
fn pause_ms(failures: u32) -> u64 {
    (1000 << failures.min(4)).min(15_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_end_at_fifteen_seconds() {
        assert_eq!([0, 1, 2, 3, 4, 9].map(pause_ms), [1000, 2000, 4000, 8000, 15_000, 15_000]);
    }

    #[test]
    fn a_failure_halves_the_call_and_an_answer_doubles_it() {
        let mut pace = Pace::default();
        pace.failed(500);
        assert_eq!((pace.at_once(), pace.pause_left(600), pace.pause_left(1500)), (50, Some(900), None));
        for _ in 0..9 {
            pace.halve();
        }
        assert_eq!(pace.at_once(), 1);
        pace.went();
        assert_eq!((pace.at_once(), pace.pause_left(600)), (2, None));
    }
}
