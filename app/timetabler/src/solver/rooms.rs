//! Rooms are given together with times: the one with the fewest lessons in the way.

use super::board::FREE;
use super::search::Search;
use super::task::{NO_ROOM, Number};

impl Search<'_> {
    /// The room for a task at a time; those in the way are noted. `None` if there is no room to be had.
    pub fn choose_room(&mut self, task: usize, day: usize, hour: usize) -> Option<Number> {
        let instance = self.board.instance;
        let it = &instance.tasks[task];
        if it.rooms.is_empty() {
            return Some(NO_ROOM);
        }
        let mut best: Option<(u64, Number, Vec<Number>)> = None;
        let turn = self.chance.below(it.rooms.len());
        for place in 0..it.rooms.len() {
            let room = it.rooms[(place + turn) % it.rooms.len()];
            let Some(leaving) = self.room_conflicts(task, room, day, hour) else { continue };
            let price = leaving.iter().map(|&it| self.dearness[it as usize]).sum();
            if best.as_ref().is_none_or(|(least, ..)| price < *least) {
                best = Some((price, room, leaving));
            }
            if price == 0 {
                break;
            }
        }
        let costly = best.as_ref().is_none_or(|(price, ..)| *price > 0);
        if costly && it.roomless && !it.room_wishes.iter().any(|wish| self.minds(wish.weight)) {
            return Some(NO_ROOM);
        }
        let (_, room, leaving) = best?;
        for other in leaving {
            self.push_out(other)?;
        }
        Some(room)
    }

    fn room_conflicts(&mut self, task: usize, room: Number, day: usize, hour: usize) -> Option<Vec<Number>> {
        let instance = self.board.instance;
        let it = &instance.tasks[task];
        if !instance.room_open[room as usize].covers(day, hour, it.duration) {
            return None;
        }
        for wish in &it.room_wishes {
            if !wish.rooms.contains(&room) && self.minds(wish.weight) {
                return None;
            }
        }
        let mut leaving = vec![];
        let slot = self.board.slot(day, hour);
        for slot in slot..slot + it.duration {
            let other = self.board.room_taker(room, slot);
            if other != FREE {
                self.leave(other, &mut leaving)?;
            }
        }
        for &set in &it.room_sets {
            self.few_rooms(set, task, room, &mut leaving)?;
        }
        for &bearer in &it.burdens {
            if instance.bearers[bearer as usize].building_gaps > 0 {
                self.other_buildings(bearer as usize, task, (room, day, hour), &mut leaving)?;
            }
        }
        Some(leaving)
    }

    fn leave(&self, other: Number, leaving: &mut Vec<Number>) -> Option<()> {
        let place = other as usize;
        if self.marks[place] == self.epoch || leaving.contains(&other) {
            return Some(());
        }
        if self.pinned[place] || self.board.instance.tasks[place].is_fixed {
            return None;
        }
        leaving.push(other);
        Some(())
    }

    /// A set that may use few rooms: a new room drives the least used one out.
    fn few_rooms(&self, set: usize, task: usize, room: Number, leaving: &mut Vec<Number>) -> Option<()> {
        let (tasks, most) = &self.board.instance.room_sets[set];
        let mut used: Vec<(Number, Vec<Number>)> = vec![];
        for &other in tasks {
            let Some(spot) = self.board.spots[other as usize] else { continue };
            let stays = other as usize != task && self.marks[other as usize] != self.epoch;
            if spot.room == NO_ROOM || !stays || leaving.contains(&other) {
                continue;
            }
            match used.iter_mut().find(|(room, _)| *room == spot.room) {
                Some((_, users)) => users.push(other),
                None => used.push((spot.room, vec![other])),
            }
        }
        if used.iter().any(|(one, _)| *one == room) {
            return Some(());
        }
        used.sort_by_key(|(_, users)| users.len());
        let extra = (used.len() + 1).saturating_sub(*most);
        for (_, users) in used.into_iter().take(extra) {
            users.into_iter().try_for_each(|other| self.leave(other, leaving))?;
        }
        Some(())
    }

    /// Lessons of the bearer in another building that leave too little time to walk.
    fn other_buildings(
        &self,
        place: usize,
        task: usize,
        (room, day, hour): (Number, usize, usize),
        leaving: &mut Vec<Number>,
    ) -> Option<()> {
        let instance = self.board.instance;
        let bearer = &instance.bearers[place];
        let Some(building) = instance.problem.building(room as usize) else { return Some(()) };
        let end = hour + instance.tasks[task].duration;
        for &other in &bearer.tasks {
            let Some(spot) = self.board.spots[other as usize] else { continue };
            let held = self.board.held[other as usize];
            if other as usize == task || spot.room == NO_ROOM || held.day != day {
                continue;
            }
            let theirs = instance.problem.building(spot.room as usize);
            let free =
                if held.hour < hour { hour.saturating_sub(held.end) } else { held.hour.saturating_sub(end) };
            if theirs.is_some_and(|theirs| theirs != building) && free < bearer.building_gaps {
                self.leave(other, leaving)?;
            }
        }
        Some(())
    }
}
