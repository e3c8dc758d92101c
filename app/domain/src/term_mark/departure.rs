//! How far a term mark goes from the one suggested.

use serde::{Deserialize, Serialize};

use super::value::TermMarkValue;

/// How a term mark stands to its suggestion.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Better by so many.
    Raised(u32),
    /// Worse by so many.
    Lowered(u32),
    /// A digit where the rule suggested nothing.
    Unfounded,
    /// «н/а», «осв», «зач» or «нез» instead of the digit suggested.
    OtherKind,
}

impl Departure {
    /// None where the mark is the one suggested, or a word where nothing was.
    pub const fn between(value: TermMarkValue, suggested: Option<TermMarkValue>) -> Option<Self> {
        let Some(suggested) = suggested else {
            return if value.digit().is_some() { Some(Self::Unfounded) } else { None };
        };
        match (value.digit(), suggested.digit()) {
            (Some(digit), Some(proposed)) if digit > proposed => Some(Self::Raised(digit - proposed)),
            (Some(digit), Some(proposed)) if digit < proposed => Some(Self::Lowered(proposed - digit)),
            (Some(_), Some(_)) => None,
            _ if value.code() == suggested.code() => None,
            _ => Some(Self::OtherKind),
        }
    }
}
