//! How far plans have been given, and days off of a whole class, as they cross the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, LessonPlanId};
use domain::lesson_plan::{Tally, Way};
use serde::{Deserialize, Serialize};

use super::dates::Pause;

/// All groups within sight.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Survey {
    /// Those that have a plan, by subject, grade and name.
    pub groups: Vec<Progress>,
    /// Those that have none.
    pub bare: Vec<Bare>,
    /// The viewer keeps the plans of the school.
    pub keeper: bool,
}

/// A group with its plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    pub group: GroupId,
    pub plan: LessonPlanId,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    pub tally: Tally,
    /// Topics that find no lesson.
    pub left: u32,
    /// Topics whose dates are out of date.
    pub stale: u32,
}

impl Progress {
    /// The lessons that are left do not suffice.
    pub const fn is_short(&self) -> bool {
        self.tally.lacking() > 0
    }

    /// The calendar has changed since the plan was laid.
    pub const fn is_stale(&self) -> bool {
        self.stale > 0
    }
}

/// A group without a plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bare {
    pub group: String,
    pub subject: String,
}

/// Days off of a class: what they would move, and those there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassPause {
    pub class: ClassId,
    /// All classes of the year, by grade and letter.
    pub classes: Vec<(ClassId, String)>,
    pub today: NaiveDate,
    /// What the days asked for would do, if some are.
    pub touched: Option<Vec<Touched>>,
    /// Groups of the class that have a plan.
    pub planned: u32,
    pub pauses: Vec<Pause>,
}

/// A group that days off concern.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Touched {
    pub group: GroupId,
    pub class: String,
    pub subject: String,
    /// Lessons of those days.
    pub lost: u32,
    /// Topics that move.
    pub moves: u32,
    /// Topics that would find no lesson.
    pub left: u32,
    pub way: Way,
}
