//! All SQL of the journal.

mod bare;
mod batch;
mod facts;
mod forget;
mod lists;
mod packed;
mod page;
mod rights;
mod sheet;
mod traced;
mod written;

pub use bare::bare_sheet;
pub use batch::Batch;
pub use facts::{lesson, lesson_of_work};
pub use forget::{forget_answers, run_forgetter};
pub use lists::journals;
pub use page::{drop_work, note, put_work};
pub use sheet::sheet;
pub use traced::leave_trace;
