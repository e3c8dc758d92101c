//! A list of people as it crosses the wire: rows packed as text, for a school has a thousand of them.

use domain::ids::{ClassId, PersonId};
use serde::{Deserialize, Serialize};

use crate::kit::wire::Drawn;

/// Between the parts of a row; names are kept with single spaces and hold none.
pub const PART: char = '\t';
/// Between rows.
pub const ROW: char = '\n';

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Side {
    #[default]
    Pupils,
    Staff,
    /// Those who left.
    Gone,
}

impl Side {
    /// As addresses name it.
    pub fn read(code: Option<&str>) -> Self {
        match code {
            Some("staff") => Self::Staff,
            Some("gone") => Self::Gone,
            _ => Self::Pupils,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupils => "pupils",
            Self::Staff => "staff",
            Self::Gone => "gone",
        }
    }
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ask {
    pub side: Side,
    pub class: Option<ClassId>,
    /// Any part of the ФИО, in any case, ё as е.
    pub name: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listing {
    pub ask: Ask,
    /// Classes within the caller's sight.
    pub classes: Vec<(ClassId, String)>,
    /// The caller sees the staff too, and those who left.
    pub whole_school: bool,
    /// The caller corrects the list of the class asked for.
    pub corrects: bool,
    pub count: u32,
    /// Pupils class by class, or all staff at once.
    pub parts: Drawn<Vec<Packed>>,
}

/// Somebody found by a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Found {
    pub person: PersonId,
    pub name: String,
    /// «7А» or a post.
    pub note: String,
}

/// Rows that share a class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Packed {
    /// «7А»; empty for staff.
    pub class: String,
    /// Pupil: ФИО, day of birth as 2019-10-27, number of guardians, login. Staff: ФИО, post, subjects, login. Who left:
    /// ФИО, who they were, the last day, the order. The number of the person stands last.
    pub rows: String,
}
