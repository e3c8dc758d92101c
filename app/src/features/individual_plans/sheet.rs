//! Individual plans as they cross the wire. Hours are a week's, in hundredths.

use domain::curriculum::Chosen;
use domain::ids::{ClassId, PersonId};
use serde::{Deserialize, Serialize};

/// The pupils of a class with their plans.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    /// Classes of grades that may learn so, by grade and letter; none where the school has none.
    pub classes: Vec<(ClassId, String)>,
    pub here: Option<ClassPlans>,
}

/// One class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassPlans {
    pub class: ClassId,
    /// «10А»
    pub title: String,
    pub kind: PlanKind,
    /// Hours of the plan of the class, and the most there may be.
    pub hours: i32,
    pub most: i32,
    pub pupils: Vec<Line>,
}

/// By what a class learns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// All by one plan.
    Classic,
    /// Each by a plan of their own.
    Individual,
}

impl PlanKind {
    /// The code stored, and what a form sends.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Individual => "individual",
        }
    }
}

/// A pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub pupil: PersonId,
    /// «Фомин Илья»
    pub name: String,
    pub hours: i32,
    /// «Физика 5 вместо 2», «без географии» as «География: не изучает».
    pub differs: Vec<String>,
    /// Groups that do not fit the plan: «Физика: не в группе», «География: числится в группе».
    pub astray: Vec<String>,
}

/// The plan of one pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub pupil: PersonId,
    /// «Фомин Илья Олегович»
    pub name: String,
    pub class: ClassId,
    pub title: String,
    pub most: i32,
    pub subjects: Vec<Taken>,
}

/// A subject with its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Taken {
    pub name: String,
    pub chosen: Chosen,
}
