//! The first who answers for a school: brought in by an office above, for nobody there could.

use chrono::NaiveDate;

use super::appoint::{AppointRefused, RoleWish, is_far};
use super::policy::BringCoordinator;
use crate::access::Permit;
use crate::ids::{AccountId, SchoolId};
use crate::people::{PersonName, PhoneKey};

/// Somebody whom the school does not know yet: the name and the telephone tell one from another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Newcomer {
    pub name: PersonName,
    pub phone: PhoneKey,
}

/// Does anybody coordinate the school, today or later?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seat {
    Empty,
    Taken,
}

/// A newcomer who may be written as coordinator. Only [`Seat::introduce`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Introduction {
    by: AccountId,
    school: SchoolId,
    newcomer: Newcomer,
    wish: RoleWish,
}

impl Seat {
    pub fn introduce(
        self,
        newcomer: Newcomer,
        wish: RoleWish,
        today: NaiveDate,
        permit: &Permit<BringCoordinator>,
    ) -> Result<Introduction, AppointRefused> {
        if self == Self::Taken {
            return Err(AppointRefused::HasCoordinator);
        }
        if is_far(wish.since, today) {
            return Err(AppointRefused::FarAway);
        }
        if wish.basis.trim().is_empty() {
            return Err(AppointRefused::NoBasis);
        }
        Ok(Introduction { by: permit.by(), school: permit.action().0.school, newcomer, wish })
    }
}

impl Introduction {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn newcomer(&self) -> &Newcomer {
        &self.newcomer
    }

    pub const fn wish(&self) -> &RoleWish {
        &self.wish
    }
}
