//! Notices as they cross the wire to whoever hears them, by day and by child.

use chrono::NaiveDate;
use domain::notification::{Freshness, NoticeKind};
use serde::{Deserialize, Serialize};

/// `/notifications`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notices {
    /// Latest first.
    pub days: Vec<ToldDay>,
    pub unread: u32,
    /// How far this list goes: «7.120 8.45», the last event told of in each school.
    pub seen: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldDay {
    pub date: NaiveDate,
    pub of: Vec<ToldOf>,
}

/// What was told of one child, or of nobody's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldOf {
    /// «Аня»; nothing: it is about the reader's own work or day.
    pub child: Option<String>,
    pub told: Vec<Told>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    pub kind: NoticeKind,
    pub freshness: Freshness,
    /// «Алгебра»
    pub title: String,
    /// «2 отметки за 12 ноября: 5, 4»
    pub words: String,
    pub href: String,
    /// «14:05»
    pub at: String,
}
