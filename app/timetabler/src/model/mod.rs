//! The timetabling problem: who teaches whom, what and how long, where it may happen and by which rules.

mod plan;
mod rule;
mod week;

pub use plan::{Place, Plan};
pub use rule::{Constraint, Limit, Person, Rule, Same, Selection};
pub use week::{Week, span};

/// How the days of the file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Every day is a day.
    #[default]
    Official,
    /// Days go in pairs: a morning and an afternoon of one real day.
    HalfDays,
}

#[derive(Debug, Clone, Default)]
pub struct Problem {
    pub mode: Mode,
    pub days: Vec<String>,
    pub hours: Vec<String>,
    pub subjects: Vec<String>,
    pub tags: Vec<String>,
    pub teachers: Vec<Teacher>,
    pub students: Vec<StudentsSet>,
    /// Those who are never split further: two lessons of one of them cannot meet.
    pub subgroups: Vec<String>,
    pub rooms: Vec<Room>,
    pub buildings: Vec<String>,
    /// The active ones only.
    pub activities: Vec<Activity>,
    pub constraints: Vec<Constraint>,
    /// Hours at which nobody works.
    pub breaks: Week,
}

#[derive(Debug, Clone, Default)]
pub struct Teacher {
    pub name: String,
    /// Real days on which both a morning and an afternoon may be taught; `None` is no limit.
    pub both_halves: Option<usize>,
}

/// A year, a group or a subgroup.
#[derive(Debug, Clone, Default)]
pub struct StudentsSet {
    pub name: String,
    pub pupils: usize,
    pub subgroups: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
pub struct Room {
    pub name: String,
    /// Pupils it holds; `None` is any number.
    pub capacity: Option<usize>,
    pub building: Option<usize>,
    /// A virtual room takes one real room out of each of these sets.
    pub parts: Vec<Vec<usize>>,
}

#[derive(Debug, Clone, Default)]
pub struct Activity {
    /// As the file numbers it.
    pub id: u64,
    pub subject: usize,
    pub tags: Vec<usize>,
    pub teachers: Vec<usize>,
    pub students: Vec<usize>,
    pub subgroups: Vec<usize>,
    /// How many come to it.
    pub pupils: usize,
    pub duration: usize,
    /// The number of this part among the parts of a split activity, from 1.
    pub component: usize,
}

impl Problem {
    pub fn people(&self, activity: usize) -> impl Iterator<Item = Person> + '_ {
        let it = &self.activities[activity];
        let teachers = it.teachers.iter().map(|&teacher| Person::Teacher(teacher));
        teachers.chain(it.subgroups.iter().map(|&subgroup| Person::Subgroup(subgroup)))
    }

    /// Has the room a seat for everybody in the activity?
    pub fn holds(&self, room: usize, activity: usize) -> bool {
        self.rooms[room].capacity.is_none_or(|most| self.activities[activity].pupils <= most)
    }

    pub fn building(&self, room: usize) -> Option<usize> {
        self.rooms[room].building
    }

    /// The hour at which a lesson that follows `hour..hour + duration` starts: breaks are stepped over.
    pub fn next_hour(&self, day: usize, hour: usize, duration: usize) -> usize {
        let mut next = hour + duration;
        while next < self.hours.len() && self.breaks.has(day, next) {
            next += 1;
        }
        next
    }
}
