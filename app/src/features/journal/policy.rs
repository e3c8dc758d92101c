//! Who may write a lesson's topic, homework and work, as the calls of the journal ask it.

use domain::journal::MarkRefused;
pub use domain::journal::WriteLesson;

use crate::kit::AppError;

/// A refusal of the journal as the wire carries it.
pub fn refused(why: MarkRefused) -> AppError {
    AppError::Refused(why.to_string())
}
