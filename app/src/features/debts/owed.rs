//! What is owed in the journals of a teacher, as it crosses the wire.

use domain::ids::GroupId;
use serde::{Deserialize, Serialize};

use crate::kit::debts::Debt;

/// `/debts`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Owed {
    /// Journals in which something is owed, by grade and name.
    pub groups: Vec<OfGroup>,
    /// The reader keeps some journal.
    pub teaches: bool,
}

/// One journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfGroup {
    pub group: GroupId,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    /// Pupil by pupil, the oldest first.
    pub debts: Vec<Debt>,
}
