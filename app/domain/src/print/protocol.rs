//! A protocol: what was compared, what came out of it place by place, how each difference ended, and who signs.

use serde::{Deserialize, Serialize};

use super::form::{Line, Signature};

/// The paper at the end of a reconciliation of lists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Protocol {
    pub title: String,
    /// School, dates, who drew it up.
    pub lines: Vec<Line>,
    pub counts: Vec<Count>,
    pub differences: Vec<Met>,
    pub signatures: Vec<Signature>,
    /// Small, at the foot of every page.
    pub foot: String,
}

/// A class, or the staff, in figures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Count {
    /// «7А»
    pub place: String,
    /// «Лебедева О. Н.»; empty where nobody answers for it.
    pub teacher: String,
    pub rows: u32,
    pub looked: u32,
    pub differences: u32,
}

/// A difference that was met.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Met {
    pub place: String,
    pub name: String,
    /// «дата рождения: было 03.04.2013, стало 03.05.2013»
    pub what: Vec<String>,
    pub ended: String,
}

impl Protocol {
    pub(super) fn words(&self) -> Vec<String> {
        let lines = self.lines.iter().map(|line| format!("{}: {}", line.word, line.value));
        let counts = self.counts.iter().map(|of| {
            let Count { place, teacher, rows, looked, differences } = of;
            format!("{place} {teacher} {rows} {looked} {differences}")
        });
        let met = self.differences.iter().map(|of| {
            let Met { place, name, what, ended } = of;
            format!("{place} {name}: {}. {ended}", what.join("; "))
        });
        let signed = self.signatures.iter().map(|of| format!("{}: {}", of.whose, of.name));
        let head = std::iter::once(self.title.clone());
        head.chain(lines).chain(counts).chain(met).chain(signed).chain(Some(self.foot.clone())).collect()
    }
}
