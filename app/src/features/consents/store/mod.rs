//! All SQL of the consents: texts, papers, figures, and what is asked of one person.

mod asked;
mod case;
mod ending;
mod figures;
mod forms;
mod grid;
mod own;
mod people;
mod register;
mod scans;
mod texts;
mod warnings;

use crate::kit::rolls::CONSENT_STANDS as STANDS;

pub use asked::{after_signing, asked};
pub use figures::overview;
pub use forms::{forms, own_form};
pub use grid::{grid, register_stack};
pub use own::own_case;
pub use people::roll;
pub use register::{keep_given, keep_refusal, keep_withdrawal, register, signed_on_paper, withdraw};
pub use scans::{paper, put_scan, scan};
pub use texts::{publish, set_gate, texts};
pub use warnings::warn;

/// The key under which a school keeps the basis on which its gate is lifted; without a row it asks.
pub const GATE: &str = "consent_gate";
