//! The eyes on a run of the solver: its clock, its curve, and the words that requests read.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use timetabler::solver::{Outcome, Progress, Watch};
use timetabler::stopwatch::Stopwatch;

use super::super::sheet::{End, Run, RunState};
use crate::kit::job::Job;

/// Points of the curve; beyond it every second one goes.
const POINTS: usize = 100;

static NEVER: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

pub struct Eyes {
    clock: Stopwatch<'static, fn(Progress)>,
    job: Arc<Job>,
    run: Mutex<Run>,
}

impl Eyes {
    /// From now on the time runs.
    pub fn open(job: Arc<Job>, total: u32) -> Self {
        let run = Run { state: RunState::Running, placed: 0, total, elapsed_ms: 0, curve: vec![] };
        let eyes =
            Self { clock: Stopwatch::started(&NEVER, (|_| {}) as fn(Progress)), job, run: Mutex::new(run) };
        eyes.change(|_| {});
        eyes
    }

    /// Tells the last of it.
    pub fn over(&self, (state, placed): (RunState, u32)) {
        self.change(|run| (run.state, run.placed) = (state, placed));
    }

    /// How it ended, as far as time and hands had a part in it.
    pub fn end_of(&self, outcome: &Outcome) -> End {
        match outcome.solved_after {
            Some(_) => End::Solved,
            None if self.is_cancelled() => End::Cancelled,
            None => End::Partly,
        }
    }

    fn change(&self, change: impl FnOnce(&mut Run)) {
        let mut run = self.run.lock().unwrap_or_else(PoisonError::into_inner);
        run.elapsed_ms = u32::try_from(self.clock.elapsed().as_millis()).unwrap_or(u32::MAX);
        change(&mut run);
        // It is plain data and always has a JSON form.
        self.job.tell(serde_json::to_string(&*run).unwrap_or_default());
    }
}

impl Watch for Eyes {
    fn elapsed(&self) -> Duration {
        self.clock.elapsed()
    }

    fn is_cancelled(&self) -> bool {
        self.job.cancelled().load(Ordering::Relaxed)
    }

    fn tell(&self, progress: Progress) {
        self.change(|run| {
            run.placed = super::count(progress.placed);
            run.total = super::count(progress.total);
            let point = (run.elapsed_ms, run.placed);
            run.curve.push(point);
            if run.curve.len() > POINTS {
                let mut odd = false;
                run.curve.retain(|at| {
                    odd = !odd;
                    odd || *at == point
                });
            }
        });
    }
}
