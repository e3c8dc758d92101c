//! Trading places: a block of lessons moves, and whoever is in its way takes the place it left, and so on.

use super::anneal::Annealer;
use super::compile::Instance;
use super::limits::number;
use super::link::{Held, Tie};
use super::task::{Number, Spot};
use crate::model::{Same, Week};

/// Day and hour.
pub type Slot = (usize, usize);

/// Lessons that start together and so move together.
pub struct Block {
    pub tasks: Vec<Number>,
    pub starts: Week,
    pub slots: Vec<Slot>,
}

/// The trade in hand: who goes where, between two slots of the week.
#[derive(Default)]
pub struct Trade {
    ends: (Slot, Slot),
    going: Vec<(usize, Slot)>,
    /// How many blocks may go.
    longest: usize,
    /// The number of the trade, and of the last one each block was in.
    turn: u64,
    turns: Vec<u64>,
}

impl Trade {
    pub fn of(blocks: usize) -> Self {
        Self { turns: vec![0; blocks], ..Self::default() }
    }

    fn start(&mut self, block: usize, ends: (Slot, Slot), longest: usize) {
        (self.ends, self.longest) = (ends, longest);
        self.turn += 1;
        self.going.clear();
        self.send(block, ends.1);
    }

    fn send(&mut self, block: usize, slot: Slot) {
        self.turns[block] = self.turn;
        self.going.push((block, slot));
    }
}

impl Annealer<'_> {
    /// Moves a block from one end to the other, with those who have to go the other way.
    pub fn swap(&mut self, block: usize, ends: (Slot, Slot), longest: usize) {
        self.moved.clear();
        self.trade.start(block, ends, longest);
        let mut at = 0;
        while at < self.trade.going.len() {
            let (block, slot) = self.trade.going[at];
            at += 1;
            for task in 0..self.blocks[block].tasks.len() {
                self.relocate(self.blocks[block].tasks[task] as usize, slot);
            }
            for task in 0..self.blocks[block].tasks.len() {
                self.crowd_out(self.blocks[block].tasks[task]);
            }
        }
    }

    fn relocate(&mut self, task: usize, slot: Slot) {
        self.moved.push((task, self.draft.spots[task]));
        self.draft.lift(task);
        let spot = self.spot(task, slot);
        self.draft.put(task, spot);
    }

    pub fn spot(&mut self, task: usize, (day, hour): Slot) -> Spot {
        let turn = self.chance.next() as usize;
        Spot::at(day, hour, self.draft.best_room(task, (day, hour), turn))
    }

    fn crowd_out(&mut self, task: Number) {
        let instance = self.draft.instance;
        let me = self.draft.held[task as usize];
        for &person in &instance.tasks[task as usize].people {
            for hour in me.hour..me.end {
                if self.trade.going.len() >= self.trade.longest {
                    return;
                }
                let cell = self.draft.cells(person, Held { hour, end: hour + 1, ..me })[0];
                match cell.lessons {
                    0 | 1 => {}
                    2 => self.turn_back(cell.folded ^ task, me),
                    _ => self.turn_all_back(person, Held { hour, ..me }),
                }
            }
        }
    }

    fn turn_all_back(&mut self, person: Number, at: Held) {
        for other in 0..self.tasks_of[person as usize].len() {
            let other = self.tasks_of[person as usize][other];
            let it = self.draft.held[other as usize];
            if it.day == at.day && it.hour <= at.hour && at.hour < it.end {
                self.turn_back(other, at);
            }
        }
    }

    /// Sends whoever is in the way of `me` to the other end of the trade, if they may stand there.
    fn turn_back(&mut self, other: Number, me: Held) {
        let theirs = self.block_of[other as usize] as usize;
        if self.trade.turns[theirs] == self.trade.turn || self.trade.going.len() >= self.trade.longest {
            return;
        }
        let (from, to) = self.trade.ends;
        let near = |slot: Slot| (slot.0 != me.day, me.hour.abs_diff(slot.1));
        let (here, there) = if near(to) <= near(from) { (to, from) } else { (from, to) };
        let hour = (there.1 + self.draft.held[other as usize].hour).checked_sub(here.1);
        if let Some(hour) = hour.filter(|&hour| self.blocks[theirs].starts.has(there.0, hour)) {
            self.trade.send(theirs, (there.0, hour));
        }
    }
}

/// Lessons bound to start together by hard rules, as blocks, and the block of each.
pub fn blocks(instance: &Instance<'_>) -> (Vec<Block>, Vec<Number>) {
    let mut block_of = vec![Number::MAX; instance.tasks.len()];
    let mut blocks: Vec<Block> = vec![];
    for first in 0..instance.tasks.len() {
        if block_of[first] != Number::MAX {
            continue;
        }
        let mine = number(blocks.len());
        let mut tasks = vec![number(first)];
        let mut at = 0;
        while let Some(&task) = tasks.get(at) {
            at += 1;
            block_of[task as usize] = mine;
            let links = instance.tasks[task as usize].links.iter();
            for link in links.filter(|it| it.tie == Tie::Same(Same::Start) && it.weight.is_hard()) {
                if !tasks.contains(&link.other) {
                    tasks.push(link.other);
                }
            }
        }
        let mut starts = instance.tasks[first].starts.clone();
        for &task in &tasks {
            starts.keep(&instance.tasks[task as usize].starts);
        }
        let slots = starts.slots().collect();
        blocks.push(Block { tasks, starts, slots });
    }
    (blocks, block_of)
}
