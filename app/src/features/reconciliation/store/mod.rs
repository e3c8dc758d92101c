//! All SQL of the reconciliation: campaigns, lists of today, rows with what was said, words of families, the protocol.

mod begin;
mod campaign;
mod close;
mod family;
mod lists;
mod overview;
mod own;
mod parts;
mod protocol;
mod report;
mod rows;
mod said;
mod sheet;
mod written;

pub use begin::{begin, open_sides};
pub use campaign::{back, campaign, held};
pub use close::{close, end};
pub use family::{asked, child, keep_word, own_data};
pub use overview::overview;
pub use own::{own_asked, own_card};
pub use protocol::protocol;
pub use report::report;
pub use said::{explain, miss, say};
pub use sheet::sheet;
