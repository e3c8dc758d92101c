//! What a draft weighs for those who bear it: as last kept, and as the trade in hand would change it.

use super::compile::Instance;
use super::cost::Bill;
use super::draft::Draft;
use super::task::{Number, Spot, Task};
use super::toll::Toll;

#[derive(Default)]
pub struct Books {
    /// Hours taken and what they come to by bearer and day; what the week comes to by bearer.
    busy: Vec<u64>,
    days: Vec<Bill>,
    weeks: Vec<Bill>,
    bearers: Vec<Toll>,
    bounds: Vec<Toll>,
    /// By person: lessons that should end the day and do not.
    enders: Vec<Toll>,
    ends_days: bool,
    /// By bearer: hours too few to walk between buildings.
    pub walks: Vec<Toll>,
    walks_far: bool,
    pub touched: Vec<Number>,
    is_touched: Vec<bool>,
    new_days: Vec<(usize, Bill)>,
    new_weeks: Vec<(usize, Bill, Toll)>,
    new_bounds: Vec<(usize, Toll)>,
    new_enders: Vec<(usize, Toll)>,
    pub new_walks: Vec<(usize, Toll)>,
}

impl Books {
    /// Of a draft where nothing stands, and what even that breaks.
    pub fn blank(instance: &Instance<'_>) -> (Self, Toll) {
        let bearers = instance.bearers.len();
        let mut books = Self {
            busy: vec![0; bearers * instance.days],
            bounds: vec![Toll::default(); instance.bounds.len()],
            enders: vec![Toll::default(); instance.people],
            ends_days: instance.enders.iter().any(|enders| !enders.is_empty()),
            walks: vec![Toll::default(); bearers],
            walks_far: instance.bearers.iter().any(|bearer| bearer.building_gaps > 0),
            is_touched: vec![false; bearers],
            ..Self::default()
        };
        let mut toll = Toll::default();
        let empty = vec![0; instance.days];
        for bearer in &instance.bearers {
            let mut week = Bill::default();
            for day in 0..instance.days {
                let bill = bearer.bill(day, 0);
                week.add(bill);
                books.days.push(bill);
            }
            let units = bearer.strain(week, &empty);
            books.weeks.push(week);
            books.bearers.push(Toll::of(bearer.weight, units));
            toll.add(Toll::of(bearer.weight, units));
        }
        (books, toll)
    }

    /// Notes that the week of a bearer may have changed.
    pub fn touch(&mut self, bearer: Number) {
        if !self.is_touched[bearer as usize] {
            self.is_touched[bearer as usize] = true;
            self.touched.push(bearer);
        }
    }

    /// Does a task fall under a rule that is broken by those who bear it?
    pub fn concern(&self, task: &Task, breaks: fn(Toll) -> i64) -> bool {
        task.burdens.iter().any(|&it| breaks(self.bearers[it as usize]) + breaks(self.walks[it as usize]) > 0)
            || task.bounds.iter().any(|&it| breaks(self.bounds[it]) > 0)
            || task.people.iter().any(|&it| breaks(self.enders[it as usize]) > 0)
    }

    fn forget(&mut self) {
        for bearer in self.touched.drain(..) {
            self.is_touched[bearer as usize] = false;
        }
        self.new_days.clear();
        self.new_weeks.clear();
        self.new_bounds.clear();
        self.new_enders.clear();
        self.new_walks.clear();
    }
}

impl Draft<'_> {
    /// Keeps what was moved since the last keeping.
    pub fn keep(&mut self) {
        let books = &mut self.books;
        for &(place, day) in &books.new_days {
            books.days[place] = day;
            books.busy[place] = self.busy[place];
        }
        for &(place, week, toll) in &books.new_weeks {
            (books.weeks[place], books.bearers[place]) = (week, toll);
        }
        books.new_bounds.iter().for_each(|&(place, toll)| books.bounds[place] = toll);
        books.new_enders.iter().for_each(|&(place, toll)| books.enders[place] = toll);
        books.new_walks.iter().for_each(|&(place, toll)| books.walks[place] = toll);
        books.forget();
    }

    /// Takes back what was moved since the last keeping, the last first; `toll` is what it came to then.
    pub fn take_back(&mut self, moved: &mut Vec<(usize, Spot)>, toll: Toll) {
        while let Some((task, spot)) = moved.pop() {
            self.leave(task);
            self.stand(task, spot);
        }
        self.books.forget();
        self.toll = toll;
    }

    /// Weighs whoever bears the moved lessons; what they are tied to is weighed already.
    pub fn weigh(&mut self, moved: &[(usize, Spot)]) {
        let (instance, books) = (self.instance, &mut self.books);
        for &place in &books.touched {
            let (place, bearer) = (place as usize, &instance.bearers[place as usize]);
            let first = place * instance.days;
            let busy = &self.busy[first..first + instance.days];
            let mut week = books.weeks[place];
            let known = books.new_days.len();
            for (day, &mask) in busy.iter().enumerate() {
                if mask != books.busy[first + day] {
                    let bill = bearer.bill(day, mask);
                    week.add(bill);
                    week.take(books.days[first + day]);
                    books.new_days.push((first + day, bill));
                }
            }
            if books.new_days.len() > known {
                let toll = Toll::of(bearer.weight, bearer.strain(week, busy));
                self.toll.take(books.bearers[place]);
                self.toll.add(toll);
                books.new_weeks.push((place, week, toll));
            }
        }
        if !instance.bounds.is_empty() {
            self.weigh_bounds(moved);
        }
        if self.books.ends_days {
            self.weigh_ends(moved);
        }
        if self.books.walks_far {
            self.weigh_walks();
        }
    }

    fn weigh_bounds(&mut self, moved: &[(usize, Spot)]) {
        let bounds = |&(task, _): &(usize, Spot)| self.instance.tasks[task].bounds.iter().copied();
        let mut places: Vec<usize> = moved.iter().flat_map(bounds).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            let bound = &self.instance.bounds[place];
            let held = |other: Number| self.stands[other as usize].then(|| self.held[other as usize]);
            let toll = Toll::of(bound.weight, bound.units(held));
            self.toll.take(self.books.bounds[place]);
            self.toll.add(toll);
            self.books.new_bounds.push((place, toll));
        }
    }

    fn weigh_ends(&mut self, moved: &[(usize, Spot)]) {
        let people = |&(task, _): &(usize, Spot)| self.instance.tasks[task].people.iter().copied();
        let ends = |person: &Number| !self.instance.enders[*person as usize].is_empty();
        let mut all: Vec<Number> = moved.iter().flat_map(people).filter(ends).collect();
        all.sort_unstable();
        all.dedup();
        for person in all {
            let toll = Toll::hard(self.late_lessons(person));
            self.toll.take(self.books.enders[person as usize]);
            self.toll.add(toll);
            self.books.new_enders.push((person as usize, toll));
        }
    }

    /// Lessons that should end the day of this person and do not.
    fn late_lessons(&self, person: Number) -> usize {
        let followed = |&&ender: &&Number| {
            let mut held = self.held[ender as usize];
            (held.hour, held.end) = (held.end, self.instance.hours);
            self.stands[ender as usize] && self.cells(person, held).iter().any(|cell| cell.lessons > 0)
        };
        self.instance.enders[person as usize].iter().filter(followed).count()
    }
}
