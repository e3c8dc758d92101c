//! A divided class, on the wire.

use domain::ids::{ClassId, GroupId, PersonId, SubjectId};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Split {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    pub subject: SubjectId,
    pub subject_title: String,
    /// One for a class that is not divided.
    pub parts: Vec<Part>,
    pub pupils: Vec<Placed>,
    /// Why nothing changes any more.
    pub fixed: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    pub group: GroupId,
    /// «7А, 1 подгруппа»
    pub name: String,
    /// «Иванова А. П.»
    pub teacher: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Placed {
    pub pupil: PersonId,
    /// «Фомин Илья»
    pub name: String,
    /// From 0; none: in no group yet.
    pub part: Option<usize>,
}
