//! What a deputy head wants of a lesson whose teacher is away; written «teacher.12», «merge», «cancel», «undo».

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Choice {
    /// Somebody stands in.
    Teacher(PersonId),
    /// The teacher of the other half of the class takes both halves.
    Merge,
    /// The class is let off.
    Cancel,
    /// What was decided is taken back.
    Undo,
}

/// Text that chooses nothing.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не решение об уроке")]
pub struct NoChoice(pub String);

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Teacher(person) => write!(f, "teacher.{person}"),
            Self::Merge => f.write_str("merge"),
            Self::Cancel => f.write_str("cancel"),
            Self::Undo => f.write_str("undo"),
        }
    }
}

impl FromStr for Choice {
    type Err = NoChoice;

    fn from_str(text: &str) -> Result<Self, NoChoice> {
        match text {
            "merge" => Ok(Self::Merge),
            "cancel" => Ok(Self::Cancel),
            "undo" => Ok(Self::Undo),
            _ => {
                let id = text.strip_prefix("teacher.").and_then(|id| id.parse().ok());
                id.map(Self::Teacher).ok_or_else(|| NoChoice(text.to_owned()))
            }
        }
    }
}

impl TryFrom<String> for Choice {
    type Error = NoChoice;

    fn try_from(text: String) -> Result<Self, NoChoice> {
        text.parse()
    }
}

impl From<Choice> for String {
    fn from(choice: Choice) -> Self {
        choice.to_string()
    }
}
