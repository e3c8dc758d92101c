//! Lesson plans as they cross the wire: the list, one plan, and wishes to change it.

use domain::ids::{GroupId, LessonPlanId, LessonPlanRowId, SubjectId};
use domain::lesson_plan::{PlanState, PlanStep, Topic};
use serde::{Deserialize, Serialize};

/// All that the list shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "the list of plans is a list of plans")]
pub struct Plans {
    /// By subject, grade and variant.
    pub plans: Vec<Listed>,
    /// What a new plan can be for.
    pub courses: Vec<Course>,
    /// The viewer approves plans here.
    pub keeper: bool,
}

/// One plan in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub plan: LessonPlanId,
    pub subject: String,
    pub grade: i32,
    pub variant: String,
    /// «Иванова А. П.»; empty for the viewer's own.
    pub author: String,
    pub state: PlanState,
    pub rows: u32,
    pub hours: u32,
    /// Hours of a year by the curriculum: several where profiles differ, none where it has no such subject.
    pub norms: Vec<u32>,
    /// «7А, 7Б»
    pub groups: Vec<String>,
}

/// A subject in a grade that the viewer has groups of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Course {
    pub subject: SubjectId,
    pub title: String,
    pub grade: i32,
    /// Its groups that have no plan.
    pub bare: Vec<String>,
}

impl Course {
    /// «12.7»: what a form sends.
    pub fn key(&self) -> String {
        format!("{}.{}", self.subject, self.grade)
    }
}

/// One plan with all that its page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub head: Head,
    pub rows: Vec<Row>,
    pub leave: Leave,
    /// Steps the viewer may take now.
    pub steps: Vec<PlanStep>,
    /// Groups that are or may be taught by it.
    pub groups: Vec<Given>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub plan: LessonPlanId,
    pub school: String,
    pub subject: String,
    pub grade: i32,
    pub variant: String,
    /// «Иванова А. П.»
    pub author: String,
    pub state: PlanState,
    /// What is to be mended.
    pub remark: Option<String>,
    pub version: u32,
    /// Hours of a year by the curriculum: several where profiles differ.
    pub norms: Vec<u32>,
}

/// «102», «68 или 102»: hours of a year as the curriculum has them.
pub fn say_norms(norms: &[u32]) -> String {
    norms.iter().map(u32::to_string).collect::<Vec<_>>().join(" или ")
}

/// What the viewer may do with the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Leave {
    Write,
    /// It is for reading, and for a copy.
    Read,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// `None` while it is new.
    pub id: Option<LessonPlanRowId>,
    pub topic: Topic,
}

/// A group of the plan's subject and grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Given {
    pub group: GroupId,
    /// «7А» or «7А, 1 подгруппа»
    pub name: String,
    pub by: TaughtBy,
}

/// Which plan a group is taught by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TaughtBy {
    This,
    Another,
    None,
}

/// All rows of a plan, as its author leaves them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wish {
    pub plan: LessonPlanId,
    /// Version the author saw.
    pub seen: u32,
    pub rows: Vec<Row>,
}

/// What became of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Saved {
    /// Durable; ids of the rows that are not blank, in their order.
    Done { version: u32, ids: Vec<LessonPlanRowId> },
    /// Somebody was first.
    Conflict { version: u32, who: String, when: String },
    /// A rule stands against it.
    Refused(String),
}
