//! From a wish to give somebody a role to an appointment that may be written.

use chrono::{Days, NaiveDate};

use super::end::Held;
use super::policy::Appoint;
use crate::access::Permit;
use crate::ids::{AccountId, PersonId, SchoolId};
use crate::role::{Right, Role};

/// Nobody is appointed longer ago, or further ahead.
const FAR: Days = Days::new(5 * 366);

/// A role wished for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleWish {
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    /// «Приказ № 15 от 2 ноября»; may be empty where no order is asked for.
    pub basis: String,
}

/// Who is to have the role, with the roles they hold in the school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    pub person: PersonId,
    /// A card of staff in force, or a role.
    pub works_here: bool,
    pub held: Vec<Held>,
    /// The last day of work, if it is known.
    pub leaves: Option<NaiveDate>,
    /// If whoever gives the role is the person: the rights they have here.
    pub own_rights: Option<Vec<Right>>,
}

/// A role that may be given. Only [`Candidate::appoint`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleEntry {
    by: AccountId,
    school: SchoolId,
    person: PersonId,
    role: Role,
    wish: RoleWish,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AppointRefused {
    #[error("Последний день раньше первого.")]
    Backwards,
    #[error("Проверьте дату: она слишком далеко от сегодняшнего дня.")]
    FarAway,
    #[error("Эта роль на эти дни уже дана.")]
    Doubled,
    #[error("Координатора и директора назначают приказом: укажите его номер и дату.")]
    NoBasis,
    #[error("Этот человек в школе не работает. Сначала добавьте его в список сотрудников.")]
    Stranger,
    #[error("Этот человек увольняется: дайте роль не дольше последнего дня работы.")]
    Outlasts,
    #[error("Роль дала бы вам право «{}», которого у вас нет. Её даёт другой координатор.", .0.title())]
    OwnGain(Right),
    #[error("У школы уже есть координатор: остальных сотрудников добавляет он.")]
    HasCoordinator,
}

/// Whoever answers for the school is appointed by an order, and is relieved by one.
pub const fn wants_basis(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Head)
}

impl Candidate {
    /// `brings` are the rights of the role in this school.
    pub fn appoint(
        &self,
        wish: RoleWish,
        brings: &[Right],
        today: NaiveDate,
        permit: &Permit<Appoint>,
    ) -> Result<RoleEntry, AppointRefused> {
        let Appoint { place, role } = permit.action();
        if wish.until.is_some_and(|until| until < wish.since) {
            return Err(AppointRefused::Backwards);
        }
        if [Some(wish.since), wish.until].into_iter().flatten().any(|day| is_far(day, today)) {
            return Err(AppointRefused::FarAway);
        }
        if !self.works_here {
            return Err(AppointRefused::Stranger);
        }
        if self.leaves.is_some_and(|last| wish.until.is_none_or(|until| until > last)) {
            return Err(AppointRefused::Outlasts);
        }
        if self.held.iter().any(|held| held.role == *role && held.meets(wish.since, wish.until)) {
            return Err(AppointRefused::Doubled);
        }
        if wants_basis(*role) && wish.basis.trim().is_empty() {
            return Err(AppointRefused::NoBasis);
        }
        let lacks = |own: &Vec<Right>| brings.iter().find(|right| !own.contains(right)).copied();
        if let Some(right) = self.own_rights.as_ref().and_then(lacks) {
            return Err(AppointRefused::OwnGain(right));
        }
        Ok(RoleEntry { by: permit.by(), school: place.school, person: self.person, role: *role, wish })
    }
}

pub(super) fn is_far(day: NaiveDate, today: NaiveDate) -> bool {
    day < today - FAR || day > today + FAR
}

impl RoleEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn person(&self) -> PersonId {
        self.person
    }

    pub const fn role(&self) -> Role {
        self.role
    }

    pub const fn wish(&self) -> &RoleWish {
        &self.wish
    }
}
