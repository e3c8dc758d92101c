//! The timetable in force as people read it: of a class, a teacher, a room, or the whole school on one sheet.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

use crate::ui::words::day;

/// Whose timetable; written «class.12».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Whose {
    Class(ClassId),
    Teacher(PersonId),
    Room(RoomId),
    /// The sheet in the hall: all classes.
    Hall,
}

/// One page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leaf {
    pub whose: Whose,
    /// «7А», «Иванова А. П.»
    pub title: String,
    pub school: String,
    pub today: NaiveDate,
    /// The day asked for.
    pub on: NaiveDate,
    /// Monday to Friday, or to Saturday.
    pub days: Vec<Day>,
    pub choices: Choices,
}

/// What else there is to see; a family has the own classes alone.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Choices {
    pub classes: Vec<(ClassId, String)>,
    pub teachers: Vec<(PersonId, String)>,
    pub rooms: Vec<(RoomId, String)>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Day {
    pub date: NaiveDate,
    /// A holiday: no lessons, whatever the week says.
    pub off: bool,
    /// In the order of time.
    pub lines: Vec<Line>,
}

/// A lesson.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub number: u8,
    pub shift: u8,
    /// «8:30»
    pub starts: String,
    pub ends: String,
    /// «Алгебра»
    pub title: String,
    pub short: String,
    /// «7А», «7А, 1 подгруппа»
    pub class: String,
    /// Its classes by name, for the sheet in the hall.
    pub classes: Vec<String>,
    pub teacher: String,
    pub room: String,
    /// What is otherwise on this very day.
    pub change: Option<Change>,
}

/// A lesson of the week as it is on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Change {
    /// «Иванова А. П.» stands in.
    StandsIn(String),
    Cancelled,
    /// To this day and number.
    Moved(NaiveDate, u8),
    /// From this day and number.
    Brought(NaiveDate, u8),
    /// In place of another subject.
    Instead,
}

impl Change {
    /// «замена: Иванова А. П.»
    pub fn words(&self) -> String {
        match self {
            Self::StandsIn(name) => format!("замена: {name}"),
            Self::Cancelled => "урок отменён".to_owned(),
            Self::Moved(on, number) => format!("перенесён на {}, {number}-й урок", day(*on)),
            Self::Brought(on, number) => format!("перенесён с {}, {number}-го урока", day(*on)),
            Self::Instead => "вместо другого урока".to_owned(),
        }
    }

    /// Does the lesson not take place here?
    pub const fn is_off(&self) -> bool {
        matches!(self, Self::Cancelled | Self::Moved(..))
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class(id) => write!(f, "class.{id}"),
            Self::Teacher(id) => write!(f, "teacher.{id}"),
            Self::Room(id) => write!(f, "room.{id}"),
            Self::Hall => f.write_str("hall"),
        }
    }
}

/// Text that names nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("нет такого расписания")]
pub struct NobodysTimetable;

impl FromStr for Whose {
    type Err = NobodysTimetable;

    fn from_str(text: &str) -> Result<Self, NobodysTimetable> {
        if text == "hall" {
            return Ok(Self::Hall);
        }
        let (kind, id) = text.split_once('.').ok_or(NobodysTimetable)?;
        let id: i64 = id.parse().map_err(|_| NobodysTimetable)?;
        match kind {
            "class" => Ok(Self::Class(ClassId(id))),
            "teacher" => Ok(Self::Teacher(PersonId(id))),
            "room" => Ok(Self::Room(RoomId(id))),
            _ => Err(NobodysTimetable),
        }
    }
}

impl TryFrom<String> for Whose {
    type Error = NobodysTimetable;

    fn try_from(text: String) -> Result<Self, NobodysTimetable> {
        text.parse()
    }
}

impl From<Whose> for String {
    fn from(whose: Whose) -> Self {
        whose.to_string()
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_timetable_is_named_by_kind_and_number() {
        for text in ["class.12", "teacher.5", "room.3", "hall"] {
            assert_eq!(text.parse::<Whose>().map(|whose| whose.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "class", "class.x", "pupil.5"] {
            assert_eq!(text.parse::<Whose>(), Err(NobodysTimetable), "{text}");
        }
    }
}
