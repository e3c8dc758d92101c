//! The gallery as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{LessonPlanId, SharedPlanId, SubjectId};
use domain::lesson_plan::Topic;
use serde::{Deserialize, Serialize};

/// What hangs in the gallery.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gallery {
    /// By subject and grade, the latest first.
    pub plans: Vec<Hung>,
    /// How many there are beyond those.
    pub more: u32,
    /// Subjects of which something hangs, by name.
    pub subjects: Vec<(SubjectId, String)>,
    /// Grades of which something hangs.
    pub grades: Vec<i32>,
    /// What the viewer works in is a school.
    pub school: bool,
    /// The viewer keeps the plans of that school.
    pub keeper: bool,
}

/// One plan there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hung {
    pub shared: SharedPlanId,
    pub subject: SubjectId,
    pub subject_title: String,
    pub grade: i32,
    pub variant: String,
    pub about: String,
    /// «СОШ № 12»
    pub school: String,
    pub topics: u32,
    pub hours: u32,
    pub on: NaiveDate,
    /// It is of the viewer's own school.
    pub own: bool,
}

impl Hung {
    /// «Алгебра, 7 класс»
    pub fn title(&self) -> String {
        format!("{}, {} класс", self.subject_title, self.grade)
    }
}

/// One plan with its rows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leaf {
    pub hung: Hung,
    pub topics: Vec<Topic>,
    /// The viewer has groups of this subject and grade, and may take it.
    pub takes: bool,
}

/// The own plan, and how it hangs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Share {
    pub plan: LessonPlanId,
    /// «Алгебра, 7 класс»
    pub title: String,
    pub variant: String,
    /// It is approved, and so it may hang.
    pub ready: bool,
    pub hangs: Option<Hanging>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hanging {
    pub shared: SharedPlanId,
    pub about: String,
    pub on: NaiveDate,
}
