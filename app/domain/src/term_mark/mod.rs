//! Term marks: what a rule suggests, who may write what and when, and the figures that come of them.

mod anomaly;
mod beside;
mod category;
mod certificate;
mod departure;
mod draft;
mod entry;
mod exemption;
mod explained;
mod gaps;
mod policy;
mod rule;
mod ruling;
mod school_term;
mod suggestion;
mod tally;
mod thresholds;
mod total;
mod unmarked;
mod value;
mod window;
mod words;
mod year;

pub use anomaly::{
    Column, EqualColumn, FEWEST_EQUAL, MarkChanged, Posted, changed_after, departures, equal_columns,
    outdated,
};
pub use beside::Beside;
pub use category::Category;
pub use certificate::{CertificateLack, Exam, after_grade_9, after_grade_11};
pub use departure::Departure;
pub use draft::{RuleDraft, RuleFault};
pub use entry::{Membership, Pen, TermMarkCase, TermMarkEntry, TermMarkRefused, TermMarkWish, TermSheet};
pub use exemption::{
    Ending, Exempting, Exemption, ExemptionDraft, ExemptionRefused, SetExemptions, learning,
};
pub use gaps::{Gaps, Seat, gaps};
pub use policy::{CloseTerm, ExtendWindow, OverruleSuggestions, WriteTermMarks};
pub use rule::{Averaging, ControlWork, Rule, YearRounding};
pub use ruling::{Ruling, SetTermRules};
pub use school_term::{Ordered, SchoolTerm, TermRefused};
pub use suggestion::{Counted, Excluded, Exclusion, Given, Lack, Learning, Outcome, Suggestion, suggest};
pub use tally::{LearningTable, Percent, Tally};
pub use thresholds::Thresholds;
pub use total::{Basis, ExamTime, Part, Total};
pub use unmarked::{SetUnmarked, UnmarkedDraft, UnmarkedFacts, UnmarkedRefused, Unmarking};
pub use value::{NotATermMark, TermMarkValue};
pub use window::{Closing, Extension, PostingWindow, TermState};
pub use year::{YearLack, YearRule, year_mark};

#[cfg(test)]
mod tests;
