//! Rules that bound what is held in chosen hours of the week: whoever is too many leaves.

use super::limits::number;
use super::link::Held;
use super::search::Search;
use super::task::{Number, Weight};
use crate::model::{Rule, Selection, Week};

/// At most so much of these tasks in these hours.
pub struct Bound {
    pub tasks: Vec<Number>,
    pub week: Week,
    pub what: Selection,
    pub weight: Weight,
}

impl Bound {
    /// The bound a rule sets; a least of something is none.
    pub fn of(rule: &Rule, weight: Weight) -> Option<Self> {
        let Rule::Selected { activities, week, what } = rule else { return None };
        let is_most = !matches!(what, Selection::OccupyAtLeast(_) | Selection::TogetherAtLeast { .. });
        let tasks = activities.iter().map(|&activity| number(activity)).collect();
        is_most.then(|| Self { tasks, week: week.clone(), what: *what, weight })
    }

    /// Units beyond the bound.
    pub fn units(&self, held: impl Fn(Number) -> Option<Held>) -> usize {
        let within = |it: Held| self.week.meets(it.day, it.hour, it.end - it.hour);
        let count = |held_there: &dyn Fn(Held) -> bool| {
            self.tasks.iter().filter(|&&task| held(task).is_some_and(held_there)).count()
        };
        let together = |(day, hour): (usize, usize)| {
            count(&|it: Held| it.day == day && (it.hour..it.end).contains(&hour))
        };
        let slots = self.week.slots();
        match self.what {
            Selection::OccupyAtMost(most) => {
                slots.filter(|&slot| together(slot) > 0).count().saturating_sub(most)
            }
            Selection::TogetherAtMost(most) => slots.map(|slot| together(slot).saturating_sub(most)).sum(),
            Selection::TotalAtMost(most) => count(&within).saturating_sub(most),
            Selection::OccupyAtLeast(_) | Selection::TogetherAtLeast { .. } => 0,
        }
    }

    /// Who is held in each of the chosen hours, of those that are `held` at all.
    fn slots(&self, held: impl Fn(Number) -> Option<Held>) -> Vec<Vec<Number>> {
        let slots = self.week.slots();
        let mut found: Vec<((usize, usize), Vec<Number>)> = slots.map(|slot| (slot, vec![])).collect();
        for &task in &self.tasks {
            let Some(held) = held(task) else { continue };
            let meets =
                |(day, hour): (usize, usize)| day == held.day && (held.hour..held.end).contains(&hour);
            found.iter_mut().filter(|(slot, _)| meets(*slot)).for_each(|(_, here)| here.push(task));
        }
        found.into_iter().map(|(_, here)| here).collect()
    }
}

impl Search<'_> {
    /// Pushes out those who are too many with the task at this time.
    pub fn keep_bounds(&mut self, task: usize, day: usize, hour: usize) -> Option<()> {
        let instance = self.board.instance;
        for &place in &instance.tasks[task].bounds {
            let bound = &instance.bounds[place];
            let duration = instance.tasks[task].duration;
            if !bound.week.meets(day, hour, duration) || !self.minds(bound.weight) {
                continue;
            }
            let stays = |other: &Number| *other as usize != task && self.marks[*other as usize] != self.epoch;
            let held =
                bound.slots(|other| Some(other).filter(stays).and_then(|other| self.board.holds(other)));
            let mine: Vec<bool> = bound
                .week
                .slots()
                .map(|(one, at)| one == day && (hour..hour + duration).contains(&at))
                .collect();
            let leaving = too_many(bound.what, held, &mine, |other| self.loss(other, task));
            for other in leaving {
                self.push_out(other)?;
            }
        }
        Some(())
    }

    /// How dear it is that one leaves for the task; those that may not are the dearest.
    fn loss(&self, other: Number, task: usize) -> u64 {
        if self.may_leave(other, task) { self.dearness[other as usize] } else { u64::from(u32::MAX) }
    }
}

/// Who has to leave for one more lesson in the hours that are `mine`: the cheapest.
fn too_many(
    what: Selection,
    held: Vec<Vec<Number>>,
    mine: &[bool],
    loss: impl Fn(Number) -> u64,
) -> Vec<Number> {
    match what {
        Selection::OccupyAtMost(most) => {
            let taken = mine.iter().filter(|&&mine| mine).count();
            let mut others: Vec<Vec<Number>> = held
                .into_iter()
                .zip(mine)
                .filter(|(here, mine)| !here.is_empty() && !**mine)
                .map(|it| it.0)
                .collect();
            others.sort_by_key(|here| here.iter().map(|&other| loss(other)).sum::<u64>());
            let extra = (others.len() + taken).saturating_sub(most);
            others.into_iter().take(extra).flatten().collect()
        }
        Selection::TogetherAtMost(most) => {
            let here = held.into_iter().zip(mine).filter(|(_, mine)| **mine).map(|it| it.0);
            here.flat_map(|mut here| {
                let extra = (here.len() + 1).saturating_sub(most);
                here.sort_by_key(|&other| loss(other));
                here.into_iter().take(extra)
            })
            .collect()
        }
        Selection::TotalAtMost(most) => {
            let mut all = held.concat();
            all.sort_unstable();
            all.dedup();
            let extra = (all.len() + 1).saturating_sub(most);
            all.sort_by_key(|&other| loss(other));
            all.into_iter().take(extra).collect()
        }
        Selection::OccupyAtLeast(_) | Selection::TogetherAtLeast { .. } => vec![],
    }
}
