//! The journal of access to personal data: who looked at whose, and who may read of it.

mod look;
mod policy;
#[cfg(test)]
mod tests;

pub use look::{Look, Matter, Way, Whose};
pub use policy::{READS_FROM, ReadSchoolTraces, ReadTraces, TooYoung, is_own_journal, read_by_oneself};
