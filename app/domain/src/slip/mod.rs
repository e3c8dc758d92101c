//! One-time passwords on slips: who hands them out to whom, how long they live, who has not come in yet.

mod access;
mod entry;
mod password;
mod policy;

pub use access::{Access, AccountFacts};
pub use entry::{Recipient, SlipEntry, SlipRefused};
pub use password::{LASTS_DAYS, LETTERS, one_time_password};
pub use policy::{IssueSlips, Whose};

#[cfg(test)]
mod tests;
