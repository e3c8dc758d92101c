//! Addresses of calendars as they cross the wire to whoever makes them.

use domain::feed::{FeedOf, Homework};
use domain::ids::FeedId;
use serde::{Deserialize, Serialize};

/// `/calendar`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Feeds {
    /// Whose lessons an address may be made for; nobody's where there are none.
    pub choices: Vec<Lessons>,
    /// Latest first.
    pub made: Vec<Made>,
    /// The address made just now: it is shown this once.
    pub fresh: Option<Fresh>,
}

/// Lessons by a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lessons {
    pub of: FeedOf,
    /// «Михаил, 7А», «Мои уроки: Школа № 1», «7А, весь класс»
    pub title: String,
}

/// A living address; of its secret only the hash is known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    pub id: FeedId,
    /// Nothing once the right has ended: the address opens nothing.
    pub title: Option<String>,
    pub homework: Homework,
    /// «12.11.2026 14:05»
    pub at: String,
    /// The same, if a calendar has ever come.
    pub read: Option<String>,
}

/// An address with its secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fresh {
    /// «<https://school.example/calendar/….ics>»
    pub address: String,
    /// The same as a calendar opens it: «webcal://…».
    pub webcal: String,
}

#[cfg(feature = "ssr")]
impl Fresh {
    /// `house` is how people reach the server.
    pub fn of(secret: &str, house: &str) -> Self {
        let address = format!("{}/calendar/{secret}.ics", house.trim_end_matches('/'));
        let webcal = address.split_once("://").map_or(String::new(), |(_, rest)| format!("webcal://{rest}"));
        Self { address, webcal }
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_opens_the_same_address() {
        let fresh = Fresh::of("ab12", "https://school.example/");
        assert_eq!(fresh.address, "https://school.example/calendar/ab12.ics");
        assert_eq!(fresh.webcal, "webcal://school.example/calendar/ab12.ics");
    }
}
