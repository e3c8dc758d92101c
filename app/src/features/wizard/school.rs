//! What the wizard shows and takes of the school itself, on the wire: its card, subjects, rooms and bells.

use domain::ids::{PersonId, RoomId, SubjectId};
use domain::school::CardDraft;
use domain::timetable::RoomDraft;
use serde::{Deserialize, Serialize};

/// `/wizard/card`
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Card {
    pub draft: CardDraft,
    pub head: Option<PersonId>,
    /// Staff by name, whoever may head the school first: «Воробьёв И. О., директор».
    pub staff: Vec<(PersonId, String)>,
    /// Grades that learn on Saturdays too.
    pub six_days: Vec<i32>,
}

/// `/wizard/subjects`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "which subject the line is of")]
pub struct Subject {
    pub subject: SubjectId,
    pub name: String,
    pub short: String,
    pub area: String,
    pub taught: bool,
    /// It has hours or groups this year, and cannot be switched off.
    pub used: bool,
}

/// A subject as the form sends it; one that is added has no number.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SubjectSent {
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub short: String,
    #[serde(default)]
    pub area: String,
    #[serde(default)]
    pub taught: Option<String>,
}

/// `/wizard/rooms?of=`
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the step has rooms and bells")]
pub struct Rooms {
    pub rooms: Vec<Room>,
    /// The schedule in hand.
    pub of: Schedule,
    /// All there are: those on record, those of shifts that have classes.
    pub schedules: Vec<Schedule>,
    /// «08:30», «09:10»; empty where there is no such lesson.
    pub bells: Vec<(String, String)>,
    /// They are the shipped ones: the school has written none.
    pub shipped: bool,
    /// What the sanitary rules have against them.
    pub norms: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Room {
    pub room: RoomId,
    pub draft: RoomDraft,
}

/// A room as the form sends it; one that is added has no number.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RoomSent {
    #[serde(default)]
    pub room: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub seats: String,
    #[serde(default)]
    pub kind: String,
}

/// A shift, and the weekday whose bells are its own; 0 is any day. Written «1.0».
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Schedule {
    pub shift: i32,
    pub weekday: i32,
}

impl Default for Schedule {
    fn default() -> Self {
        Self { shift: 1, weekday: 0 }
    }
}

impl Schedule {
    pub fn code(self) -> String {
        format!("{}.{}", self.shift, self.weekday)
    }

    #[cfg(feature = "ssr")]
    pub fn parse(text: &str) -> Option<Self> {
        let (shift, weekday) = text.split_once('.')?;
        let read = Self { shift: shift.parse().ok()?, weekday: weekday.parse().ok()? };
        (matches!(read.shift, 1 | 2) && matches!(read.weekday, 0..=6)).then_some(read)
    }

    /// «1 смена», «2 смена, суббота»
    pub fn title(self) -> String {
        const DAYS: [&str; 7] = ["", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
        let day = usize::try_from(self.weekday).ok().and_then(|at| DAYS.get(at)).copied().unwrap_or_default();
        if day.is_empty() {
            format!("{} смена", self.shift)
        } else {
            format!("{} смена, {day}", self.shift)
        }
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_read_back_from_its_code() {
        for shift in 1..=2 {
            for weekday in 0..=6 {
                let of = Schedule { shift, weekday };
                assert_eq!(Schedule::parse(&of.code()), Some(of));
            }
        }
        assert_eq!(Schedule { shift: 2, weekday: 6 }.title(), "2 смена, суббота");
        for none in ["3.0", "1.7", "1", "", "1.-1", "x.y"] {
            assert_eq!(Schedule::parse(none), None, "{none}");
        }
    }
}
