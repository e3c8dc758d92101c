//! Whose hand it was, and when: what somebody reads who comes second.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{AppResult, Request, sql};

/// Who did something, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hand {
    /// «Иванова А. П.»
    pub who: String,
    /// «12.11.2026 14:05»
    pub when: String,
}

#[cfg(feature = "ssr")]
impl Hand {
    /// A row with the ФИО of a person, and the time in the column `at`.
    pub fn read<T>(cx: &Request<T>, row: &sea_orm::QueryResult, at: &str) -> AppResult<Self> {
        Ok(Self { who: sql::person_name(row)?.short(), when: cx.house.clock.say(row.try_get("", at)?) })
    }

    /// The row that would say it is gone.
    pub fn unknown() -> Self {
        Self { who: "другой человек".into(), when: "только что".into() }
    }
}
