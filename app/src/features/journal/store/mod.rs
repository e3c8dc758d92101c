//! All SQL of the journal but for its writer, which is `kit::register`.

mod bare;
mod forget;
mod lists;
mod page;
mod receipt;
mod rights;
mod sheet;
mod traced;

pub use bare::bare_sheet;
pub use forget::{forget_answers, run_forgetter};
pub use lists::journals;
pub use page::{drop_work, note, put_work};
pub use receipt::receipt;
pub use sheet::sheet;
pub use traced::{leave_opened, leave_trace};
