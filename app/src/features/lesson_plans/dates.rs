//! The dates of a group's plan as they cross the wire, and the wish to lay them anew.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{GroupId, LessonPlanId};
use domain::lesson_plan::{Hour, How, PlanState, Tally, Way};
use serde::{Deserialize, Serialize};

/// All that the page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dates {
    pub group: GroupId,
    pub school: String,
    pub class: String,
    pub subject: String,
    pub today: NaiveDate,
    pub plan: Option<Plan>,
    /// The viewer may lay anew.
    pub lays: bool,
}

/// The plan of the group with its dates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub id: LessonPlanId,
    /// «Базовый»
    pub variant: String,
    pub state: PlanState,
    pub way: Way,
    pub tally: Tally,
    pub lessons: Vec<Lesson>,
    /// Topics that stand on no lesson.
    pub left: Vec<String>,
    pub pauses: Vec<Pause>,
    /// What would change: by itself, or by what is asked for.
    pub preview: Preview,
}

/// One lesson and what stands on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lesson {
    pub hour: Hour,
    pub section: String,
    pub topics: Vec<String>,
    pub homework: String,
    pub control: String,
}

/// Days without lessons by plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pause {
    pub span: Span,
    pub reason: String,
}

/// What laying anew would do.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Preview {
    pub changes: Vec<Change>,
    /// Topics that would find no lesson.
    pub left: Vec<String>,
}

/// One topic that changes its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    pub topic: String,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub how: How,
}

/// What is asked for: more days off, another way; nothing asks what has changed by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ask {
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub way: Option<Way>,
    pub reason: String,
}

impl Ask {
    /// Days asked for, if both ends are there; one end alone is one day.
    pub fn pause(&self) -> Option<Span> {
        let first = self.first.or(self.last)?;
        let last = self.last.unwrap_or(first);
        Some(Span { first: first.min(last), last: last.max(first) })
    }
}
