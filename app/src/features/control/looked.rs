//! Who opened which journals, as it crosses the wire.

use domain::ids::PersonId;
use serde::{Deserialize, Serialize};

use super::doubt::Place;

/// `/control/access`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Access {
    /// So many days up to today are shown.
    pub days: u32,
    /// Who looked last comes first; [`Access::MOST`] at most.
    pub lines: Vec<Looked>,
}

/// What one reader did with one journal in these days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Looked {
    pub reader: PersonId,
    /// «Тихонов А. П.»
    pub name: String,
    /// The journal is the reader's own to keep.
    pub own: bool,
    pub place: Place,
    /// Days on which it was opened on a screen; the own one is not counted.
    pub opened: u32,
    pub printed: u32,
    pub exported: u32,
    /// «12.11.2026 14:05»
    pub last: String,
    /// The reader's last change of a cell of it in these days.
    pub changed: Option<String>,
}

impl Access {
    /// Lines shown at once.
    pub const MOST: usize = 300;
    /// Periods one press away, in days.
    pub const PERIODS: [(u32, &str); 4] = [(1, "Сегодня"), (7, "7 дней"), (30, "30 дней"), (90, "90 дней")];

    /// The period asked for, else a week.
    #[cfg(feature = "ssr")]
    pub fn period(asked: Option<u32>) -> u32 {
        let known = |days: &u32| Self::PERIODS.iter().any(|(one, _)| one == days);
        asked.filter(known).unwrap_or(7)
    }
}
