//! A term of a school, and the orders over it: more time, closed, opened again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::gaps::Gaps;
use super::policy::{CloseTerm, ExtendWindow};
use super::window::{Closing, Extension, PostingWindow, TermState};
use crate::access::Permit;
use crate::calendar::YearState;
use crate::day::in_figures;
use crate::ids::{AccountId, SchoolId, TermId};
use crate::journal::readable;

/// A term with all the facts that orders over it are judged by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SchoolTerm {
    pub school: SchoolId,
    pub term: TermId,
    pub year: YearState,
    pub window: PostingWindow,
    pub closing: Closing,
}

/// A change of the window or of the closing that may be kept, and who made it. Only [`SchoolTerm`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ordered<T> {
    by: AccountId,
    order: T,
}

/// Why a term is neither prolonged, closed nor reopened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TermRefused {
    #[error("Разрешение дано на другой период.")]
    NotPermitted,
    #[error("Учебный год закрыт, сроки в нём больше не меняют.")]
    YearClosed,
    #[error("Напишите причину, не длиннее {LONGEST_REASON} знаков.")]
    Reason,
    #[error("Новый последний день должен быть позже прежнего, {}.", in_figures(*.last))]
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

impl SchoolTerm {
    /// Whom to ask before the term is given more time.
    pub const fn extend_window(&self) -> ExtendWindow {
        ExtendWindow { school: self.school, term: self.term }
    }

    /// Whom to ask before the term is closed or opened again.
    pub const fn close_term(&self) -> CloseTerm {
        CloseTerm { school: self.school, term: self.term }
    }

    pub fn state_on(&self, today: NaiveDate) -> TermState {
        TermState::on(today, &self.window, &self.closing)
    }

    /// Gives time until `to`.
    pub fn extend(
        &self,
        to: NaiveDate,
        reason: &str,
        permit: Permit<ExtendWindow>,
    ) -> Result<Ordered<PostingWindow>, TermRefused> {
        self.check(&permit, &self.extend_window())?;
        let last = self.window.last();
        if to <= last {
            return Err(TermRefused::NotLater { last });
        }
        let reason = told(reason)?.ok_or(TermRefused::Reason)?;
        let order = PostingWindow { span: self.window.span, extended: Some(Extension { to, reason }) };
        Ok(Ordered { by: permit.by(), order })
    }

    /// Closes the term; with `gaps` only for a reason.
    pub fn close(
        &self,
        gaps: &[Gaps],
        reason: &str,
        on: NaiveDate,
        permit: Permit<CloseTerm>,
    ) -> Result<Ordered<Closing>, TermRefused> {
        self.check(&permit, &self.close_term())?;
        if matches!(self.closing, Closing::Closed { .. }) {
            return Err(TermRefused::Already);
        }
        let reason = told(reason)?;
        let (marks, debtors) = Gaps::totals(gaps);
        if marks + debtors > 0 && reason.is_none() {
            return Err(TermRefused::Gaps { marks, debtors });
        }
        Ok(Ordered { by: permit.by(), order: Closing::Closed { on, reason } })
    }

    /// Opens a closed term again, `until` a day.
    pub fn reopen(
        &self,
        until: NaiveDate,
        reason: &str,
        today: NaiveDate,
        permit: Permit<CloseTerm>,
    ) -> Result<Ordered<Closing>, TermRefused> {
        self.check(&permit, &self.close_term())?;
        if self.closing == Closing::Never {
            return Err(TermRefused::NotClosed);
        }
        if until < today {
            return Err(TermRefused::Past);
        }
        let reason = told(reason)?.ok_or(TermRefused::Reason)?;
        Ok(Ordered { by: permit.by(), order: Closing::Reopened { until, reason } })
    }

    /// Is `asked` what `permit` was given for, and does the year still change?
    fn check<A: PartialEq>(&self, permit: &Permit<A>, asked: &A) -> Result<(), TermRefused> {
        if permit.action() != asked {
            return Err(TermRefused::NotPermitted);
        }
        if self.year.takes_marks() { Ok(()) } else { Err(TermRefused::YearClosed) }
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
