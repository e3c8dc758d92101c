//! The solver at work for a school: started beside requests, watched, stopped; its result is an edit of the plan.

mod found;
mod problem;
mod watch;

use std::sync::Arc;
use std::time::Duration;

use domain::ids::SchoolId;
use domain::timetable::Plan;
use timetabler::solver::{Options, solve};

use super::sheet::{Run, RunState, Scope, Wish};
use crate::kit::house::House;
use crate::kit::job::Job;
use crate::kit::{AppError, AppResult};
use problem::Posed;
use watch::Eyes;

/// Work of this kind among all jobs.
const SOLVING: &str = "timetable";

/// Seconds somebody may ask for.
const LONGEST: u16 = 600;

/// What is to be solved.
pub struct Task {
    pub plan: Plan,
    pub wish: Wish,
}

/// Ends the job whatever becomes of its work.
struct AtEnd(Arc<Job>);

impl Drop for AtEnd {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Begins, off the threads that serve requests.
pub fn start(house: &House, school: SchoolId, task: Task) -> AppResult<()> {
    let busy = "Решатель уже работает для этой школы: дождитесь его или остановите.";
    let job = house.jobs.begin(SOLVING, school).ok_or_else(|| AppError::Refused(busy.into()))?;
    let eyes = Eyes::open(job.clone(), count(task.plan.pieces().len()));
    tokio::task::spawn_blocking(move || {
        let _end = AtEnd(job);
        work(&task, &eyes);
    });
    Ok(())
}

/// Solves and tells the job what came of it.
fn work(task: &Task, eyes: &Eyes) {
    let posed = Posed::of(&task.plan);
    let start = (task.wish.scope == Scope::Complete).then(|| posed.start(&task.plan));
    let limit = Duration::from_secs(task.wish.seconds.clamp(1, LONGEST).into());
    let outcome = solve(&posed.problem, &Options { limit, start, ..Options::default() }, eyes);
    eyes.over(found::over(task, &posed, &outcome, eyes.end_of(&outcome)));
}

/// The last run of the school, if there was one.
pub fn watch(house: &House, school: SchoolId) -> AppResult<Option<Run>> {
    let Some(job) = house.jobs.find(SOLVING, school) else { return Ok(None) };
    // Asked before the words are: a run that ends in between is seen as over the next time.
    let over = job.is_over();
    let mut run: Run = serde_json::from_str(&job.told()).map_err(AppError::fault)?;
    if over && run.state == RunState::Running {
        run.state = RunState::Failed;
    }
    Ok(Some(run))
}

pub fn stop(house: &House, school: SchoolId) {
    if let Some(job) = house.jobs.find(SOLVING, school) {
        job.cancel();
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
