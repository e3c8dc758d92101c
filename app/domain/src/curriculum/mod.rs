//! What is taught: subjects, the shipped plan of hours, the weekly maximum, who can teach what, and how a class is divided.

mod federal;
mod halves;
mod hours;
mod individual;
mod load;
mod own;
mod subjects;
mod teachers;

pub use federal::{PROFILES, Row, profile, profile_title, rows};
pub use halves::{Deal, MOST_PARTS, by_alphabet, by_sex, part_name};
pub use hours::{HoursRefused, in_a_year, lessons, most, most_in, parse_hours, say_hours, weeks};
pub use individual::{Chosen, FIRST_GRADE, IndividualPlan, IndividualRefused, KeepIndividualPlans, whole};
pub use load::{FULL_POST, Load, TWO_POSTS, posts};
pub use own::{AREAS, LONGEST_NAME, LONGEST_SHORT, OwnFault, OwnSubject, area, is_of, own_code, own_codes};
pub use subjects::{Field, SUBJECTS, Subject};
pub use teachers::{Candidate, Course, fits, propose};
