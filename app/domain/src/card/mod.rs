//! The card of a person of the school: who sees how much of it, who corrects it, what may be written into it.

mod draft;
mod field;
mod policy;
#[cfg(test)]
mod tests;

pub use draft::{CardDraft, CardEntry, LONGEST_PART, Written, Wrong};
pub use field::{Field, PastChange, read_fields, written_fields};
pub use policy::{ClassPlace, Depth, KeepCard, KeepClass, Place};
