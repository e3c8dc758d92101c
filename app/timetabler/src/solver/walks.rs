//! What a draft breaks by its rooms: too little time between buildings, too many rooms for a set of lessons.

use super::bearer::Bearer;
use super::compile::Instance;
use super::draft::Draft;
use super::task::{NO_ROOM, Number};
use super::toll::Toll;

/// How many lessons of each set that may use few rooms stand in each room, and how many rooms that makes.
#[derive(Default)]
pub struct Suites {
    rooms: usize,
    lessons: Vec<u32>,
    used: Vec<usize>,
}

impl Suites {
    pub fn of(instance: &Instance<'_>) -> Self {
        let (sets, rooms) = (instance.room_sets.len(), instance.room_open.len());
        Self { rooms, lessons: vec![0; sets * rooms], used: vec![0; sets] }
    }

    /// Counts a lesson in; answers how many more rooms are too many.
    pub fn enter(&mut self, instance: &Instance<'_>, sets: &[usize], room: Number) -> usize {
        let over = self.over(instance, sets, room);
        for &set in sets {
            let lessons = &mut self.lessons[set * self.rooms + room as usize];
            *lessons += 1;
            self.used[set] += usize::from(*lessons == 1);
        }
        over
    }

    /// Counts a lesson out; answers how many fewer rooms are too many.
    pub fn leave(&mut self, instance: &Instance<'_>, sets: &[usize], room: Number) -> usize {
        for &set in sets {
            let lessons = &mut self.lessons[set * self.rooms + room as usize];
            *lessons -= 1;
            self.used[set] -= usize::from(*lessons == 0);
        }
        self.over(instance, sets, room)
    }

    /// For how many of these sets one more lesson in the room would be a room too many.
    pub fn over(&self, instance: &Instance<'_>, sets: &[usize], room: Number) -> usize {
        let is_over = |&&set: &&usize| {
            self.lessons[set * self.rooms + room as usize] == 0 && self.used[set] >= instance.room_sets[set].1
        };
        sets.iter().filter(is_over).count()
    }
}

impl Draft<'_> {
    /// Weighs the ways of those whose lessons were moved.
    pub fn weigh_walks(&mut self) {
        for at in 0..self.books.touched.len() {
            let place = self.books.touched[at] as usize;
            let bearer = &self.instance.bearers[place];
            if bearer.building_gaps > 0 {
                let toll = Toll::of(bearer.weight, self.short_walks(bearer));
                self.toll.take(self.books.walks[place]);
                self.toll.add(toll);
                self.books.new_walks.push((place, toll));
            }
        }
    }

    /// Hours too few between lessons in different buildings.
    fn short_walks(&self, bearer: &Bearer) -> usize {
        let stop = |&task: &Number| {
            let (held, room) = (self.held[task as usize], self.spots[task as usize].room);
            let building = if room == NO_ROOM { None } else { self.instance.problem.building(room as usize) };
            building
                .filter(|_| self.stands[task as usize])
                .map(|building| (held.day, held.hour, held.end, building))
        };
        let mut stops: Vec<(usize, usize, usize, usize)> = bearer.tasks.iter().filter_map(stop).collect();
        stops.sort_unstable();
        let short = |two: &[(usize, usize, usize, usize)]| {
            let ((day, _, end, from), (other_day, start, _, to)) = (two[0], two[1]);
            let walks = day == other_day && from != to;
            if walks { bearer.building_gaps.saturating_sub(start.saturating_sub(end)) } else { 0 }
        };
        stops.windows(2).map(short).sum()
    }
}
