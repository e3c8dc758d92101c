//! Working the wishes off a draft that breaks no hard rule: cooled again and again from a little warmth.

use super::anneal::{Annealer, LOOK};
use super::task::Spot;
use super::toll::UNIT;

/// Warmth in units of hard rules where a cooling begins, in how many steps it ends, and what each leaves of it.
const WARM: f64 = 0.03;
const STEPS: usize = 40;
const SLOWER: f64 = 0.96;

impl Annealer<'_> {
    /// Everybody moves to where a timetable has them; what was the best before is forgotten.
    pub fn adopt(&mut self, spots: &[Option<Spot>]) {
        self.moved.clear();
        for (task, spot) in spots.iter().enumerate() {
            let before = self.draft.spots[task];
            if let Some(spot) = spot.filter(|&spot| spot != before) {
                self.moved.push((task, before));
                self.draft.lift(task);
                self.draft.put(task, spot);
            }
        }
        self.draft.weigh(&self.moved);
        self.draft.keep();
        self.best.0 = (i64::MAX, 0);
        self.note();
    }

    /// Cools down once from a little warmth, with so many trades for each block. `on_look` sees it on its way and may
    /// end it: then the answer is false.
    #[expect(clippy::cast_precision_loss, reason = "a unit is small")]
    pub fn refine(&mut self, trades: usize, mut on_look: impl FnMut(&Self) -> bool) -> bool {
        let mut heat = WARM * UNIT as f64;
        let look = LOOK.max(self.loose.len());
        let mut until_look = 0;
        for _ in 0..STEPS {
            for _ in 0..trades * self.loose.len() / STEPS {
                if until_look == 0 {
                    until_look = look;
                    if !on_look(self) {
                        return false;
                    }
                    self.seek_concerned(|toll| toll.all);
                }
                until_look -= 1;
                self.try_trade(heat);
            }
            heat *= SLOWER;
        }
        on_look(self)
    }
}
