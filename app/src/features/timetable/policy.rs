//! How refusals of the law of timetables go over the wire.

use domain::timetable::ForceRefused;

use crate::kit::AppError;

/// A plan that is not put in force.
pub fn not_in_force(why: ForceRefused) -> AppError {
    AppError::field("since", why.to_string())
}
