//! Consents to the processing of personal data (152-ФЗ, art. 9): given, refused, withdrawn, and what they open.
//!
//! The journal itself rests on the law on education, not on consent: a withdrawal shuts the way in through the
//! portal and never touches the journal.

mod case;
mod expiry;
mod gate;
mod policy;
mod purpose;
mod text;

pub use case::{Consent, ConsentCase, ConsentRefused, Given, Refusal, Signed, Withdrawal};
pub use expiry::{ENDS_SOON, Ending, EndingOf, NotAnEnding, Warning, horizon};
pub use gate::{Due, Gate, LIFTED_BASIS, held_back};
pub use policy::{AnswerConsent, KeepConsents, KeepTexts};
pub use purpose::{Channel, Purpose};
pub use text::{Draft, first_text, paragraphs};

#[cfg(test)]
mod tests;
