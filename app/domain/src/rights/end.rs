//! The end of a role: on which day, and what must be left behind.

use chrono::NaiveDate;

use super::appoint::{is_far, wants_basis};
use super::policy::Appoint;
use crate::access::Permit;
use crate::ids::{AccountId, RoleId};
use crate::role::Role;

/// A role that somebody holds in a school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    pub id: RoleId,
    pub role: Role,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// The coordinators of a school, past and to come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tenure(pub Vec<Held>);

/// What becomes of a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Its last day.
    On(NaiveDate),
    /// It would have begun later: it was never in force.
    Never,
}

/// An end that may be written. Only [`end`] and a dismissal make one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoleEnd {
    by: AccountId,
    held: Held,
    ended: Ended,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EndRefused {
    #[error("Роль и так кончается раньше. Чтобы продлить её, дайте роль ещё раз со следующего дня.")]
    EndsEarlier,
    #[error("Проверьте дату: она слишком далеко от сегодняшнего дня.")]
    FarAway,
    #[error("Координатора и директора освобождают приказом: укажите его номер и дату.")]
    NoBasis,
    #[error("Это последний координатор школы: сначала назначьте другого, без последнего дня.")]
    LastCoordinator,
}

impl Held {
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.meets(day, Some(day))
    }

    /// Is it in force on some day of these?
    pub fn meets(&self, since: NaiveDate, until: Option<NaiveDate>) -> bool {
        until.is_none_or(|until| self.since <= until) && self.until.is_none_or(|own| own >= since)
    }

    fn after(self, last: NaiveDate) -> Ended {
        if last < self.since { Ended::Never } else { Ended::On(last) }
    }
}

impl Tenure {
    /// Is somebody coordinator for good without these roles, as soon as they end?
    fn lasts_without(&self, gone: &[RoleId], last: NaiveDate, today: NaiveDate) -> bool {
        let next = last.max(today).succ_opt().unwrap_or(last);
        let stays = |held: &&Held| !gone.contains(&held.id) && held.until.is_none() && held.since <= next;
        self.0.iter().any(|held| stays(&held))
    }
}

/// Ends a role with the day `last`.
pub fn end(
    held: Held,
    (last, basis): (NaiveDate, &str),
    (tenure, today): (&Tenure, NaiveDate),
    permit: &Permit<Appoint>,
) -> Result<RoleEnd, EndRefused> {
    if is_far(last, today) {
        return Err(EndRefused::FarAway);
    }
    if wants_basis(held.role) && basis.trim().is_empty() {
        return Err(EndRefused::NoBasis);
    }
    if held.until.is_some_and(|until| until <= last) {
        return Err(EndRefused::EndsEarlier);
    }
    let coordinates = held.role == Role::Coordinator;
    // A role that has an end already is not the one that the school rests on.
    if coordinates && held.until.is_none() && !tenure.lasts_without(&[held.id], last, today) {
        return Err(EndRefused::LastCoordinator);
    }
    Ok(RoleEnd { by: permit.by(), held, ended: held.after(last) })
}

/// Ends of all roles that outlast the day `last`; none: the school would be left without a coordinator.
pub(super) fn all(
    held: &[Held],
    last: NaiveDate,
    (tenure, today): (&Tenure, NaiveDate),
    by: AccountId,
) -> Option<Vec<RoleEnd>> {
    let outlast = held.iter().filter(|held| held.until.is_none_or(|until| until > last));
    let ends: Vec<RoleEnd> =
        outlast.map(|held| RoleEnd { by, held: *held, ended: held.after(last) }).collect();
    let rests = |end: &&RoleEnd| end.held.role == Role::Coordinator && end.held.until.is_none();
    let gone: Vec<RoleId> = ends.iter().filter(rests).map(|end| end.held.id).collect();
    (gone.is_empty() || tenure.lasts_without(&gone, last, today)).then_some(ends)
}

impl RoleEnd {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn held(&self) -> Held {
        self.held
    }

    pub const fn ended(&self) -> Ended {
        self.ended
    }
}
