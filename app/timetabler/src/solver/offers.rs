//! What a place for a lesson would cost: the lessons that would have to leave.

use super::bearer::Sum;
use super::board::FREE;
use super::link::Held;
use super::search::Search;
use super::task::{Number, Spot, Weight};
use crate::model::span;

/// A place and who is in the way there.
#[derive(Debug, Clone)]
pub struct Offer {
    pub spot: Spot,
    pub conflicts: Vec<Number>,
    /// Dearness of pushing those out.
    pub price: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All in order, or one that is free of others.
    All,
    /// One of the cheapest.
    Best,
    /// Really all.
    Every,
}

impl Search<'_> {
    /// The places a task could take, cheapest first. A place free of others is the only one answered.
    pub fn offers(&mut self, task: usize, wanted: Wanted) -> Vec<Offer> {
        let instance = self.board.instance;
        let slots = &instance.tasks[task].slots;
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend(0..slots.len());
        let mut offers: Vec<Offer> = Vec::with_capacity(if wanted == Wanted::All { slots.len() } else { 1 });
        let mut dearest = u64::MAX;
        for turn in 0..order.len() {
            let pick = turn + self.chance.below(order.len() - turn);
            order.swap(turn, pick);
            let (day, hour) = slots[order[turn]];
            let Some(offer) = self.offer(task, day, hour, dearest) else { continue };
            if offer.price == 0 && wanted != Wanted::Every {
                offers = vec![offer];
                break;
            }
            if wanted == Wanted::Best {
                dearest = offer.price;
                offers.clear();
            }
            offers.push(offer);
        }
        self.order = order;
        offers.sort_by_key(|offer| offer.price);
        offers
    }

    /// `None` if the place cannot be had, or not for less than `dearest`.
    pub fn offer(&mut self, task: usize, day: usize, hour: usize, dearest: u64) -> Option<Offer> {
        self.epoch += 1;
        self.conflicts.clear();
        (self.price, self.dearest) = (0, dearest);
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
        self.keep_bounds(task, day, hour)?;
        let room = self.choose_room(task, day, hour)?;
        let price = self.price;
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
        self.price += self.dearness[place];
        if self.price >= self.dearest {
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
                self.end_days(enders, day, hour + it.duration)?;
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
    fn end_days(&mut self, enders: &[Number], day: usize, end: usize) -> Option<()> {
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
        let mut sum = self.board.sum(place);
        let lesson = span(hour, instance.tasks[task].duration);
        let mut changed = 1_u64 << day;
        for &other in &self.conflicts {
            if instance.bears(place, other as usize) {
                let held = self.board.held[other as usize];
                week[held.day] &= !span(held.hour, held.end - held.hour);
                changed |= 1 << held.day;
            }
        }
        week[day] |= lesson;
        while changed != 0 {
            let day = changed.trailing_zeros() as usize;
            changed &= changed - 1;
            sum.change(self.board.day_sum(place, day), bearer.day(day, week[day]));
        }
        let mut excess = bearer.excess(sum, week, day);
        while excess > 0 {
            let leaving = self.best_relief((place, task, day), week, sum, excess)?;
            for other in leaving {
                self.push_out(other)?;
                let held = self.board.held[other as usize];
                let before = bearer.day(held.day, week[held.day]);
                week[held.day] &= !span(held.hour, held.end - held.hour);
                sum.change(before, bearer.day(held.day, week[held.day]));
            }
            excess = bearer.excess(sum, week, day);
        }
        Some(())
    }

    /// Who should leave for the week to become lighter by most.
    fn best_relief(
        &mut self,
        (place, task, day): (usize, usize, usize),
        week: &mut [u64],
        sum: Sum,
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
            let before = week[held.day];
            let after = before & !span(held.hour, held.end - held.hour);
            let mut lighter = sum;
            lighter.change(bearer.day(held.day, before), bearer.day(held.day, after));
            week[held.day] = after;
            let left = bearer.excess(lighter, week, day);
            week[held.day] = before;
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

    pub fn may_leave(&self, other: Number, task: usize) -> bool {
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
        let whole =
            days.into_iter().enumerate().filter(|(at, it)| !it.2.is_empty() && *at != day && !stays[*at]);
        let lightest = whole.map(|(_, it)| it).min_by_key(|it| (it.0, it.1));
        lightest.map(|it| it.2)
    }
}
