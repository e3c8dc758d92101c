//! Substitutions: teachers who are away, who stands in for them, what becomes of their lessons, and when else they are given.

mod absence;
mod choice;
mod day;
mod decide;
mod offer;
mod policy;
mod shift;
#[cfg(test)]
mod tests;

pub use absence::{AbsenceEntry, AbsenceKind, AbsenceRefused, Numbers, Placed, TeacherAbsence, released};
pub use choice::{Choice, NoChoice};
pub use day::{Colleague, Course, Day, DayLesson, Made, Outcome, Standing, Written};
pub use decide::{Decision, SubstitutionRefused};
pub use offer::{Fit, Offer, Presence};
pub use policy::{ArrangeSubstitutions, ReadTeacherAbsences};
pub use shift::{OtherSubject, Placement, ShiftClash, Shifting, Slot};
