//! How refusals of the law of absences go over the wire.

use domain::absence::{AbsenceRefused, NoteRefused};

use crate::kit::AppError;

/// A reason that is not taken.
pub fn refused(why: AbsenceRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// A note that is not taken, said at the field it is about.
pub fn not_taken(why: NoteRefused) -> AppError {
    let field = match why {
        NoteRefused::Backwards | NoteRefused::TooManyDays => "last",
        NoteRefused::TextTooLong => "text",
    };
    AppError::field(field, why.to_string())
}
