//! One lesson that is to be given otherwise, as it crosses the wire: free hours of a week, and other subjects.

use chrono::NaiveDate;
use domain::ids::{GroupId, LessonId};
use serde::{Deserialize, Serialize};

/// `/substitutions?part=place&lesson=`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Places {
    pub lesson: LessonId,
    /// «3-й урок, 7А: Алгебра, Иванова А. П.»
    pub title: String,
    pub on: NaiveDate,
    /// Mondays of the weeks there are to choose from.
    pub weeks: Vec<NaiveDate>,
    /// The Monday of the week shown.
    pub week: NaiveDate,
    /// Days on which its pupils have lessons.
    pub days: Vec<PlaceDay>,
    pub others: Vec<Other>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceDay {
    pub date: NaiveDate,
    pub hours: Vec<Hour>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hour {
    pub number: u8,
    /// «8:30–9:15»
    pub clock: String,
    /// What stands against it, in words; nothing where it is free.
    pub clash: Option<String>,
}

/// Another subject that the very same pupils may have at this hour.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Other {
    pub group: GroupId,
    pub subject: String,
    /// «Петрова И. И.»
    pub teacher: String,
}
