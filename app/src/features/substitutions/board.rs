//! A day of substitutions as it crosses the wire to whoever decides.

use chrono::NaiveDate;
use domain::ids::{LessonId, PersonId};
use domain::timetable::room_called;
use serde::{Deserialize, Serialize};

use crate::ui::words::day;

/// `/substitutions`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    pub today: NaiveDate,
    pub on: NaiveDate,
    /// The next days with lessons, the day shown among them.
    pub days: Vec<DayCount>,
    /// In the order of time.
    pub lessons: Vec<Line>,
    /// All others of the day that may be given at another time: «3-й урок, 7А: Алгебра, Иванова А. П.»
    pub others: Vec<(LessonId, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DayCount {
    pub date: NaiveDate,
    /// Lessons for which nothing is decided.
    pub open: u64,
}

/// A lesson whose teacher is away, or was to be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub lesson: LessonId,
    pub number: u8,
    /// «8:30–9:15»
    pub hours: String,
    /// «7А», «7А, 1 подгруппа»
    pub whom: String,
    pub subject: String,
    /// Empty if not known.
    pub room: String,
    /// «Иванова А. П.»
    pub teacher: String,
    /// Is that teacher away?
    pub is_away: bool,
    pub state: State,
    /// The best first; nobody where the lesson can no more be changed.
    pub offers: Vec<Offered>,
    /// Who has the other half of the class: «Петрова И. И., 7А, 2 подгруппа».
    pub other_half: Option<String>,
    pub may_cancel: bool,
}

/// Somebody who is free, with the reasons in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offered {
    pub teacher: PersonId,
    pub name: String,
    /// «свободна, ведёт этот предмет в 7-х классах, окно между 2-м и 4-м уроками»
    pub reasons: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum State {
    Open,
    /// Who was to stand in is away as well.
    OpenAgain(String),
    Settled(Decided),
    /// Another lesson is given instead.
    Placed(Decided),
    /// The lesson was held: it stays as it is.
    Held(Decided),
}

/// What was decided, with the name of whoever stands in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Decided {
    Replaced(String),
    Merged(String),
    Cancelled,
    /// To this day and number.
    Moved(NaiveDate, u8),
    /// From this day and number.
    Brought(NaiveDate, u8),
    /// This subject by this teacher is given instead.
    Instead(String, String),
}

impl Decided {
    /// «замена: Иванова А. П.»
    pub fn words(&self) -> String {
        match self {
            Self::Replaced(name) => format!("замена: {name}"),
            Self::Merged(name) => format!("группы вместе: {name}"),
            Self::Cancelled => "урок отменён".to_owned(),
            Self::Moved(on, number) => format!("перенесён на {}, {number}-й урок", day(*on)),
            Self::Brought(on, number) => format!("перенесён с {}, {number}-го урока", day(*on)),
            Self::Instead(subject, name) => format!("вместо него {subject}: {name}"),
        }
    }
}

/// «, каб. 24»; nothing where the room is not known.
pub fn in_room(room: &str) -> String {
    if room.is_empty() { String::new() } else { format!(", {}", room_called(room)) }
}
