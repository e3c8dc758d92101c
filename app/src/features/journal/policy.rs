//! Who may write a lesson's topic, homework and work, as the calls of the journal ask it.

pub use domain::journal::WriteLesson;
use domain::journal::MarkRefused;

use crate::kit::AppError;

/// A refusal of the journal as the wire carries it.
pub fn refused(why: MarkRefused) -> AppError {
    AppError::Refused(why.to_string())
}
