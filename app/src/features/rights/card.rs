//! One person of a school: roles, what follows from data, orders.

use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::role::Role;
use serde::{Deserialize, Serialize};

use super::people::{Here, Worn};
use super::stints::StandIns;

/// `/rights?school=&person=`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Card {
    pub here: Here,
    pub person: PersonId,
    /// «Иванова Анна Петровна»
    pub name: String,
    pub post: String,
    /// In force or to come.
    pub roles: Vec<Worn>,
    /// The roles that the reader gives and ends.
    pub gives: Vec<Role>,
    pub proposed: Option<Role>,
    /// «7А»
    pub leads: Vec<String>,
    pub groups: Vec<Charge>,
    /// For whoever gives roles here.
    pub stands_in: StandIns,
    /// The latest first.
    pub orders: Vec<Ordered>,
    /// The last day of work, if it is known.
    pub leaves: Option<NaiveDate>,
    /// The reader is the person.
    pub own: bool,
}

/// A group that the person teaches.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Charge {
    /// «7А, Алгебра»
    pub title: String,
    /// Nobody else teaches it.
    pub alone: bool,
}

/// What was ordered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ordered {
    pub act: Act,
    /// None: the employment as a whole, or a class that is led.
    pub role: Option<Role>,
    /// «7А»
    pub class: Option<String>,
    pub day: NaiveDate,
    pub until: Option<NaiveDate>,
    pub basis: String,
    /// Who entered it and when: «Кравцова Е. В., 12.11.2026 14:05».
    pub entered: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Given,
    Ended,
    Dismissed,
    Reinstated,
}

/// Days and basis of a role, as a form sends them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Days {
    pub since: NaiveDate,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    pub basis: String,
}

/// The last day of a role or of work, as a form sends it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Last {
    pub day: NaiveDate,
    #[serde(default)]
    pub basis: String,
}

#[cfg(feature = "ssr")]
impl Days {
    pub fn wish(self) -> domain::rights::RoleWish {
        domain::rights::RoleWish {
            since: self.since,
            until: self.until,
            basis: super::told::short(&self.basis),
        }
    }
}

#[cfg(feature = "ssr")]
impl Act {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Ended => "ended",
            Self::Dismissed => "dismissed",
            Self::Reinstated => "reinstated",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Given, Self::Ended, Self::Dismissed, Self::Reinstated]
            .into_iter()
            .find(|act| act.code() == code)
    }
}
