//! When term marks may be written: the posting window, what the deputy head closed, and where that leaves a term.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

/// Days on which marks of a term may be written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PostingWindow {
    pub span: Span,
    pub extended: Option<Extension>,
}

/// A coordinator gave more time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Extension {
    /// The last day now.
    pub to: NaiveDate,
    pub reason: String,
}

/// What the deputy head did with a term. Every change of it is a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    Never,
    Closed {
        on: NaiveDate,
        /// Why it was closed with gaps.
        reason: Option<String>,
    },
    Reopened {
        until: NaiveDate,
        reason: String,
    },
}

/// Where a term stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermState {
    NotYet { from: NaiveDate },
    Open { until: NaiveDate },
    Over { since: NaiveDate },
    Closed { on: NaiveDate },
    Reopened { until: NaiveDate },
}

impl PostingWindow {
    /// The last day, extension included.
    pub fn last(&self) -> NaiveDate {
        self.extended.as_ref().map_or(self.span.last, |extension| extension.to.max(self.span.last))
    }
}

impl TermState {
    /// What the deputy head did goes before the window.
    pub fn on(today: NaiveDate, window: &PostingWindow, closing: &Closing) -> Self {
        let last = window.last();
        match *closing {
            Closing::Closed { on, .. } => Self::Closed { on },
            Closing::Reopened { until, .. } if today <= until => Self::Reopened { until },
            Closing::Reopened { until, .. } => Self::Over { since: until },
            Closing::Never if today < window.span.first => Self::NotYet { from: window.span.first },
            Closing::Never if today > last => Self::Over { since: last },
            Closing::Never => Self::Open { until: last },
        }
    }

    pub const fn takes_marks(self) -> bool {
        matches!(self, Self::Open { .. } | Self::Reopened { .. })
    }
}
