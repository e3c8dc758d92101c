//! Rows of a class or of the staff as they cross the wire.

use domain::ids::{ClassId, PersonId};
use domain::reconciliation::{State, Verdict};
use serde::{Deserialize, Serialize};

use super::overview::Head;
use crate::kit::Hand;

/// `/reconciliation/:campaign/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub head: Head,
    /// None: the staff.
    pub class: Option<ClassId>,
    /// «7А»
    pub title: String,
    /// By name.
    pub rows: Vec<RowLine>,
    pub missing: Vec<MissingLine>,
    /// How many rows nobody has looked at and nothing has changed in.
    pub rest: u32,
    /// What those say now: comes back when all of them are confirmed at once.
    pub seen: String,
    /// Classes the caller may turn to.
    pub classes: Vec<(ClassId, String)>,
}

/// One person of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowLine {
    pub person: PersonId,
    /// «Соколов Михаил Дмитриевич»
    pub name: String,
    /// «27.10.2013», «М»
    pub facts: Vec<String>,
    /// «мать Соколова Мария Андреевна»
    pub guardians: Vec<String>,
    /// What is not as it was on the first day.
    pub changes: Vec<String>,
    pub state: State,
    pub said: Option<SaidLine>,
    pub words: Vec<WordLine>,
    pub explained: String,
    /// Is the person in a list now? Then there is a card.
    pub listed: bool,
    /// What it says now: comes back with what is said of it.
    pub seen: String,
}

/// What was said of a row, and by whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SaidLine {
    /// «дата рождения — 03.05.2013»; empty: it is right.
    pub flag: String,
    pub hand: Hand,
}

/// What a guardian says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WordLine {
    /// «мать Соколова М. А.»
    pub by: String,
    pub verdict: Verdict,
    pub text: String,
    /// «12.11.2026 14:05»
    pub at: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MissingLine {
    pub name: String,
    pub remark: String,
    pub by: Hand,
    pub explained: String,
}
