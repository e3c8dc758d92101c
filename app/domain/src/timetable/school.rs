//! What a timetable is made for: classes, teachers, rooms, who is taught what by whom, and when lessons ring.

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{NUMBERS, Place};
use crate::calendar::bell_of_shift;
use crate::ids::{ClassId, GroupId, PersonId, RoomId};

/// Lessons a day of both shifts together.
pub const ROWS: usize = 14;

/// All that does not change while a timetable is made. Numbers in it are places in its own lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct School {
    /// The day whose rules are in force.
    pub today: NaiveDate,
    /// 5, or 6 where there are lessons on Saturday.
    pub days: u8,
    pub classes: Vec<Class>,
    pub teachers: Vec<Teacher>,
    pub rooms: Vec<Room>,
    pub courses: Vec<Course>,
    /// The school's own; the shipped ones hold where they say nothing.
    pub bells: Bells,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Class {
    pub id: ClassId,
    /// «7А»
    pub name: String,
    pub grade: u8,
    /// 1 or 2.
    pub shift: u8,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Teacher {
    pub id: PersonId,
    /// «Иванова А. П.»
    pub name: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Room {
    pub id: RoomId,
    pub name: String,
}

/// A group at its subject: a class, a part of one, or parts of several.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Course {
    pub group: GroupId,
    /// «Алгебра»
    pub title: String,
    /// «Алг.»
    pub short: String,
    /// Code of the subject.
    pub code: String,
    /// «1 подгруппа», nothing for a whole class.
    pub part: String,
    /// Classes it is taken from; the first one's shift is its own.
    pub classes: Vec<u16>,
    /// Sets of pupils who are never apart: two groups with a common one cannot meet.
    pub pupils: Vec<u16>,
    pub teachers: Vec<u16>,
    /// Where it is usually held.
    pub room: Option<u16>,
    /// Hours a week.
    pub hundredths: u16,
}

/// Minutes since midnight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bell {
    pub starts: u16,
    pub ends: u16,
}

impl Bell {
    pub fn new(starts: NaiveTime, ends: NaiveTime) -> Self {
        let minutes = |time: NaiveTime| u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0);
        Self { starts: minutes(starts), ends: minutes(ends) }
    }

    /// Is there a minute of both?
    pub const fn meets(self, other: Self) -> bool {
        self.starts < other.ends && other.starts < self.ends
    }
}

/// A bell of one shift; weekday 0 is any day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ring {
    pub shift: u8,
    pub weekday: u8,
    pub number: u8,
    pub bell: Bell,
}

/// When lessons ring.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bells(pub Vec<Ring>);

impl Bells {
    /// The bell of that very day, else of any day, else the shipped one.
    pub fn at(&self, shift: u8, place: Place) -> Option<Bell> {
        let own = self.0.iter().filter(|ring| ring.shift == shift && ring.number == place.number());
        let own = own.filter(|ring| ring.weekday == 0 || ring.weekday == place.weekday());
        let shipped = || bell_of_shift(shift.into(), place.number().into());
        own.max_by_key(|ring| ring.weekday)
            .map(|ring| ring.bell)
            .or_else(|| shipped().map(|(starts, ends)| Bell::new(starts, ends)))
    }
}

impl School {
    /// The class whose shift and limits a course keeps to.
    pub fn class_of(&self, course: &Course) -> Option<&Class> {
        course.classes.first().and_then(|class| self.classes.get(usize::from(*class)))
    }

    pub fn shift_of(&self, course: &Course) -> u8 {
        self.class_of(course).map_or(1, |class| class.shift)
    }

    /// Sets of pupils there are.
    pub fn pupils(&self) -> usize {
        let sets = self.courses.iter().flat_map(|course| &course.pupils);
        sets.max().map_or(0, |last| usize::from(*last) + 1)
    }

    /// «7А», «7А, 1 подгруппа», «10А+10Б»
    pub fn whom(&self, course: &Course) -> String {
        let names = course.classes.iter().filter_map(|class| self.classes.get(usize::from(*class)));
        let names = names.map(|class| class.name.as_str()).collect::<Vec<_>>().join("+");
        if course.part.is_empty() { names } else { format!("{names}, {}", course.part) }
    }

    /// When the course would ring at `place`.
    pub fn bell(&self, course: &Course, place: Place) -> Option<Bell> {
        self.bells.at(self.shift_of(course), place)
    }
}

/// The row of a day in which lessons of both shifts stand under each other, from 0.
pub fn row(shift: u8, number: u8) -> usize {
    usize::from(shift.saturating_sub(1).min(1)) * usize::from(NUMBERS) + usize::from(number.max(1) - 1)
}

/// «каб. 24»; a hall has a name of its own.
pub fn room_called(name: &str) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("каб.\u{a0}{name}")
    } else {
        name.to_owned()
    }
}
