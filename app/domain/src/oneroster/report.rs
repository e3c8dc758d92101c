//! What a package held and what became of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A row that did not go in, or went in with a doubt.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Remark {
    pub file: String,
    /// The line of the file, the heading being 1; 0 when the whole file is meant.
    pub row: u32,
    /// Empty when the whole row is meant.
    pub column: String,
    pub why: String,
    pub remedy: String,
}

/// The figures of one package.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Rows of each file.
    pub files: BTreeMap<String, u32>,
    /// Codes of the schools of the package.
    pub orgs: Vec<String>,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub rejected: Vec<Remark>,
    pub warnings: Vec<Remark>,
}

impl Remark {
    pub fn new(file: &str, row: u32, column: &str, (why, remedy): (&str, &str)) -> Self {
        let [file, column, why, remedy] = [file, column, why, remedy].map(str::to_owned);
        Self { file, row, column, why, remedy }
    }
}

impl Report {
    /// Counts one record.
    pub fn count(&mut self, new: bool, changed: bool) {
        *(if new {
            &mut self.created
        } else if changed {
            &mut self.updated
        } else {
            &mut self.unchanged
        }) += 1;
    }

    /// Remarks in the order of the files.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for remarks in [&mut self.rejected, &mut self.warnings] {
            remarks.sort();
            remarks.dedup();
        }
        self
    }
}
