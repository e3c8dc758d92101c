//! Who holds which role in a school, and what each role gives there: appointments, ends, dismissals, the school's table;
//! who leads a class and teaches a group.
//!
//! What nobody may do, whatever the school wishes: take the last coordinator away, give oneself what one has not,
//! open beyond the ceiling of a role ([`Bound`]). Roles of a city or a district are not given here at all.

mod appoint;
mod deputise;
mod dismiss;
mod end;
mod introduce;
mod lead;
mod policy;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use appoint::{AppointRefused, Candidate, RoleEntry, RoleWish, wants_basis};
pub use deputise::{Deputise, DeputiseRefused, DeputyEntry, DeputyWish, NotACharge, Pair, Stint, StintEnd};
pub use dismiss::{DismissRefused, DismissalEntry, Employment, Reinstatement};
pub use end::{EndRefused, Ended, Held, RoleEnd, Tenure, end};
pub use introduce::{Introduction, Newcomer, Seat};
pub use lead::{Colleague, NameTeachers, TeacherEntry, TeacherRefused, TeachingPost, TeachingSeat};
pub use policy::{Appoint, BringCoordinator, DismissStaff, KeepRights, Place, ReadRoles};
pub use table::{Bound, Deviation, RightsEntry, RightsRefused, TableRow, gives};
