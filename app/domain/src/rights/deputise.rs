//! Standing in (замещение): somebody has a colleague's role or class from a day to a day, by an order.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::appoint::is_far;
use super::end::Held;
use crate::access::{Action, Actor, Charge, Permit};
use crate::ids::{AccountId, ClassId, DeputyId, PersonId, SchoolId};
use crate::role::{Right, Role};

/// Policy: say who stands in for whom in this school, and end it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deputise(pub SchoolId);

impl Action for Deputise {
    const NAME: &'static str = "say who stands in for whom";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::GiveRoles, self.0)
    }
}

/// Who is to stand in, in what, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeputyWish {
    pub charge: Charge,
    pub since: NaiveDate,
    pub until: NaiveDate,
    /// «Приказ № 15 от 2 ноября»
    pub basis: String,
}

/// Somebody who stood, stands or will stand in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stint {
    pub id: DeputyId,
    pub deputy: PersonId,
    pub absent: PersonId,
    pub charge: Charge,
    pub since: NaiveDate,
    pub until: NaiveDate,
}

/// Both colleagues, with what the rows say of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    pub absent: PersonId,
    /// Roles of the absent here.
    pub held: Vec<Held>,
    /// Classes that the absent leads.
    pub leads: Vec<ClassId>,
    pub deputy: PersonId,
    pub deputy_works_here: bool,
    /// The last day of the deputy's work, if it is known.
    pub deputy_leaves: Option<NaiveDate>,
    pub deputy_held: Vec<Held>,
    /// For whomever the deputy stands in.
    pub stints: Vec<Stint>,
    /// If whoever gives it is the deputy: the rights they have here, and those that the charge brings.
    pub own_gain: Option<(Vec<Right>, Vec<Right>)>,
}

/// A deputy who may be named. Only [`Pair::deputise`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeputyEntry {
    by: AccountId,
    school: SchoolId,
    deputy: PersonId,
    absent: PersonId,
    wish: DeputyWish,
}

/// An end that may be written. Only [`Stint::end`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StintEnd {
    by: AccountId,
    school: SchoolId,
    stint: Stint,
    last: NaiveDate,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DeputiseRefused {
    #[error("Сам себя никто не замещает: выберите другого сотрудника.")]
    Oneself,
    #[error("Последний день раньше первого.")]
    Backwards,
    #[error("Проверьте дату: она слишком далеко от сегодняшнего дня.")]
    FarAway,
    #[error("Замещение назначают приказом: укажите его номер и дату.")]
    NoBasis,
    #[error("Этот человек в школе не работает: выберите сотрудника.")]
    Stranger,
    #[error("Замещающий увольняется раньше: выберите другого или день не позже его последнего.")]
    Outlasts,
    #[error("В эти дни у отсутствующего нет этой роли или класса: замещать нечего.")]
    NothingToDo,
    #[error("Эта роль у замещающего уже есть.")]
    Holds,
    #[error("На эти дни замещение уже назначено.")]
    Doubled,
    #[error("Замещение дало бы вам право «{}», которого у вас нет. Его назначает другой координатор.", .0.title())]
    OwnGain(Right),
    #[error("Замещение и так кончается раньше. Чтобы продлить его, назначьте его ещё раз.")]
    EndsEarlier,
}

impl Pair {
    pub fn deputise(
        &self,
        wish: DeputyWish,
        today: NaiveDate,
        permit: &Permit<Deputise>,
    ) -> Result<DeputyEntry, DeputiseRefused> {
        use DeputiseRefused as Refused;
        let (first, last) = (wish.since, wish.until);
        let gain = self.own_gain.as_ref();
        let gained = gain.and_then(|(own, brings)| brings.iter().find(|right| !own.contains(right)).copied());
        let refused = [
            (self.absent == self.deputy, Refused::Oneself),
            (last < first, Refused::Backwards),
            (is_far(first, today) || is_far(last, today), Refused::FarAway),
            (wish.basis.trim().is_empty(), Refused::NoBasis),
            (!self.deputy_works_here, Refused::Stranger),
            (self.deputy_leaves.is_some_and(|leaves| leaves < last), Refused::Outlasts),
            (!self.absent_has(wish.charge, first), Refused::NothingToDo),
            (self.deputy_has(wish.charge, (first, last)), Refused::Holds),
            (self.is_named(wish.charge, (first, last)), Refused::Doubled),
        ];
        if let Some((_, why)) = refused.into_iter().find(|(is, _)| *is) {
            return Err(why);
        }
        if let Some(right) = gained {
            return Err(Refused::OwnGain(right));
        }
        let Deputise(school) = *permit.action();
        Ok(DeputyEntry { by: permit.by(), school, deputy: self.deputy, absent: self.absent, wish })
    }

    fn absent_has(&self, charge: Charge, first: NaiveDate) -> bool {
        match charge {
            Charge::Role(role) => {
                role.is_of_school() && self.held.iter().any(|held| held.role == role && held.is_on(first))
            }
            Charge::Class(class) => self.leads.contains(&class),
        }
    }

    fn deputy_has(&self, charge: Charge, (first, last): (NaiveDate, NaiveDate)) -> bool {
        let Charge::Role(role) = charge else { return false };
        let whole = |held: &&Held| held.is_on(first) && held.is_on(last);
        self.deputy_held.iter().filter(whole).any(|held| held.role == role)
    }

    fn is_named(&self, charge: Charge, (first, last): (NaiveDate, NaiveDate)) -> bool {
        let meets = |stint: &&Stint| stint.since <= last && stint.until >= first;
        let same =
            |stint: &Stint| (stint.deputy, stint.absent, stint.charge) == (self.deputy, self.absent, charge);
        self.stints.iter().filter(meets).any(same)
    }
}

impl Stint {
    /// Ends it with the day `last`; a day before the first, and it was never in force.
    pub fn end(&self, last: NaiveDate, permit: &Permit<Deputise>) -> Result<StintEnd, DeputiseRefused> {
        if self.until <= last {
            return Err(DeputiseRefused::EndsEarlier);
        }
        let first = self.since.pred_opt().unwrap_or(self.since);
        let Deputise(school) = *permit.action();
        Ok(StintEnd { by: permit.by(), school, stint: *self, last: last.max(first) })
    }
}

impl DeputyEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn deputy(&self) -> PersonId {
        self.deputy
    }

    pub const fn absent(&self) -> PersonId {
        self.absent
    }

    pub const fn wish(&self) -> &DeputyWish {
        &self.wish
    }
}

impl StintEnd {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn stint(&self) -> &Stint {
        &self.stint
    }

    pub const fn last(&self) -> NaiveDate {
        self.last
    }
}

/// «role:deputy», «class:12», as forms and the log name it.
impl fmt::Display for Charge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role) => write!(f, "role:{}", role.code()),
            Self::Class(class) => write!(f, "class:{class}"),
        }
    }
}

/// Text that names no charge.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("не роль и не класс")]
pub struct NotACharge;

impl FromStr for Charge {
    type Err = NotACharge;

    fn from_str(text: &str) -> Result<Self, NotACharge> {
        match text.split_once(':') {
            Some(("role", code)) => Role::parse(code).map(Self::Role).ok_or(NotACharge),
            Some(("class", id)) => id.parse().map(Self::Class).map_err(|_| NotACharge),
            _ => Err(NotACharge),
        }
    }
}
