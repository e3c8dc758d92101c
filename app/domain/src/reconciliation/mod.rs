//! Reconciliation of lists (сверка): what was listed on a day, what is known now, what teachers and families say of it.
//!
//! A campaign keeps a list of one side of the school as it was on its first day. Class teachers look at each row, guardians
//! at what the school holds of them; [`State::of`] says where a row stands. It closes once every open difference is explained.

mod campaign;
mod listed;
mod policy;
mod saying;
mod state;
#[cfg(test)]
mod tests;

pub use campaign::{Campaign, Closing, Entered, Explanation, ReconciliationRefused, Start};
pub use listed::{Difference, Kin, Listed, Place, What, differences};
pub use policy::{AnswerForChild, AnswerForOneself, CheckRows, KeepReconciliation, ReadReconciliation};
pub use saying::{Flag, Missing, Saying, Side, Verdict, Word};
pub use state::{Contacts, Heard, Said, Shown, State};
