//! How far a school has come with its year, as an office above sees it.

use serde::{Deserialize, Serialize};

use super::Step;

/// The steps that have been filled in. To check and to open is the end of the way, and no step of it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Progress(Vec<Step>);

impl Progress {
    pub fn of(filled: impl IntoIterator<Item = Step>) -> Self {
        let mut filled: Vec<Step> = filled.into_iter().filter(|step| *step != Step::Check).collect();
        filled.sort_unstable();
        filled.dedup();
        Self(filled)
    }

    /// All steps there are to fill.
    pub fn steps() -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(|step| *step != Step::Check)
    }

    pub const fn filled(&self) -> usize {
        self.0.len()
    }

    /// The steps still to be filled, in their order.
    pub fn lacks(&self) -> Vec<Step> {
        Self::steps().filter(|step| !self.0.contains(step)).collect()
    }
}
