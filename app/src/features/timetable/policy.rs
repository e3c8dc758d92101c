//! How refusals of the law of timetables go over the wire.

use domain::timetable::{DraftRefused, ForceRefused};

use crate::kit::AppError;

/// A plan that is not put in force.
pub fn not_in_force(why: ForceRefused) -> AppError {
    AppError::field("since", why.to_string())
}

/// A draft that is not begun, or not called so.
pub fn not_begun(why: DraftRefused) -> AppError {
    match why {
        DraftRefused::TooMany => AppError::Refused(why.to_string()),
        DraftRefused::Nameless | DraftRefused::TooLong | DraftRefused::Doubled => {
            AppError::field("name", why.to_string())
        }
    }
}
