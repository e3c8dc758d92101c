//! Chains and annealing by turns, each turn longer than the last, until every lesson has its place.

use super::anneal::Annealer;
use super::search::Search;
use super::task::Spot;

/// Places looked at, for each lesson, in the first turn of chains and in the second; trades tried in the first of
/// annealing. Each turn after them is longer by a quarter.
const FIRST_LOOKS: u64 = 60_000;
const LOOKS: u64 = 20_000;
const TRADES: usize = 6_000;

/// Which of the two begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    Chains,
    Annealing,
}

impl Search<'_> {
    /// Places every task, as long as it may go on. False if stopped before, or if a task has no place at all.
    pub fn persist(&mut self, seed: u64, first: First, mut goes_on: impl FnMut(&Self) -> bool) -> bool {
        let mut annealer = None;
        let tasks = self.board.instance.tasks.len() as u64;
        let (mut next, mut looks) = (FIRST_LOOKS * tasks, LOOKS * tasks);
        let mut trades = TRADES;
        let mut annealing = first == First::Annealing;
        loop {
            if annealing {
                if annealer.is_none() {
                    annealer = Annealer::new(self.board.instance, seed, &self.board.spots);
                }
                let Some(annealer) = &mut annealer else {
                    self.until = u64::MAX;
                    return self.fill(goes_on);
                };
                if annealer.cool(trades, || goes_on(self)) {
                    self.restore(&annealer.spots());
                    return true;
                }
                self.learn(&annealer.spots());
                trades += trades / 4;
            } else {
                self.until = self.epoch.saturating_add(next);
                if self.fill(&mut goes_on) {
                    return true;
                }
                if self.epoch <= self.until {
                    return false;
                }
                next = looks;
                looks += looks / 4;
            }
            if !goes_on(self) {
                return false;
            }
            annealing = !annealing;
        }
    }

    /// Remembers as much of a timetable as keeps all rules, if it is the most so far.
    fn learn(&mut self, spots: &[Option<Spot>]) {
        let mine = self.board.spots.clone();
        self.restore(&vec![None; spots.len()]);
        let mut order: Vec<usize> = (0..spots.len()).collect();
        order.sort_unstable_by_key(|&task| self.board.instance.tasks[task].rank);
        for task in order {
            let Some((day, hour)) = spots[task].map(Spot::slot) else { continue };
            let offer = self.offer(task, day, hour, u64::MAX);
            if let Some(offer) = offer.filter(|offer| offer.conflicts.is_empty()) {
                self.board.place(task, offer.spot);
            }
        }
        if self.board.placed > self.most_placed {
            self.most_placed = self.board.placed;
            self.best.clone_from(&self.board.spots);
        }
        self.restore(&mine);
    }
}
