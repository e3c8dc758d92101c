//! All SQL of the consents: texts, papers, figures, and what is asked of one person.

mod asked;
mod case;
mod figures;
mod forms;
mod people;
mod register;
mod texts;

pub use asked::{asked, case_at_gate};
pub use figures::overview;
pub use forms::{forms, own_form};
pub use people::roll;
pub use register::{keep_given, keep_refusal, register, signed_on_paper, withdraw};
pub use texts::{publish, set_gate, texts};

/// The key under which a school keeps the basis on which its gate is lifted; without a row it asks.
pub const GATE: &str = "consent_gate";

/// A consent `c` under its text `o` that stands on the day `$2`.
const STANDS: &str = "c.withdrawn_on IS NULL AND c.signed_on <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2) \
     AND o.version >= (SELECT t.accepted_from FROM consent_templates t WHERE t.school_id = o.school_id \
       AND t.purpose = o.purpose ORDER BY t.version DESC LIMIT 1)";
