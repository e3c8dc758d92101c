//! Timetables as they cross the wire: the plan being made and its edits, the run of the solver.

use chrono::NaiveDate;
use domain::ids::TimetableDraftId;
use domain::timetable::{Edit, Kept, School};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// All that the editor shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub school: School,
    pub kept: Vec<Kept>,
    /// The draft shown, with its name; none while the week in force is all there is.
    pub draft: Option<(TimetableDraftId, String)>,
    /// Of the draft; 0 while the week in force is all there is.
    pub version: i32,
    /// Who changed the draft last.
    pub changed: Option<Hand>,
    /// First and last day from which the plan may be in force.
    pub earliest: NaiveDate,
    pub last: NaiveDate,
}

/// Edits in the order they were made, over the version that was seen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "they are what the struct is of")]
pub struct Edits {
    /// None: the week in force is changed, and a draft begins.
    pub draft: Option<TimetableDraftId>,
    pub seen: i32,
    pub edits: Vec<Edit>,
}

/// Where the edits stand now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Saved {
    pub draft: TimetableDraftId,
    pub version: i32,
}

/// What the solver is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wish {
    pub draft: Option<TimetableDraftId>,
    /// The version seen: it solves what the person sees.
    pub seen: i32,
    pub scope: Scope,
    /// To search and to improve; between 1 and 600.
    pub seconds: u16,
}

/// What it may move.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// As little as possible of what stands.
    Complete,
    /// Everything but what is locked.
    Afresh,
}

/// A run of the solver as the page watches it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    pub state: RunState,
    pub placed: u32,
    pub total: u32,
    pub elapsed_ms: u32,
    /// (milliseconds, lessons placed), at most a hundred points.
    pub curve: Vec<(u32, u32)>,
}

/// Where a run stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RunState {
    Running,
    /// Whatever was found, as an edit over the plan of `seen`.
    Over {
        draft: Option<TimetableDraftId>,
        seen: i32,
        edit: Edit,
        end: End,
        why: Option<Why>,
    },
    /// It broke; the plan is as it was.
    Failed,
}

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum End {
    Solved,
    /// Time is over, or it cannot be.
    Partly,
    Cancelled,
}

/// Why not everything has a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Why {
    /// «7А, Алгебра (Иванова А. П.)»
    pub lessons: Vec<String>,
    /// Rules that hold them, in words.
    pub rules: Vec<String>,
    /// They do not fit even without all other lessons.
    pub proven: bool,
}
