//! Working the wishes off a complete timetable: coolings of a draft, and chains that break no wish.

use super::anneal::Annealer;
use super::search::Search;

/// Trades for each block in the first cooling; each cooling after it is longer by half.
const TRADES: usize = 40;
/// Chains tried between one cooling and the next.
const CHAINS: usize = 20;
/// Swaps tried for one lesson before the next is taken.
const BUDGET: usize = 150;
/// A cost that is less by no more than this is no less.
const NOTHING: f64 = 1e-9;

/// How it goes: what the wishes cost, and for how many rounds that has not become less.
struct Course<Tell> {
    cost: f64,
    fruitless: u64,
    patience: u64,
    on_round: Tell,
}

impl<Tell: FnMut(&Search<'_>, f64) -> bool> Course<Tell> {
    /// One round is over; does it go on?
    fn goes_on(&mut self, search: &Search<'_>, cost: f64) -> bool {
        self.fruitless = if cost < self.cost - NOTHING { 0 } else { self.fruitless + 1 };
        self.cost = cost;
        (self.on_round)(search, cost) && cost > NOTHING && self.fruitless < self.patience
    }
}

impl Search<'_> {
    /// Improves until told to stop, nothing is left to wish, or `patience` rounds in a row brought nothing.
    pub fn polish(&mut self, seed: u64, patience: u64, on_round: impl FnMut(&Search<'_>, f64) -> bool) {
        let cost = self.board.soft_cost();
        let mut course = Course { cost, fruitless: 0, patience, on_round };
        if patience == 0 || !course.goes_on(self, cost) {
            return;
        }
        let mut annealer = Annealer::new(self.board.instance, seed, &self.board.spots);
        let mut trades = TRADES;
        loop {
            if let Some(annealer) = &mut annealer {
                if !self.cool(annealer, trades, &mut course) {
                    return;
                }
                trades += trades / 2;
            }
            self.strict = true;
            let mut offenders = self.board.offenders();
            let goes_on = (0..CHAINS).all(|_| self.try_chain(&mut offenders, &mut course));
            self.strict = false;
            if !goes_on {
                return;
            }
        }
    }

    /// Takes over whatever a cooling finds that costs less.
    fn cool(
        &mut self,
        annealer: &mut Annealer<'_>,
        trades: usize,
        course: &mut Course<impl FnMut(&Search<'_>, f64) -> bool>,
    ) -> bool {
        annealer.adopt(&self.board.spots);
        let mut known = annealer.best.0;
        annealer.refine(trades, |annealer| {
            let mut cost = course.cost;
            if annealer.best.0 < known {
                known = annealer.best.0;
                self.restore(&annealer.spots());
                cost = self.board.soft_cost();
            }
            course.goes_on(self, cost)
        })
    }

    /// Moves one of the lessons that break a wish to where it breaks none, if that makes nothing dearer.
    fn try_chain(
        &mut self,
        offenders: &mut Vec<usize>,
        course: &mut Course<impl FnMut(&Search<'_>, f64) -> bool>,
    ) -> bool {
        let mut cost = course.cost;
        if !offenders.is_empty() {
            let task = offenders[self.chance.below(offenders.len())];
            if let Some(found) = self.improve(task, cost) {
                cost = found;
                *offenders = self.board.offenders();
            }
        }
        course.goes_on(self, cost)
    }

    /// Moves a lesson to where no wish is broken; the new cost, if it is no higher.
    fn improve(&mut self, task: usize, cost: f64) -> Option<f64> {
        if self.board.instance.tasks[task].is_fixed {
            return None;
        }
        let before = self.board.lift(task)?;
        if self.chain(task, BUDGET) {
            let found = self.board.soft_cost();
            if found <= cost + NOTHING {
                return Some(found);
            }
            self.take_back();
        }
        self.board.place(task, before);
        None
    }
}
