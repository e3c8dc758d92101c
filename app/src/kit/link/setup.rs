//! Addresses of those who set up a school year.

use domain::ids::{ClassId, SubjectId};
use domain::wizard::Step;

pub const WIZARD: &str = "/wizard";
/// The step of the wizard that has a program.
pub const WIZARD_WEEK: &str = "/wizard/timetable";
/// A class divided for a subject.
pub const SPLITS: &str = "/splits";

/// A step of the wizard.
pub fn wizard(step: Step) -> String {
    format!("{WIZARD}/{}", step.code())
}

/// A step of the wizard, turned to a class.
pub fn wizard_of(step: Step, class: ClassId) -> String {
    format!("{}?of={class}", wizard(step))
}

/// Into which groups a class is divided for a subject.
pub fn split(class: ClassId, subject: SubjectId) -> String {
    format!("{SPLITS}?class={class}&subject={subject}")
}
