//! A term of the school as a deputy head sees it: its days, its orders, and what it still lacks.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{ClassId, GroupId, TermId};
use domain::term_mark::TermState;
use serde::{Deserialize, Serialize};

use crate::kit::Hand;
use crate::kit::debts::Debt;

/// `/terms`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Overview {
    pub terms: Vec<(TermId, String)>,
    /// The term shown; none while there is no year or its terms are not set.
    pub shown: Option<Shown>,
}

/// One term.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    pub term: TermId,
    /// «1 четверть»
    pub title: String,
    /// Day in force.
    pub today: NaiveDate,
    /// Days on which its marks may be written, extension included.
    pub window: Span,
    pub state: TermState,
    pub deeds: Deeds,
    /// Latest first.
    pub orders: Vec<Order>,
    pub classes: Vec<ClassGaps>,
    /// Groups of the class asked for.
    pub groups: Vec<GroupGaps>,
}

/// What the viewer may order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deeds {
    pub extend: bool,
    pub close: bool,
}

/// An order given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Order {
    pub kind: OrderKind,
    /// The last day given, the day of closing, or the last day it stays open again.
    pub day: NaiveDate,
    pub reason: Option<String>,
    pub by: Hand,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum OrderKind {
    Extended,
    Closed,
    Reopened,
}

/// As the rows have it.
#[cfg(feature = "ssr")]
impl OrderKind {
    pub const ALL: [Self; 3] = [Self::Extended, Self::Closed, Self::Reopened];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Extended => "extended",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What the groups of a class lack together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassGaps {
    /// None: groups gathered from several classes.
    pub class: Option<ClassId>,
    /// «7А»
    pub title: String,
    pub marks: u32,
    pub debtors: u32,
}

/// What one group lacks, by name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GroupGaps {
    pub group: GroupId,
    /// «Алгебра», «Английский язык (7А, 1 подгруппа)»
    pub title: String,
    pub unposted: Vec<String>,
    /// Pupil by pupil, the oldest first.
    pub indebted: Vec<Debt>,
}
