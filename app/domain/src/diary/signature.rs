//! The signature of a week: a guardian has read it, as is written under the week of a diary on paper.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit};
use crate::calendar::{Span, monday_of};
use crate::ids::{AccountId, PersonId};

/// Policy: sign a week of a child. Its guardians alone.
#[derive(Debug)]
pub struct SignWeek(pub PersonId);

impl Action for SignWeek {
    const NAME: &'static str = "sign a week of the diary";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.standing().children.contains(&self.0)
    }
}

/// Policy: say that a teacher's comment on a child has been read. Its guardians alone.
#[derive(Debug)]
pub struct ReadComment(pub PersonId);

impl Action for ReadComment {
    const NAME: &'static str = "say that a comment of a teacher has been read";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.standing().children.contains(&self.0)
    }
}

/// A week that may be signed. Only [`SignedWeek::sign`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedWeek {
    by: AccountId,
    pupil: PersonId,
    monday: NaiveDate,
}

/// Why a week is not signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum WeekRefused {
    #[error("Эта неделя ещё не началась. Подписать её можно с понедельника.")]
    NotBegun,
    #[error("Эта неделя не относится к учебному году.")]
    OutOfYear,
}

/// May the week of `day` be signed on `today`? It has begun, and a part of it lies within the year.
pub fn may_be_signed(day: NaiveDate, today: NaiveDate, year: Span) -> Result<(), WeekRefused> {
    let monday = monday_of(day);
    let within = monday <= year.last && monday_of(year.first) <= monday;
    match (within, monday <= today) {
        (false, _) => Err(WeekRefused::OutOfYear),
        (true, false) => Err(WeekRefused::NotBegun),
        (true, true) => Ok(()),
    }
}

impl SignedWeek {
    /// Signs the week of `day`.
    pub fn sign(
        day: NaiveDate,
        (today, year): (NaiveDate, Span),
        permit: &Permit<SignWeek>,
    ) -> Result<Self, WeekRefused> {
        may_be_signed(day, today, year)?;
        Ok(Self { by: permit.by(), pupil: permit.action().0, monday: monday_of(day) })
    }

    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn pupil(&self) -> PersonId {
        self.pupil
    }

    pub const fn monday(&self) -> NaiveDate {
        self.monday
    }
}
