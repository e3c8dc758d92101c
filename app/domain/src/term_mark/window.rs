//! When term marks may be written: the posting window, what the deputy head closed, and where that leaves a term.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::gaps::Gaps;
use super::policy::{CloseTerms, ExtendWindow};
use super::words::russian;
use crate::access::Permit;
use crate::calendar::Span;
use crate::ids::AccountId;
use crate::journal::readable;

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

/// What the deputy head did with the term of a group. Every change of it is a row.
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

/// Where the term of a group stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermState {
    NotYet { from: NaiveDate },
    Open { until: NaiveDate },
    Over { since: NaiveDate },
    Closed { on: NaiveDate },
    Reopened { until: NaiveDate },
}

/// A change of the window or of the closing that may be kept, and who made it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ordered<T> {
    by: AccountId,
    order: T,
}

/// Why a term is neither prolonged, closed nor reopened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TermRefused {
    #[error("Напишите причину, не длиннее {LONGEST_REASON} знаков.")]
    Reason,
    #[error("Новый последний день должен быть позже прежнего, {}.", russian(*.last))]
    NotLater { last: NaiveDate },
    #[error("Открыть период можно по сегодняшний день или дольше.")]
    Past,
    #[error("Период уже закрыт.")]
    Already,
    #[error("Период не закрыт, открывать нечего.")]
    NotClosed,
    #[error(
        "Не выставлено отметок: {marks}, учеников с точками: {debtors}. \
         Закрыть период всё же можно, если написать причину."
    )]
    Gaps { marks: usize, debtors: usize },
}

/// Longest reason, in characters.
pub(super) const LONGEST_REASON: usize = 500;

impl PostingWindow {
    /// The last day, extension included.
    pub fn last(&self) -> NaiveDate {
        self.extended.as_ref().map_or(self.span.last, |extension| extension.to.max(self.span.last))
    }

    /// Gives time until `to`.
    pub fn extend(
        self,
        to: NaiveDate,
        reason: &str,
        permit: Permit<ExtendWindow>,
    ) -> Result<Ordered<Self>, TermRefused> {
        let last = self.last();
        if to <= last {
            return Err(TermRefused::NotLater { last });
        }
        let reason = told(reason)?.ok_or(TermRefused::Reason)?;
        let order = Self { extended: Some(Extension { to, reason }), ..self };
        Ok(Ordered { by: permit.by(), order })
    }
}

impl Closing {
    /// Closes the term; with `gaps` only for a reason.
    pub fn close(
        self,
        gaps: &[Gaps],
        reason: &str,
        on: NaiveDate,
        permit: Permit<CloseTerms>,
    ) -> Result<Ordered<Self>, TermRefused> {
        if matches!(self, Self::Closed { .. }) {
            return Err(TermRefused::Already);
        }
        let reason = told(reason)?;
        let (marks, debtors) = Gaps::totals(gaps);
        if marks + debtors > 0 && reason.is_none() {
            return Err(TermRefused::Gaps { marks, debtors });
        }
        Ok(Ordered { by: permit.by(), order: Self::Closed { on, reason } })
    }

    /// Opens a closed term again, `until` a day.
    pub fn reopen(
        self,
        until: NaiveDate,
        reason: &str,
        today: NaiveDate,
        permit: Permit<CloseTerms>,
    ) -> Result<Ordered<Self>, TermRefused> {
        if self == Self::Never {
            return Err(TermRefused::NotClosed);
        }
        if until < today {
            return Err(TermRefused::Past);
        }
        let reason = told(reason)?.ok_or(TermRefused::Reason)?;
        Ok(Ordered { by: permit.by(), order: Self::Reopened { until, reason } })
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

impl<T> Ordered<T> {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn order(&self) -> &T {
        &self.order
    }
}

/// A reason as written, if anything is; refused when too long.
fn told(reason: &str) -> Result<Option<String>, TermRefused> {
    let reason = readable(reason);
    if reason.chars().count() > LONGEST_REASON {
        return Err(TermRefused::Reason);
    }
    Ok(Some(reason).filter(|reason| !reason.is_empty()))
}
