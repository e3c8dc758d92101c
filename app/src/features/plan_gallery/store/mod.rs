//! All SQL of the gallery.

mod hung;
mod own;
mod taken;

pub use hung::{gallery, leaf};
pub use own::{hang, own, share, take_down};
pub use taken::{take, taking};
