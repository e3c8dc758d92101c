//! All SQL of the journal.

mod bare;
mod facts;
mod forget;
mod lists;
mod packed;
mod page;
mod save;
mod sheet;

pub use bare::bare_sheet;
pub use facts::{Stand, lesson, lesson_of_work, stand};
pub use forget::{forget_answers, run_forgetter};
pub use lists::journals;
pub use page::{drop_work, note, put_work};
pub use save::settle;
pub use sheet::sheet;
