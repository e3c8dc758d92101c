//! Taking a batch of lists back: what of it may go, what stays, and why.
//!
//! A batch is a row of deeds ([`Deed`]). Whoever it made goes, unless somebody has built on them since ([`Hold`]); what it
//! changed returns to what it was, unless it was changed again. A family goes or stays together ([`verdicts`]): nobody
//! who stays loses a parent or a child by it.

mod deed;
mod families;
mod figures;
mod hold;
#[cfg(test)]
mod tests;

pub use deed::Deed;
pub use families::{Holds, Kin, families, pieces, verdicts};
pub use figures::{Fate, Figures, Kept, Undoing, tally};
pub use hold::Hold;
