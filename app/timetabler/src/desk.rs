//! What the commands do, without a console: files in, files and a report out.

use std::time::Duration;

use serde::Serialize;

use crate::check::{Breach, Verdict, check};
use crate::fet::{FetFile, FetRefused, read, read_plan, write_csv, write_locked};
use crate::model::{Plan, Problem};
use crate::solver::{Options, Outcome, Watch, solve};
use crate::words;

/// The report of a command, one JSON document.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Active activities of the file.
    pub activities: usize,
    pub placed: usize,
    pub hard_violations: usize,
    pub soft_cost: f64,
    pub seconds: f64,
    pub unsupported: Vec<Unsupported>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_solution_seconds: Option<f64>,
    /// (seconds, soft cost) whenever the timetable got better.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<(f64, f64)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaches: Vec<Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
}

/// A kind of constraint the solver does not honour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unsupported {
    pub kind: String,
    pub count: usize,
}

/// A broken rule, with the activities as the file numbers them.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    pub kind: String,
    pub weight: f64,
    pub units: usize,
    pub activities: Vec<u64>,
}

/// Lessons that do not fit together, in the school's words.
#[derive(Debug, Clone, Serialize)]
pub struct Conflict {
    pub activities: Vec<String>,
    pub constraints: Vec<String>,
    /// They do not fit even alone.
    pub alone: bool,
}

/// A solved file.
#[derive(Debug, Clone)]
pub struct Solved {
    pub report: Report,
    /// `None` when the file was refused for what it asks.
    pub files: Option<Files>,
}

#[derive(Debug, Clone)]
pub struct Files {
    pub locked_fet: String,
    pub csv: String,
}

impl Solved {
    pub const fn is_complete(&self) -> bool {
        self.files.is_some()
            && self.report.placed == self.report.activities
            && self.report.hard_violations == 0
    }
}

/// Solves the text of a `.fet`; one with kinds that are not supported only if they may be ignored.
pub fn solve_fet(
    text: &str,
    options: &Options,
    ignore_unsupported: bool,
    watch: &dyn Watch,
) -> Result<Solved, FetRefused> {
    let file = read(text)?;
    if !file.unsupported.is_empty() && !ignore_unsupported {
        let empty = Plan::empty(file.problem.activities.len());
        let mut report = report(&file, &empty, &Verdict::default(), watch.elapsed());
        report.soft_cost = 0.0;
        return Ok(Solved { report, files: None });
    }
    let outcome = solve(&file.problem, options, watch);
    let verdict = check(&file.problem, &outcome.plan);
    let mut report = report(&file, &outcome.plan, &verdict, watch.elapsed());
    report.first_solution_seconds = outcome.solved_after.map(|after| after.as_secs_f64());
    report.history = outcome.history.iter().map(|(when, cost)| (when.as_secs_f64(), *cost)).collect();
    report.conflict = conflict(&file.problem, &outcome);
    let files = Files {
        locked_fet: write_locked(&file, &outcome.plan),
        csv: write_csv(&file.problem, &outcome.plan),
    };
    Ok(Solved { report, files: Some(files) })
}

/// Recounts what the timetable in `solution` breaks of the rules in `text`.
pub fn check_fet(text: &str, solution: &str, watch: &dyn Watch) -> Result<Report, FetRefused> {
    let file = read(text)?;
    let plan = read_plan(&file.problem, solution)?;
    let verdict = check(&file.problem, &plan);
    let mut report = report(&file, &plan, &verdict, watch.elapsed());
    report.breaches = verdict.breaches.iter().map(|breach| told(&file.problem, breach)).collect();
    Ok(report)
}

fn report(file: &FetFile, plan: &Plan, verdict: &Verdict, elapsed: Duration) -> Report {
    let unsupported = file.unsupported.iter();
    Report {
        activities: file.problem.activities.len(),
        placed: plan.placed(),
        hard_violations: verdict.hard_violations(),
        soft_cost: verdict.soft_cost(),
        seconds: elapsed.as_secs_f64(),
        unsupported: unsupported.map(|(kind, &count)| Unsupported { kind: kind.clone(), count }).collect(),
        first_solution_seconds: None,
        history: vec![],
        breaches: vec![],
        conflict: None,
    }
}

fn told(problem: &Problem, breach: &Breach) -> Told {
    Told {
        kind: breach.kind.clone(),
        weight: breach.weight,
        units: breach.units,
        activities: breach.activities.iter().map(|&place| problem.activities[place].id).collect(),
    }
}

fn conflict(problem: &Problem, outcome: &Outcome) -> Option<Conflict> {
    let deadlock = outcome.deadlock.as_ref()?;
    let activities = deadlock.activities.iter().map(|&place| words::lesson(problem, place)).collect();
    let rule = |&place: &usize| words::rule(problem, &problem.constraints[place], &deadlock.activities);
    let constraints = deadlock.constraints.iter().map(rule).collect();
    Some(Conflict { activities, constraints, alone: deadlock.proven })
}
