//! A timetable in which every lesson stands, whatever it breaks; what it breaks is kept in step.

use super::books::Books;
use super::compile::Instance;
use super::limits::number;
use super::link::Held;
use super::task::{NO_ROOM, Number, Spot};
use super::toll::{Cell, Toll};
use super::walks::Suites;

pub struct Draft<'it> {
    pub instance: &'it Instance<'it>,
    pub spots: Vec<Spot>,
    pub held: Vec<Held>,
    pub stands: Vec<bool>,
    /// By person and slot, by room and slot.
    people: Vec<Cell>,
    rooms: Vec<Cell>,
    suites: Suites,
    /// Lessons by bearer and slot, and the hours taken by bearer and day.
    load: Vec<u16>,
    pub busy: Vec<u64>,
    pub books: Books,
    pub toll: Toll,
    slots: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    In,
    Out,
}

impl<'it> Draft<'it> {
    pub fn empty(instance: &'it Instance<'it>) -> Self {
        let (tasks, slots) = (instance.tasks.len(), instance.days * instance.hours);
        let (books, toll) = Books::blank(instance);
        Self {
            instance,
            spots: vec![Spot::at(0, 0, NO_ROOM); tasks],
            held: vec![Held { day: 0, hour: 0, end: 0, next: 0 }; tasks],
            stands: vec![false; tasks],
            people: vec![Cell::default(); instance.people * slots],
            rooms: vec![Cell::default(); instance.room_open.len() * slots],
            suites: Suites::of(instance),
            load: vec![0; instance.bearers.len() * slots],
            busy: vec![0; instance.bearers.len() * instance.days],
            books,
            toll,
            slots,
        }
    }

    pub fn put(&mut self, task: usize, spot: Spot) {
        self.stand(task, spot);
        let own = self.own(task);
        self.toll.add(own);
    }

    pub fn lift(&mut self, task: usize) {
        let own = self.own(task);
        self.toll.take(own);
        self.leave(task);
    }

    /// Puts a lesson down without weighing what it breaks by itself.
    pub fn stand(&mut self, task: usize, spot: Spot) {
        let (day, hour) = spot.slot();
        self.spots[task] = spot;
        self.held[task] = Held::at(self.instance.problem, day, hour, self.instance.tasks[task].duration);
        self.stands[task] = true;
        self.count(task, Count::In);
    }

    pub fn leave(&mut self, task: usize) {
        self.stands[task] = false;
        self.count(task, Count::Out);
    }

    /// What the lesson breaks by itself and with those it is tied to.
    fn own(&self, task: usize) -> Toll {
        let it = &self.instance.tasks[task];
        let (spot, held) = (self.spots[task], self.held[task]);
        let mut toll = self.room_toll(task, spot);
        for wish in &it.start_wishes {
            toll.add(Toll::of(wish.weight, usize::from(wish.units[held.day][held.hour])));
        }
        for link in &it.links {
            let other = link.other as usize;
            if self.stands[other] && other != task {
                toll.add(Toll::of(link.weight, link.tie.units(held, self.held[other])));
            }
        }
        toll
    }

    fn room_toll(&self, task: usize, spot: Spot) -> Toll {
        let it = &self.instance.tasks[task];
        let mut toll = Toll::default();
        if spot.room != NO_ROOM {
            let (day, hour) = spot.slot();
            let open = self.instance.room_open[spot.room as usize].covers(day, hour, it.duration);
            toll.add(Toll::hard(usize::from(!open)));
        }
        for wish in it.room_wishes.iter().filter(|wish| !wish.rooms.contains(&spot.room)) {
            toll.add(Toll::of(wish.weight, 1));
        }
        toll
    }

    /// Counts the lesson in, or out, at all who bear it.
    fn count(&mut self, task: usize, way: Count) {
        let it = &self.instance.tasks[task];
        let (day, hour) = self.spots[task].slot();
        let first = day * self.instance.hours + hour;
        for &person in &it.people {
            let cells = &mut self.people[person as usize * self.slots + first..][..it.duration];
            clash(cells, number(task), way, &mut self.toll);
        }
        if self.spots[task].room != NO_ROOM {
            let room = self.spots[task].room as usize;
            let cells = &mut self.rooms[room * self.slots + first..][..it.duration];
            clash(cells, number(task), way, &mut self.toll);
            if !it.room_sets.is_empty() {
                self.count_room(task, way);
            }
        }
        for &bearer in &it.burdens {
            let cells = &mut self.load[bearer as usize * self.slots + first..][..it.duration];
            let busy = &mut self.busy[bearer as usize * self.instance.days + day];
            for (hour, cell) in (hour..).zip(cells) {
                *cell = if way == Count::In { *cell + 1 } else { *cell - 1 };
                *busy = *busy & !(1 << hour) | u64::from(*cell > 0) << hour;
            }
            self.books.touch(bearer);
        }
    }

    fn count_room(&mut self, task: usize, way: Count) {
        let (sets, room) = (&self.instance.tasks[task].room_sets, self.spots[task].room);
        match way {
            Count::In => self.toll.add(Toll::hard(self.suites.enter(self.instance, sets, room))),
            Count::Out => self.toll.take(Toll::hard(self.suites.leave(self.instance, sets, room))),
        }
    }

    /// Does the lesson have to do with what is broken, as `breaks` counts it?
    pub fn is_concerned(&self, task: usize, breaks: fn(Toll) -> i64) -> bool {
        let it = &self.instance.tasks[task];
        let (spot, held) = (self.spots[task], self.held[task]);
        let crowded = |cells: &[Cell]| cells.iter().any(|cell| cell.lessons > 1);
        let first = spot.room as usize * self.slots + held.day * self.instance.hours;
        it.people.iter().any(|&person| crowded(self.cells(person, held)))
            || spot.room != NO_ROOM && crowded(&self.rooms[first + held.hour..first + held.end])
            || self.books.concern(it, breaks)
            || breaks(self.own(task)) > 0
    }

    /// The hours of a person taken by a lesson at a time.
    pub fn cells(&self, person: Number, held: Held) -> &[Cell] {
        let first = person as usize * self.slots + held.day * self.instance.hours;
        &self.people[first + held.hour..first + held.end]
    }

    /// The room that would break least at this time; `turn` chooses among equals.
    pub fn best_room(&self, task: usize, (day, hour): (usize, usize), turn: usize) -> Number {
        let it = &self.instance.tasks[task];
        let price = |room| self.room_toll(task, Spot::at(day, hour, room)).all;
        let mut best = if it.roomless { (price(NO_ROOM), NO_ROOM) } else { (i64::MAX, NO_ROOM) };
        for at in 0..it.rooms.len() {
            let room = it.rooms[(at + turn) % it.rooms.len()];
            let first = room as usize * self.slots + day * self.instance.hours + hour;
            let taken = self.rooms[first..first + it.duration].iter().filter(|cell| cell.lessons > 0).count();
            let extra = taken + self.suites.over(self.instance, &it.room_sets, room);
            let toll = price(room) + Toll::hard(extra).all;
            if toll < best.0 {
                best = (toll, room);
            }
            if toll == 0 {
                break;
            }
        }
        best.1
    }
}

fn clash(cells: &mut [Cell], task: Number, way: Count, toll: &mut Toll) {
    match way {
        Count::In => toll.add(Toll::hard(cells.iter_mut().map(|cell| cell.enter(task)).sum())),
        Count::Out => toll.take(Toll::hard(cells.iter_mut().map(|cell| cell.leave(task)).sum())),
    }
}
