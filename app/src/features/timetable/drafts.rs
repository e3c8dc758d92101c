//! Drafts of a year side by side, as they cross the wire.

use chrono::NaiveDate;
use domain::ids::TimetableDraftId;
use domain::timetable::Arrival;
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// `/timetable/drafts`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftList {
    /// Lessons of the week in force.
    pub in_force: usize,
    /// The latest change first.
    pub drafts: Vec<DraftLine>,
    /// First and last day from which a draft may be in force.
    pub earliest: NaiveDate,
    pub last: NaiveDate,
}

/// One draft.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftLine {
    pub id: TimetableDraftId,
    pub name: String,
    /// Lessons that have a place.
    pub placed: usize,
    pub lessons: usize,
    /// What came of the file it was brought in with.
    pub arrival: Option<Arrival>,
    /// Who changed it last, and when.
    pub changed: Option<Hand>,
}
