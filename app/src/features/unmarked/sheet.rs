//! What is learned without marks, as it crosses the wire.

use domain::ids::{SubjectId, TermId, UnmarkedId};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// All of the year in hand, and what more can be said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unmarked {
    pub stands: Vec<Standing>,
    pub grades: Vec<i32>,
    pub subjects: Vec<(SubjectId, String)>,
    /// Terms of all kinds there are in the year, by their first day.
    pub terms: Vec<(TermId, String)>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub id: UnmarkedId,
    pub grade: i32,
    pub subject: String,
    /// None: all year.
    pub term: Option<String>,
    pub act: String,
    pub by: Hand,
}
