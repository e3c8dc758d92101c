//! Substitutions: teachers who are away, who stands in for them, and what becomes of their lessons.

mod absence;
mod choice;
mod day;
mod decide;
mod offer;
mod policy;
#[cfg(test)]
mod tests;

pub use absence::{AbsenceEntry, AbsenceKind, AbsenceRefused, Numbers, Placed, TeacherAbsence, released};
pub use choice::{Choice, NoChoice};
pub use day::{Colleague, Course, Day, DayLesson, Outcome, Standing, Written};
pub use decide::{Decision, SubstitutionRefused};
pub use offer::{Fit, Offer, Presence};
pub use policy::{ArrangeSubstitutions, ReadTeacherAbsences};
