//! The timetable being made: who is where, kept in step with every lesson put down or lifted.

use super::bearer::Sum;
use super::compile::Instance;
use super::link::Held;
use super::task::{NO_ROOM, Number, Spot};
use crate::model::{Place, Plan, span};

pub const FREE: Number = Number::MAX;

pub struct Board<'it> {
    pub instance: &'it Instance<'it>,
    pub spots: Vec<Option<Spot>>,
    /// When each task is held; means something only for those that stand.
    pub held: Vec<Held>,
    /// Who of the people is taken by which task, by person and slot.
    taken: Vec<Number>,
    rooms: Vec<Number>,
    /// Hours of the bearers, by bearer and day.
    busy: Vec<u64>,
    /// What those hours come to by bearer and day, and by bearer.
    day_sums: Vec<Sum>,
    sums: Vec<Sum>,
    pub placed: usize,
    slots: usize,
}

impl<'it> Board<'it> {
    pub fn new(instance: &'it Instance<'it>) -> Self {
        let slots = instance.days * instance.hours;
        let nowhere = Held { day: 0, hour: 0, end: 0, next: 0 };
        let mut sums = vec![Sum::default(); instance.bearers.len()];
        let mut day_sums = vec![];
        for (bearer, sum) in instance.bearers.iter().zip(&mut sums) {
            let empty: Vec<Sum> = (0..instance.days).map(|day| bearer.day(day, 0)).collect();
            for &day in &empty {
                sum.change(Sum::default(), day);
            }
            day_sums.extend(empty);
        }
        Self {
            instance,
            day_sums,
            sums,
            spots: vec![None; instance.tasks.len()],
            held: vec![nowhere; instance.tasks.len()],
            taken: vec![FREE; instance.people * slots],
            rooms: vec![FREE; instance.room_open.len() * slots],
            busy: vec![0; instance.bearers.len() * instance.days],
            placed: 0,
            slots,
        }
    }

    pub const fn slot(&self, day: usize, hour: usize) -> usize {
        day * self.instance.hours + hour
    }

    /// Who takes this person at this slot.
    pub fn taker(&self, person: Number, slot: usize) -> Number {
        self.taken[person as usize * self.slots + slot]
    }

    pub fn room_taker(&self, room: Number, slot: usize) -> Number {
        self.rooms[room as usize * self.slots + slot]
    }

    /// When a task is held, if it stands.
    pub fn holds(&self, task: Number) -> Option<Held> {
        self.spots[task as usize].map(|_| self.held[task as usize])
    }

    pub fn week(&self, bearer: usize) -> &[u64] {
        &self.busy[bearer * self.instance.days..][..self.instance.days]
    }

    pub fn sum(&self, bearer: usize) -> Sum {
        self.sums[bearer]
    }

    pub fn day_sum(&self, bearer: usize, day: usize) -> Sum {
        self.day_sums[bearer * self.instance.days + day]
    }

    /// Puts down a task that does not stand, where nothing is in its way.
    pub fn place(&mut self, task: usize, spot: Spot) {
        let (day, hour) = (spot.day as usize, spot.hour as usize);
        let duration = self.instance.tasks[task].duration;
        self.held[task] = Held::at(self.instance.problem, day, hour, duration);
        self.spots[task] = Some(spot);
        self.placed += 1;
        self.mark(task, spot, super::limits::number(task));
        self.burden(task, day, |mask| mask | span(hour, duration));
    }

    pub fn lift(&mut self, task: usize) -> Option<Spot> {
        let spot = self.spots[task].take()?;
        self.placed -= 1;
        self.mark(task, spot, FREE);
        let (day, hour) = (spot.day as usize, spot.hour as usize);
        let duration = self.instance.tasks[task].duration;
        self.burden(task, day, |mask| mask & !span(hour, duration));
        Some(spot)
    }

    fn burden(&mut self, task: usize, day: usize, change: impl Fn(u64) -> u64) {
        for &bearer in &self.instance.tasks[task].burdens {
            let place = bearer as usize * self.instance.days + day;
            self.busy[place] = change(self.busy[place]);
            let after = self.instance.bearers[bearer as usize].day(day, self.busy[place]);
            self.sums[bearer as usize].change(self.day_sums[place], after);
            self.day_sums[place] = after;
        }
    }

    fn mark(&mut self, task: usize, spot: Spot, by: Number) {
        let it = &self.instance.tasks[task];
        let first = self.slot(spot.day as usize, spot.hour as usize);
        for &person in &it.people {
            self.taken[person as usize * self.slots + first..][..it.duration].fill(by);
        }
        if spot.room != NO_ROOM {
            self.rooms[spot.room as usize * self.slots + first..][..it.duration].fill(by);
        }
    }

    pub fn plan(&self) -> Plan {
        let mut plan = Plan::empty(self.spots.len());
        for (place, spot) in plan.places.iter_mut().zip(&self.spots) {
            *place = spot.map(|spot| Place {
                day: spot.day as usize,
                hour: spot.hour as usize,
                room: (spot.room != NO_ROOM).then_some(spot.room as usize),
            });
        }
        plan
    }
}
