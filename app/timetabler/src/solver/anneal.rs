//! Annealing: lessons of a draft trade places, at first almost freely, then only to break less.

use super::chance::Chance;
use super::compile::Instance;
use super::draft::Draft;
use super::limits::number;
use super::task::{Number, Spot};
use super::toll::{Toll, UNIT};
use super::trade::{Block, Trade, blocks};

/// Heat in units of hard rules: where cooling begins, in how many steps it ends, and what each leaves of it.
const HOT: f64 = 0.22;
const STEPS: usize = 100;
const SLOWER: f64 = 0.992_15;
/// Broken units below which those concerned are looked for.
const FEW: i64 = 40;
/// Trades between one look around and the next.
pub const LOOK: usize = 256;
/// How many blocks may move in one trade: as often one as another.
const LENGTHS: [usize; 4] = [1, 4, 12, 40];

pub struct Annealer<'it> {
    pub draft: Draft<'it>,
    pub chance: Chance,
    pub blocks: Vec<Block>,
    pub block_of: Vec<Number>,
    /// Blocks with more than one place.
    pub loose: Vec<usize>,
    /// Of these, those that broken rules are about; empty while they are many.
    pub concerned: Vec<usize>,
    /// Tasks by clashing person.
    pub tasks_of: Vec<Vec<Number>>,
    pub trade: Trade,
    pub moved: Vec<(usize, Spot)>,
    /// The best so far, and what it breaks: units of hard rules, and wishes where there are none.
    pub best: ((i64, i64), Vec<Spot>),
}

impl<'it> Annealer<'it> {
    /// `None` if some lessons have no place at all.
    pub fn new(instance: &'it Instance<'it>, seed: u64, start: &[Option<Spot>]) -> Option<Self> {
        let (blocks, block_of) = blocks(instance);
        if blocks.iter().any(|block| block.slots.is_empty()) {
            return None;
        }
        let mut tasks_of = vec![vec![]; instance.people];
        for (place, task) in instance.tasks.iter().enumerate() {
            task.people.iter().for_each(|&person| tasks_of[person as usize].push(number(place)));
        }
        let mut it = Self {
            draft: Draft::empty(instance),
            chance: Chance::new(seed),
            loose: (0..blocks.len()).filter(|&block| blocks[block].slots.len() > 1).collect(),
            trade: Trade::of(blocks.len()),
            blocks,
            block_of,
            tasks_of,
            moved: vec![],
            concerned: vec![],
            best: ((i64::MAX, 0), vec![]),
        };
        it.settle(start);
        Some(it)
    }

    /// Everybody gets a place: where they stand already, or any.
    fn settle(&mut self, start: &[Option<Spot>]) {
        for block in 0..self.blocks.len() {
            let it = &self.blocks[block];
            let stood = it.tasks.iter().find_map(|&task| start[task as usize]).map(Spot::slot);
            let stood = stood.filter(|&(day, hour)| it.starts.has(day, hour));
            let slot = stood.unwrap_or_else(|| it.slots[self.chance.below(it.slots.len())]);
            for at in 0..self.blocks[block].tasks.len() {
                let task = self.blocks[block].tasks[at] as usize;
                let spot = start[task].filter(|spot| spot.slot() == slot);
                let spot = spot.unwrap_or_else(|| self.spot(task, slot));
                self.draft.put(task, spot);
            }
        }
        let all: Vec<(usize, Spot)> = self.draft.spots.iter().copied().enumerate().collect();
        self.draft.weigh(&all);
        self.draft.keep();
        self.note();
    }

    pub fn note(&mut self) {
        let Toll { hard, all } = self.draft.toll;
        let worth = (hard, if hard == 0 { all } else { 0 });
        if worth < self.best.0 {
            self.best.0 = worth;
            self.best.1.clone_from(&self.draft.spots);
        }
    }

    /// Cools down once, with so many trades for each block; true when no hard rule is broken.
    #[expect(clippy::cast_precision_loss, reason = "a unit is small")]
    pub fn cool(&mut self, trades: usize, mut goes_on: impl FnMut() -> bool) -> bool {
        let mut heat = HOT * UNIT as f64;
        for _ in 0..STEPS {
            for turn in 0..trades * self.loose.len() / STEPS {
                if self.draft.toll.hard == 0 {
                    return true;
                }
                if turn.is_multiple_of(LOOK) {
                    if !goes_on() {
                        return false;
                    }
                    self.look_around();
                }
                self.try_trade(heat);
            }
            heat *= SLOWER;
        }
        self.draft.toll.hard == 0
    }

    #[expect(clippy::cast_precision_loss, reason = "tolls are small")]
    pub fn try_trade(&mut self, heat: f64) {
        let looks_close = !self.concerned.is_empty() && self.chance.below(2) == 0;
        let among = if looks_close { &self.concerned } else { &self.loose };
        let block = among[self.chance.below(among.len())];
        let slots = &self.blocks[block].slots;
        let to = slots[self.chance.below(slots.len())];
        let held = self.draft.held[self.blocks[block].tasks[0] as usize];
        let from = (held.day, held.hour);
        if to == from {
            return;
        }
        let before = self.draft.toll;
        let longest = LENGTHS[self.chance.below(LENGTHS.len())];
        self.swap(block, (from, to), longest);
        self.draft.weigh(&self.moved);
        let worse = (self.draft.toll.all - before.all) as f64;
        if worse > 0.0 && worse > heat * self.chance.patience() {
            self.draft.take_back(&mut self.moved, before);
        } else {
            self.draft.keep();
            self.note();
        }
    }

    /// Finds the blocks that broken rules are about, when they are few.
    fn look_around(&mut self) {
        self.concerned.clear();
        if self.draft.toll.hard < FEW {
            self.seek_concerned(|toll| toll.hard);
        }
    }

    /// Finds the blocks that break something, as `breaks` counts it.
    pub fn seek_concerned(&mut self, breaks: fn(Toll) -> i64) {
        self.concerned.clear();
        let (draft, blocks) = (&self.draft, &self.blocks);
        let concerned =
            |block: usize| blocks[block].tasks.iter().any(|&task| draft.is_concerned(task as usize, breaks));
        self.concerned.extend(self.loose.iter().copied().filter(|&block| concerned(block)));
    }

    /// The best so far.
    pub fn spots(&self) -> Vec<Option<Spot>> {
        self.best.1.iter().map(|&spot| Some(spot)).collect()
    }
}
