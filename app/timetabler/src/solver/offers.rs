//! What a place for a lesson would cost: the lessons that would have to leave.

use super::board::FREE;
use super::limits::number;
use super::link::Held;
use super::search::Search;
use super::task::{Number, Spot, Weight};
use crate::model::span;

/// A place and who is in the way there.
#[derive(Debug, Clone)]
pub struct Offer {
    pub spot: Spot,
    pub conflicts: Vec<Number>,
    /// Dearness of pushing those out; equal ones in random order.
    pub price: u64,
}

impl Search<'_> {
    /// The places a task could take, cheapest first. The places it would share with no one come at price 0.
    pub fn offers(&mut self, task: usize) -> Vec<Offer> {
        let mut offers = Vec::with_capacity(40);
        let instance = self.board.instance;
        for (day, hour) in instance.tasks[task].starts.slots() {
            if let Some(offer) = self.offer(task, day, hour) {
                offers.push(offer);
            }
        }
        offers.sort_unstable_by_key(|offer| offer.price);
        offers
    }

    fn offer(&mut self, task: usize, day: usize, hour: usize) -> Option<Offer> {
        self.epoch += 1;
        self.conflicts.clear();
        let it = &self.board.instance.tasks[task];
        for wish in &it.start_wishes {
            if wish.units[day][hour] > 0 && self.minds(wish.weight) {
                return None;
            }
        }
        self.clear_people(task, day, hour)?;
        let me = Held::at(self.board.instance.problem, day, hour, it.duration);
        for link in &it.links {
            let other = link.other as usize;
            if self.board.spots[other].is_some()
                && self.marks[other] != self.epoch
                && link.tie.units(me, self.board.held[other]) > 0
                && self.minds(link.weight)
            {
                self.push_out(link.other)?;
            }
        }
        for &bearer in &it.burdens {
            self.relieve(bearer as usize, task, day, hour)?;
        }
        let room = self.choose_room(task, day, hour)?;
        let price: u64 = self.conflicts.iter().map(|&it| self.dearness[it as usize]).sum();
        let price = price << 10 | u64::from(self.chance.next() >> 22);
        let spot = Spot { day: u16::try_from(day).ok()?, hour: u16::try_from(hour).ok()?, room };
        Some(Offer { spot, conflicts: self.conflicts.clone(), price })
    }

    /// Is a rule of this weight honoured this time?
    pub fn minds(&mut self, weight: Weight) -> bool {
        weight.is_hard() || self.strict || self.chance.hits(weight.share)
    }

    /// Notes that a task would have to leave; `None` if it may not.
    pub fn push_out(&mut self, task: Number) -> Option<()> {
        let place = task as usize;
        if self.marks[place] == self.epoch {
            return Some(());
        }
        if self.pinned[place] || self.board.instance.tasks[place].is_fixed {
            return None;
        }
        self.marks[place] = self.epoch;
        self.conflicts.push(task);
        Some(())
    }

    fn clear_people(&mut self, task: usize, day: usize, hour: usize) -> Option<()> {
        let instance = self.board.instance;
        let it = &instance.tasks[task];
        let slot = self.board.slot(day, hour);
        for &person in &it.people {
            for slot in slot..slot + it.duration {
                let other = self.board.taker(person, slot);
                if other != FREE {
                    self.push_out(other)?;
                }
            }
            let enders = &instance.enders[person as usize];
            if !enders.is_empty() {
                self.end_days(enders, person, day, hour + it.duration)?;
                if it.ends_day {
                    let after = self.board.slot(day, 0)..self.board.slot(day, instance.hours);
                    for slot in after.skip(hour + it.duration) {
                        let other = self.board.taker(person, slot);
                        if other != FREE {
                            self.push_out(other)?;
                        }
                    }
                }
            }
        }
        Some(())
    }

    /// Pushes out those who end the day before `end`.
    fn end_days(&mut self, enders: &[Number], _person: Number, day: usize, end: usize) -> Option<()> {
        for &ender in enders {
            let held = self.board.held[ender as usize];
            if self.board.spots[ender as usize].is_some() && held.day == day && held.hour < end {
                self.push_out(ender)?;
            }
        }
        Some(())
    }

    /// Pushes out as few lessons as it takes to make the bearer's week bearable with the task in it.
    fn relieve(&mut self, place: usize, task: usize, day: usize, hour: usize) -> Option<()> {
        let instance = self.board.instance;
        let bearer = &instance.bearers[place];
        if !self.minds(bearer.weight) {
            return Some(());
        }
        let mut week = [0_u64; 35];
        let week = &mut week[..instance.days];
        week.copy_from_slice(self.board.week(place));
        for &other in &self.conflicts {
            if instance.bears(place, other as usize) {
                let held = self.board.held[other as usize];
                week[held.day] &= !span(held.hour, held.end - held.hour);
            }
        }
        week[day] |= span(hour, instance.tasks[task].duration);
        let mut excess = bearer.excess(week, day);
        while excess > 0 {
            let leaving = self.best_relief(place, task, day, week, excess)?;
            for other in leaving {
                self.push_out(other)?;
                let held = self.board.held[other as usize];
                week[held.day] &= !span(held.hour, held.end - held.hour);
            }
            excess = bearer.excess(week, day);
        }
        Some(())
    }

    /// Who should leave for the week to become lighter by most.
    fn best_relief(
        &mut self,
        place: usize,
        task: usize,
        day: usize,
        week: &mut [u64],
        excess: usize,
    ) -> Option<Vec<Number>> {
        let instance = self.board.instance;
        let bearer = &instance.bearers[place];
        let mut best: Option<(u64, Number)> = None;
        for &other in &bearer.tasks {
            if !self.may_leave(other, task) {
                continue;
            }
            let held = self.board.held[other as usize];
            let hours = span(held.hour, held.end - held.hour);
            week[held.day] &= !hours;
            let left = bearer.excess(week, day);
            week[held.day] |= hours;
            if left < excess {
                let gain = ((excess - left) as u64) << 40;
                let worth = gain / self.dearness[other as usize].max(1) + u64::from(self.chance.next() >> 12);
                if best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, other));
                }
            }
        }
        if let Some((_, other)) = best {
            return Some(vec![other]);
        }
        self.lightest_day(place, task, day)
    }

    fn may_leave(&self, other: Number, task: usize) -> bool {
        let place = other as usize;
        place != task
            && self.board.spots[place].is_some()
            && self.marks[place] != self.epoch
            && !self.pinned[place]
            && !self.board.instance.tasks[place].is_fixed
    }

    /// No single lesson helps: a whole day has to go.
    fn lightest_day(&mut self, place: usize, task: usize, day: usize) -> Option<Vec<Number>> {
        let instance = self.board.instance;
        let mut days: Vec<(usize, u32, Vec<Number>)> =
            (0..instance.days).map(|_| (0, self.chance.next(), vec![])).collect();
        let mut stays = vec![false; instance.days];
        for &other in &instance.bearers[place].tasks {
            let at = other as usize;
            if self.board.spots[at].is_none() || self.marks[at] == self.epoch || at == task {
                continue;
            }
            let held = self.board.held[at];
            if self.may_leave(other, task) {
                days[held.day].0 += held.end - held.hour;
                days[held.day].2.push(other);
            } else {
                stays[held.day] = true;
            }
        }
        let whole = days.into_iter().enumerate().filter(|(at, it)| !it.2.is_empty() && *at != day && !stays[*at]);
        let lightest = whole.map(|(_, it)| it).min_by_key(|it| (it.0, it.1));
        lightest.map(|it| it.2)
    }

    pub fn note_force(&mut self, task: usize) {
        debug_assert!(number(task) != FREE, "a task has a number");
        self.dearness[task] += 1;
    }
}
