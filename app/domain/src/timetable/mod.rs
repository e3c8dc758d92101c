//! The weekly timetable: places of the week, who is busy there, and what may be copied where.

mod arrival;
mod board;
mod chain;
mod clash;
mod draft;
mod force;
mod history;
mod norms;
mod plan;
mod points;
mod relay;
mod ringing;
mod rooms;
mod school;
mod weeks;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, PersonId, SubjectId};

pub use arrival::{Arrival, Arriving};
pub use board::Board;
pub use chain::{make_room, rescue};
pub use clash::{Clash, Refused};
pub use draft::{DraftRefused, MOST_DRAFTS, another_draft, draft_name};
pub use force::{ArrangeTimetable, ForceRefused, InForce, ReadTimetable, TimetableYear};
pub use history::{History, STEPS};
pub use norms::{Norm, first_shift_only, most_a_day, most_on};
pub use plan::{Applied, Change, Edit, Hold, Kept, Piece, PieceKey, Plan, Stand};
pub use points::points;
pub use relay::{Hour, Laid, Relay, Ties, relay};
pub use ringing::{Clocked, RingRefused, ringing, ringing_norms, shift_norm};
pub use rooms::{RoomDraft, RoomFault, RoomKind, RoomLine, rooms};
pub use school::{Bell, Bells, Class, Course, ROWS, Ring, Room, School, Teacher, room_called, row};
pub use weeks::Weeks;

/// Monday to Saturday.
pub const DAYS: u8 = 6;
/// Lessons a day at most.
pub const NUMBERS: u8 = 7;

/// Weekday from 1, Monday, and number of the lesson from 1; written «2.5».
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place {
    weekday: u8,
    number: u8,
}

/// A lesson of another class, at which a teacher cannot be elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Busy {
    pub place: Place,
    pub teacher: PersonId,
    /// «7Б»
    pub class: String,
}

/// Why a lesson cannot stand at a place.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unseated {
    #[error("Такого места в неделе нет.")]
    NoPlace,
    #[error("Учитель в это время ведёт урок в {class}.")]
    TeacherBusy { class: String },
}

impl Place {
    /// The first lesson of Monday.
    pub const FIRST: Self = Self { weekday: 1, number: 1 };

    pub fn new(weekday: u8, number: u8) -> Result<Self, Unseated> {
        let there = (1..=DAYS).contains(&weekday) && (1..=NUMBERS).contains(&number);
        there.then_some(Self { weekday, number }).ok_or(Unseated::NoPlace)
    }

    pub const fn weekday(self) -> u8 {
        self.weekday
    }

    pub const fn number(self) -> u8 {
        self.number
    }

    /// The places of a week of `days` days, day by day.
    pub fn of_week(days: u8) -> impl Iterator<Item = Self> {
        (1..=days.min(DAYS)).flat_map(Self::of_day)
    }

    /// The places of a day.
    pub fn of_day(weekday: u8) -> impl Iterator<Item = Self> {
        (1..=NUMBERS).map(move |number| Self { weekday, number })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.weekday, self.number)
    }
}

impl FromStr for Place {
    type Err = Unseated;

    fn from_str(text: &str) -> Result<Self, Unseated> {
        let (weekday, number) = text.split_once('.').ok_or(Unseated::NoPlace)?;
        let part = |text: &str| text.parse::<u8>().map_err(|_| Unseated::NoPlace);
        Self::new(part(weekday)?, part(number)?)
    }
}

impl TryFrom<String> for Place {
    type Error = Unseated;

    fn try_from(text: String) -> Result<Self, Unseated> {
        text.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

/// May a lesson of this teacher stand here? `others` are lessons of the other classes.
pub fn seat(others: &[Busy], teacher: Option<PersonId>, place: Place) -> Result<(), Unseated> {
    let there = |busy: &&Busy| busy.place == place && Some(busy.teacher) == teacher;
    match others.iter().find(there) {
        Some(busy) => Err(Unseated::TeacherBusy { class: busy.class.clone() }),
        None => Ok(()),
    }
}

/// The week with the lessons of `from` repeated on `to`, in place of what was there.
pub fn copy_day(week: &[(Place, GroupId)], from: u8, to: u8) -> Vec<(Place, GroupId)> {
    if from == to || !(1..=DAYS).contains(&to) {
        return week.to_vec();
    }
    let kept = week.iter().filter(|(place, _)| place.weekday != to).copied();
    let of_day = week.iter().filter(|(place, _)| place.weekday == from);
    let copied = of_day.map(|(place, group)| (Place { weekday: to, ..*place }, *group));
    let mut new: Vec<_> = kept.chain(copied).collect();
    new.sort_unstable();
    new
}

/// The week of another class, for the groups this class has in the same subjects.
pub fn copy_class(week: &[(Place, SubjectId)], own: &[(SubjectId, GroupId)]) -> Vec<(Place, GroupId)> {
    let group = |subject: SubjectId| own.iter().find(|(of, _)| *of == subject).map(|(_, group)| *group);
    week.iter().filter_map(|(place, subject)| Some((*place, group(*subject)?))).collect()
}

#[cfg(test)]
mod tests;
