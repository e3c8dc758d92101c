//! Placing every lesson: chains of swaps, and force where no chain closes.

use std::collections::BTreeSet;

use super::Watch;
use super::board::Board;
use super::chance::Chance;
use super::compile::Instance;
use super::offers::Wanted;
use super::task::{Number, Spot};

/// How deep a chain of swaps may go, and from which depth only the best place is tried.
const DEEPEST: usize = 14;
const NARROW: usize = 5;

pub struct Search<'it> {
    pub board: Board<'it>,
    pub chance: Chance,
    /// Who may not be pushed out now: they have been moved in the chain being tried.
    pub pinned: Vec<bool>,
    pins: Vec<usize>,
    /// Tasks noted as leaving, by the number of the question they were noted in.
    pub marks: Vec<u64>,
    pub epoch: u64,
    pub conflicts: Vec<Number>,
    /// What pushing those out costs, and what it must stay below.
    pub price: u64,
    pub dearest: u64,
    /// Places of the task in question, in the order they are looked at.
    pub order: Vec<usize>,
    /// How dear it is to push each task out.
    pub dearness: Vec<u64>,
    /// Are wishes honoured always, and not by their weight only?
    pub strict: bool,
    trail: Vec<(usize, Option<Spot>)>,
    calls: usize,
    budget: usize,
    forced: Vec<u64>,
    pub best: Vec<Option<Spot>>,
    pub most_placed: usize,
    pub watch: &'it dyn Watch,
    stopped: bool,
    /// The only tasks to place, in order; empty for all.
    pub chosen: Vec<usize>,
    /// Lessons taken in turn before the search gives up.
    pub rounds: usize,
    /// The number of the look at a place after which it pauses.
    pub until: u64,
    /// The task taken last.
    pub last: Option<usize>,
}

impl<'it> Search<'it> {
    pub fn new(instance: &'it Instance<'it>, seed: u64, watch: &'it dyn Watch) -> Self {
        let tasks = instance.tasks.len();
        Self {
            board: Board::new(instance),
            chance: Chance::new(seed),
            pinned: vec![false; tasks],
            pins: vec![],
            marks: vec![0; tasks],
            epoch: 0,
            conflicts: vec![],
            price: 0,
            dearest: u64::MAX,
            order: vec![],
            dearness: vec![1; tasks],
            strict: false,
            trail: vec![],
            calls: 0,
            budget: tasks / 3 + 20,
            forced: vec![0; tasks * instance.days * instance.hours],
            best: vec![None; tasks],
            most_placed: 0,
            watch,
            stopped: false,
            chosen: vec![],
            rounds: usize::MAX,
            until: u64::MAX,
            last: None,
        }
    }

    /// Places every task. False if stopped or paused before, or if a task has no place at all.
    pub fn fill(&mut self, mut on_progress: impl FnMut(&Self) -> bool) -> bool {
        let instance = self.board.instance;
        let rank = |task: usize| (instance.tasks[task].rank, task);
        let waiting =
            (0..instance.tasks.len()).filter(|&task| self.board.spots[task].is_none() && self.only(task));
        let mut waiting: BTreeSet<(usize, usize)> = waiting.map(rank).collect();
        let mut rounds = 0;
        while let Some((_, task)) = waiting.pop_first() {
            rounds += 1;
            self.last = Some(task);
            if rounds > self.rounds || self.epoch > self.until || !on_progress(self) {
                return false;
            }
            if !self.chain(task, self.budget) {
                if self.stopped {
                    return false;
                }
                let Some(leaving) = self.force(task) else { return false };
                waiting.extend(leaving.iter().map(|&it| rank(it as usize)));
            }
            if self.board.placed > self.most_placed {
                self.most_placed = self.board.placed;
                self.best.clone_from(&self.board.spots);
            }
        }
        true
    }

    fn only(&self, task: usize) -> bool {
        self.chosen.is_empty() || self.chosen.binary_search(&task).is_ok()
    }

    /// Tries to place a task by a chain of swaps that closes; leaves everything as it was if there is none.
    pub fn chain(&mut self, task: usize, budget: usize) -> bool {
        self.calls = 0;
        let usual = std::mem::replace(&mut self.budget, budget);
        self.trail.clear();
        let closed = self.swap(task, 0);
        self.budget = usual;
        while let Some(pin) = self.pins.pop() {
            self.pinned[pin] = false;
        }
        closed
    }

    fn swap(&mut self, task: usize, depth: usize) -> bool {
        self.calls += 1;
        if self.calls.is_multiple_of(64) && self.watch.is_cancelled() {
            self.stopped = true;
        }
        let wanted = if depth < NARROW { Wanted::All } else { Wanted::Best };
        let offers = self.offers(task, wanted);
        for (turn, offer) in offers.into_iter().enumerate() {
            if offer.conflicts.is_empty() {
                self.put(task, offer.spot);
                return true;
            }
            if depth >= DEEPEST || depth >= NARROW && turn > 0 || self.calls > self.budget || self.stopped {
                return false;
            }
            let (mark, pins) = (self.trail.len(), self.pins.len());
            let mut leaving = offer.conflicts;
            for &other in &leaving {
                self.take(other as usize);
            }
            self.put(task, offer.spot);
            leaving.sort_unstable_by_key(|&other| self.board.instance.tasks[other as usize].rank);
            if leaving.iter().all(|&other| self.swap(other as usize, depth + 1)) {
                return true;
            }
            self.undo(mark, pins);
        }
        false
    }

    fn put(&mut self, task: usize, spot: Spot) {
        self.trail.push((task, None));
        self.board.place(task, spot);
        self.pinned[task] = true;
        self.pins.push(task);
    }

    fn take(&mut self, task: usize) {
        let spot = self.board.lift(task);
        self.trail.push((task, spot));
    }

    fn undo(&mut self, mark: usize, pins: usize) {
        for (task, spot) in self.trail.drain(mark..).rev() {
            match spot {
                Some(spot) => self.board.place(task, spot),
                None => {
                    self.board.lift(task);
                }
            }
        }
        for pin in self.pins.drain(pins..) {
            self.pinned[pin] = false;
        }
    }

    /// Takes back everything the last closed chain did.
    pub fn take_back(&mut self) {
        self.undo(0, 0);
    }

    /// Puts a task where it hurts least and has been least often; answers who had to leave.
    fn force(&mut self, task: usize) -> Option<Vec<Number>> {
        let slots = self.board.instance.days * self.board.instance.hours;
        let mut offers = self.offers(task, Wanted::All);
        if offers.is_empty() {
            // What stands fast by chance of weights may not the next time; else there is no place at all.
            offers = (0..20)
                .map(|_| self.offers(task, Wanted::All))
                .find(|offers| !offers.is_empty())
                .unwrap_or_default();
        }
        let at =
            |spot: Spot| task * slots + spot.day as usize * self.board.instance.hours + spot.hour as usize;
        let dear = |offer: &super::offers::Offer| offer.price + self.forced[at(offer.spot)];
        let offer = offers.into_iter().min_by_key(dear)?;
        self.forced[at(offer.spot)] += 1;
        for &other in &offer.conflicts {
            self.board.lift(other as usize);
            self.dearness[other as usize] += 1;
        }
        self.board.place(task, offer.spot);
        Some(offer.conflicts)
    }
}
