//! Why there is no timetable: fewer and fewer lessons and rules, as long as they still do not fit together.

use std::collections::BTreeSet;

use super::compile::Instance;
use super::search::Search;
use super::{Deadlock, Watch};
use crate::model::Problem;

/// Lessons looked at together at first.
const SUSPECTS: usize = 24;
/// Lessons taken in turn, for each one suspected, before a set is said not to fit.
const ROUNDS: usize = 40;

impl Search<'_> {
    /// The tasks most often pushed out, and those that have no place at all.
    pub fn dearest_tasks(&self) -> Vec<usize> {
        let mut tasks: Vec<usize> = (0..self.dearness.len()).collect();
        let homeless =
            |task: usize| self.board.instance.tasks[task].slots.is_empty() || self.last == Some(task);
        tasks.sort_by_key(|&task| (!homeless(task), std::cmp::Reverse(self.dearness[task])));
        tasks.truncate(SUSPECTS);
        tasks
    }
}

/// Narrows the suspects down. Every set it answers was tried and could not be placed in `ROUNDS` turns each.
pub fn deadlock(problem: &Problem, suspects: Vec<usize>, watch: &dyn Watch) -> Deadlock {
    let mut suspects = suspects;
    suspects.sort_unstable();
    let whole = Instance::of(problem);
    if fits(&whole, &suspects, watch) {
        // Together with all others they did not; alone they do: they are only the most contended.
        suspects.truncate(SUSPECTS / 2);
        return Deadlock { kinds: kinds(problem), activities: suspects, proven: false };
    }
    let mut turn = 0;
    while turn < suspects.len() && !watch.is_cancelled() {
        let mut fewer = suspects.clone();
        fewer.remove(turn);
        if fewer.is_empty() || fits(&whole, &fewer, watch) {
            turn += 1;
        } else {
            suspects = fewer;
        }
    }
    let mut needed = vec![];
    let mut without = problem.clone();
    for kind in kinds(problem) {
        if watch.is_cancelled() {
            break;
        }
        let mut fewer = without.clone();
        fewer.constraints.retain(|constraint| constraint.kind != kind);
        if fits(&Instance::of(&fewer), &suspects, watch) {
            needed.push(kind);
        } else {
            without = fewer;
        }
    }
    Deadlock { activities: suspects, kinds: needed, proven: true }
}

fn fits(instance: &Instance<'_>, tasks: &[usize], watch: &dyn Watch) -> bool {
    let mut search = Search::new(instance, 1, watch);
    search.chosen = tasks.to_vec();
    search.rounds = ROUNDS * tasks.len();
    search.fill(|_| !watch.is_cancelled())
}

/// The kinds of hard rules in the file; which of them bear on these lessons shows when they are left out.
fn kinds(problem: &Problem) -> Vec<String> {
    let hard = problem.constraints.iter().filter(|constraint| constraint.is_hard());
    let all: BTreeSet<String> = hard.map(|constraint| constraint.kind.clone()).collect();
    all.into_iter().collect()
}
