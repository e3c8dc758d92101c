//! Working the wishes off a complete timetable: chains that break no wish replace those that do.

use super::search::Search;

/// Swaps tried for one lesson before the next is taken.
const BUDGET: usize = 150;

impl Search<'_> {
    /// Improves until told to stop, nothing is left to wish, or `patience` rounds in a row brought nothing.
    pub fn polish(&mut self, patience: u64, mut on_round: impl FnMut(&Self, f64) -> bool) {
        let mut cost = self.board.soft_cost();
        let mut fruitless = 0;
        self.strict = true;
        let mut offenders = self.board.offenders();
        while !offenders.is_empty() && fruitless < patience && on_round(self, cost) {
            fruitless += 1;
            let task = offenders[self.chance.below(offenders.len())];
            if let Some(found) = self.improve(task, cost) {
                if found < cost - 1e-9 {
                    fruitless = 0;
                }
                cost = found;
                offenders = self.board.offenders();
            }
        }
        self.strict = false;
        on_round(self, cost);
    }

    /// Moves a lesson to where no wish is broken; the new cost, if it is no higher.
    fn improve(&mut self, task: usize, cost: f64) -> Option<f64> {
        if self.board.instance.tasks[task].is_fixed {
            return None;
        }
        let before = self.board.lift(task)?;
        if self.chain(task, BUDGET) {
            let found = self.board.soft_cost();
            if found <= cost + 1e-9 {
                return Some(found);
            }
            self.take_back();
        }
        self.board.place(task, before);
        None
    }
}
