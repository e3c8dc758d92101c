//! All SQL of roles and rights.

mod card;
mod place;
mod seats;
mod staff;
mod stints;
mod table;
mod work;
mod written;

pub use card::card;
pub use place::place;
pub use seats::seats;
pub use staff::{proposed, staff};
pub use stints::{deputise, end_stint, pair, stint};
pub use table::{own_rights, row, set, table};
pub use work::{candidate, employment, from_today, held, tenure};
pub use written::{dismiss, end, give, reinstate};
