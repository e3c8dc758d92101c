//! What a year lacks: each finding belongs to the step that mends it.

use serde::{Deserialize, Serialize};

use super::Step;

/// The year as it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct YearFacts {
    /// What the card of the school does not say: «телефона».
    pub card: Vec<String>,
    pub rooms: usize,
    /// Shifts that have classes and no bells of the school's own.
    pub unrung: Vec<i32>,
    /// Quarters, trimesters, modules and half-years.
    pub terms: usize,
    pub staff: usize,
    /// Staff whose post speaks for a role they do not have yet.
    pub without_role: usize,
    pub classes: Vec<ClassFacts>,
    pub grades: Vec<GradeFacts>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ClassFacts {
    /// «7А»
    pub name: String,
    pub led: bool,
    /// In the second shift, where the sanitary rules want the first.
    pub late: bool,
    pub pupils: usize,
    /// Pupils none of whose guardians may look into the diary.
    pub alone: usize,
    /// Subjects of the plan without a group.
    pub ungrouped: usize,
    /// Groups without a teacher.
    pub untaught: usize,
    /// Lessons a week of its groups, and those that have a place.
    pub lessons: i32,
    pub placed: i32,
    /// Places at which a teacher of the class is in another class as well.
    pub clashes: usize,
}

/// A grade, with its profile if it has one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GradeFacts {
    /// «10, инженерный»
    pub name: String,
    /// Hundredths of hours a week, and the most there may be.
    pub hours: i32,
    pub most: i32,
}

/// One thing missing, with the classes or grades it is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Missing {
    Card(Vec<String>),
    Staff,
    Roles(usize),
    Classes,
    Leaders(Vec<String>),
    SecondShift(Vec<String>),
    Rooms,
    Bells(Vec<i32>),
    Plan(Vec<String>),
    TooManyHours(Vec<String>),
    Groups(Vec<String>),
    Teachers(Vec<String>),
    Terms,
    Pupils(Vec<String>),
    Guardians(usize),
    Timetable(Vec<String>),
    Clashes(Vec<String>),
}

impl Missing {
    /// Where it is mended.
    pub const fn step(&self) -> Step {
        match self {
            Self::Card(_) => Step::Card,
            Self::Terms => Step::Kinds,
            Self::Staff | Self::Roles(_) => Step::Staff,
            Self::Classes | Self::Leaders(_) | Self::SecondShift(_) => Step::Classes,
            Self::Rooms | Self::Bells(_) => Step::Rooms,
            Self::Pupils(_) | Self::Guardians(_) => Step::Pupils,
            Self::Plan(_) | Self::TooManyHours(_) => Step::Plan,
            Self::Groups(_) | Self::Teachers(_) => Step::Groups,
            Self::Timetable(_) | Self::Clashes(_) => Step::Timetable,
        }
    }
}

/// All that is missing, in the order of the steps.
pub fn missing(facts: &YearFacts) -> Vec<Missing> {
    let classes = |lacks: fn(&ClassFacts) -> bool| -> Vec<String> {
        facts.classes.iter().filter(|class| lacks(class)).map(|class| class.name.clone()).collect()
    };
    let grades = |lacks: fn(&GradeFacts) -> bool| -> Vec<String> {
        facts.grades.iter().filter(|grade| lacks(grade)).map(|grade| grade.name.clone()).collect()
    };
    let listed =
        |kind: fn(Vec<String>) -> Missing, names: Vec<String>| (!names.is_empty()).then(|| kind(names));
    let alone: usize = facts.classes.iter().map(|class| class.alone).sum();
    let found = [
        listed(Missing::Card, facts.card.clone()),
        (facts.terms == 0).then_some(Missing::Terms),
        (facts.staff == 0).then_some(Missing::Staff),
        (facts.without_role > 0).then_some(Missing::Roles(facts.without_role)),
        facts.classes.is_empty().then_some(Missing::Classes),
        listed(Missing::Leaders, classes(|class| !class.led)),
        listed(Missing::SecondShift, classes(|class| class.late)),
        (facts.rooms == 0).then_some(Missing::Rooms),
        (!facts.unrung.is_empty()).then(|| Missing::Bells(facts.unrung.clone())),
        listed(Missing::Plan, grades(|grade| grade.hours == 0)),
        listed(Missing::TooManyHours, grades(|grade| grade.hours > grade.most)),
        listed(Missing::Groups, classes(|class| class.ungrouped > 0)),
        listed(Missing::Teachers, classes(|class| class.untaught > 0)),
        (facts.terms == 0).then_some(Missing::Terms),
        listed(Missing::Pupils, classes(|class| class.pupils == 0)),
        (alone > 0).then_some(Missing::Guardians(alone)),
        listed(Missing::Timetable, classes(|class| class.placed < class.lessons)),
        listed(Missing::Clashes, classes(|class| class.clashes > 0)),
    ];
    found.into_iter().flatten().collect()
}
