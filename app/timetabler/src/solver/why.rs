//! Why there is no timetable: fewer and fewer lessons and rules, as long as they still do not fit together.

use std::collections::BTreeSet;
use std::time::Duration;

use super::compile::Instance;
use super::search::Search;
use super::{Deadlock, Progress, Watch};
use crate::model::{Constraint, Person, Problem, Rule, Week};

/// Lessons looked at together at first.
const SUSPECTS: usize = 24;
/// Lessons taken in turn, for each one suspected, before a set is said not to fit.
const ROUNDS: usize = 40;
/// The longest one thinks about it.
const LONGEST: Duration = Duration::from_secs(30);

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

/// A watch that also stops when one has thought long enough.
struct Until<'watch> {
    watch: &'watch dyn Watch,
    end: Duration,
}

impl Watch for Until<'_> {
    fn elapsed(&self) -> Duration {
        self.watch.elapsed()
    }

    fn is_cancelled(&self) -> bool {
        self.watch.is_cancelled() || self.watch.elapsed() >= self.end
    }

    fn tell(&self, _: Progress) {}
}

/// Narrows the suspects down. Every set it answers was tried and could not be placed in `ROUNDS` turns each.
pub fn deadlock(problem: &Problem, mut suspects: Vec<usize>, watch: &dyn Watch) -> Deadlock {
    let watch = &Until { watch, end: watch.elapsed() + LONGEST };
    suspects.sort_unstable();
    let bare = Problem { constraints: vec![], ..problem.clone() };
    let hard: Vec<usize> =
        (0..problem.constraints.len()).filter(|&rule| problem.constraints[rule].is_hard()).collect();
    let strict = only(problem, &bare, &hard);
    let strict = Instance::of(&strict);
    let proven = !fits(&strict, &suspects, watch) && !watch.is_cancelled();
    if proven {
        suspects = narrowed(suspects, watch, |fewer| !fits(&strict, fewer, watch));
    } else {
        // Together with all others they did not; alone they do: they are only the most contended.
        suspects.truncate(SUSPECTS / 2);
    }
    let mut rules = binding(problem, &suspects);
    if proven {
        let stuck = |rules: &[usize]| !fits(&Instance::of(&only(problem, &bare, rules)), &suspects, watch);
        for kind in kinds(problem, &rules) {
            let other = |&rule: &usize| problem.constraints[rule].kind != kind;
            let fewer: Vec<usize> = rules.iter().copied().filter(other).collect();
            if stuck(&fewer) && !watch.is_cancelled() {
                rules = fewer;
            }
        }
        rules = narrowed(rules, watch, stuck);
    }
    Deadlock { kinds: kinds(problem, &rules), activities: suspects, constraints: rules, proven }
}

/// Leaves out one after the other, as long as the rest is still stuck.
fn narrowed(mut all: Vec<usize>, watch: &dyn Watch, stuck: impl Fn(&[usize]) -> bool) -> Vec<usize> {
    let mut turn = 0;
    while turn < all.len() {
        let mut fewer = all.clone();
        fewer.remove(turn);
        // What was cut short says nothing.
        if !watch.is_cancelled() && stuck(&fewer) && !watch.is_cancelled() {
            all = fewer;
        } else {
            turn += 1;
        }
    }
    all
}

fn fits(instance: &Instance<'_>, tasks: &[usize], watch: &dyn Watch) -> bool {
    if tasks.is_empty() {
        return true;
    }
    let mut search = Search::new(instance, 1, watch);
    search.chosen = tasks.to_vec();
    search.rounds = ROUNDS * tasks.len();
    search.fill(|_| !watch.is_cancelled())
}

/// The problem with some of its rules alone.
fn only(problem: &Problem, bare: &Problem, rules: &[usize]) -> Problem {
    let mut fewer = bare.clone();
    fewer.constraints = rules.iter().map(|&rule| problem.constraints[rule].clone()).collect();
    let mut breaks = problem.constraints.iter().filter(|it| matches!(it.rule, Rule::Break { .. }));
    if breaks.next().is_some() {
        fewer.breaks = Week::none(problem.days.len());
        for constraint in &fewer.constraints {
            if let Rule::Break { week } = &constraint.rule {
                fewer.breaks.add(week);
            }
        }
    }
    fewer
}

/// The hard rules that bear on these lessons or on those who are in them.
fn binding(problem: &Problem, lessons: &[usize]) -> Vec<usize> {
    let people: BTreeSet<Person> = lessons.iter().flat_map(|&lesson| problem.people(lesson)).collect();
    let binds = |it: &Constraint| match &it.rule {
        Rule::NobodyTwice => false,
        Rule::Unavailable { people: theirs, .. } | Rule::Limit { people: theirs, .. } => {
            theirs.iter().any(|person| people.contains(person))
        }
        rule => rule.activities().is_none_or(|all| all.iter().any(|one| lessons.contains(one))),
    };
    let all = problem.constraints.iter().enumerate().filter(|(_, it)| it.is_hard() && binds(it));
    all.map(|(rule, _)| rule).collect()
}

fn kinds(problem: &Problem, rules: &[usize]) -> Vec<String> {
    let all: BTreeSet<&String> = rules.iter().map(|&rule| &problem.constraints[rule].kind).collect();
    all.into_iter().cloned().collect()
}
