//! All SQL of the exchange: the roster read from the rows, a package written into them, programs and their leave.

mod bring;
mod clients;
mod held;
mod numbers;

pub use bring::import;
pub use clients::{LASTS, Leave, NewClient, create_client, let_in, reader, revoke_client};
pub use held::{Held, Part, People, export};
pub use numbers::Kind;
