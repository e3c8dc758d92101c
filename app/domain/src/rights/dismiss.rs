//! Dismissal: employment ends on a day, and with it every role in the school.

use chrono::NaiveDate;

use super::appoint::is_far;
use super::end::{self, Held, RoleEnd, Tenure};
use super::policy::DismissStaff;
use crate::access::Permit;
use crate::ids::{AccountId, PersonId, SchoolId};

/// Somebody who works in the school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Employment {
    pub person: PersonId,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub held: Vec<Held>,
    /// Whoever asks is the person.
    pub own: bool,
}

/// A dismissal that may be written. Only [`Employment::dismiss`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DismissalEntry {
    by: AccountId,
    school: SchoolId,
    person: PersonId,
    last: NaiveDate,
    ends: Vec<RoleEnd>,
    at_once: bool,
}

/// A dismissal that may be taken back. Only [`Employment::reinstate`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reinstatement {
    by: AccountId,
    school: SchoolId,
    person: PersonId,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DismissRefused {
    #[error("Себя уволить нельзя: это делает другой координатор.")]
    Own,
    #[error("Последний день раньше приёма на работу.")]
    Backwards,
    #[error("Проверьте дату: она слишком далеко от сегодняшнего дня.")]
    FarAway,
    #[error("Увольняют приказом: укажите его номер и дату.")]
    NoBasis,
    #[error("Этот человек уже уволен.")]
    Gone,
    #[error("Этот человек не уволен.")]
    Works,
    #[error("Это последний координатор школы: сначала назначьте другого, без последнего дня.")]
    LastCoordinator,
}

impl Employment {
    /// May a dismissal be taken back? Roles and groups do not come back with it: they are given anew.
    pub fn reinstate(
        &self,
        basis: &str,
        permit: &Permit<DismissStaff>,
    ) -> Result<Reinstatement, DismissRefused> {
        if self.until.is_none() {
            return Err(DismissRefused::Works);
        }
        if basis.trim().is_empty() {
            return Err(DismissRefused::NoBasis);
        }
        let DismissStaff(school) = *permit.action();
        Ok(Reinstatement { by: permit.by(), school, person: self.person })
    }

    pub fn dismiss(
        &self,
        (last, basis): (NaiveDate, &str),
        (tenure, today): (&Tenure, NaiveDate),
        permit: &Permit<DismissStaff>,
    ) -> Result<DismissalEntry, DismissRefused> {
        if self.own {
            return Err(DismissRefused::Own);
        }
        if is_far(last, today) {
            return Err(DismissRefused::FarAway);
        }
        if last < self.since {
            return Err(DismissRefused::Backwards);
        }
        if self.until.is_some_and(|until| until < today) {
            return Err(DismissRefused::Gone);
        }
        if basis.trim().is_empty() {
            return Err(DismissRefused::NoBasis);
        }
        let ends = end::all(&self.held, last, (tenure, today), permit.by());
        let ends = ends.ok_or(DismissRefused::LastCoordinator)?;
        let DismissStaff(school) = *permit.action();
        let at_once = last < today;
        Ok(DismissalEntry { by: permit.by(), school, person: self.person, last, ends, at_once })
    }
}

impl DismissalEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn person(&self) -> PersonId {
        self.person
    }

    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    pub fn ends(&self) -> &[RoleEnd] {
        &self.ends
    }

    /// The last day is over: who is signed in is out now.
    pub const fn at_once(&self) -> bool {
        self.at_once
    }
}

impl Reinstatement {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn person(&self) -> PersonId {
        self.person
    }
}
