//! All SQL of the writer of journals.

mod batch;
mod facts;
mod kept;
mod note;
pub mod packed;
mod work;
mod written;

pub use batch::{Batch, Spot};
pub use facts::{add_standing, lesson, lesson_of_work};
pub use kept::{first_answer, keep_answer};
pub use note::note;
pub use work::{assignment, blank, default_weight, fits, kind, log, tell};
