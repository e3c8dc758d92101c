//! A campaign from its first day to its end, and what may be entered into it meanwhile.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::policy::{AnswerForChild, AnswerForOneself, CheckRows, KeepReconciliation};
use super::saying::{Missing, Saying, Side, Verdict, Word};
use crate::access::Permit;
use crate::ids::{AccountId, ClassId, PersonId, ReconciliationId, SchoolId};
use crate::journal::readable;

/// A campaign of a school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Campaign {
    pub id: ReconciliationId,
    pub school: SchoolId,
    pub side: Side,
    /// The day whose lists it keeps.
    pub day: NaiveDate,
    pub due: NaiveDate,
    pub closed: Option<NaiveDate>,
}

/// A campaign to be begun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Start {
    pub side: Side,
    pub due: NaiveDate,
}

/// How an open difference is explained by whoever keeps the campaign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation(pub String);

/// The end of a campaign; the words explain what has no explanation of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    pub on: NaiveDate,
    pub remark: String,
}

/// What may be written down. Only [`Start`] and [`Campaign`] make one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entered<T> {
    by: AccountId,
    of: T,
}

/// Why it is not so, and what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ReconciliationRefused {
    #[error("Разрешение дано на другую сверку.")]
    NotPermitted,
    #[error("Такая сверка уже идёт. Закройте её, прежде чем начинать новую.")]
    AlreadyOpen,
    #[error("Срок не может быть раньше сегодняшнего дня.")]
    DuePassed,
    #[error("Сверка закрыта: записать в неё больше ничего нельзя.")]
    Closed,
    #[error("Для этого списка такой отметки нет.")]
    NotOfThisSide,
    #[error("Напишите, что не так и как должно быть.")]
    NoRemark,
    #[error("Слишком длинно: помещается {} знаков.", Campaign::LONGEST_REMARK)]
    TooLong,
    #[error("Напишите фамилию и имя ученика, которого нет в списке.")]
    NoName,
    #[error("Без пояснения осталось расхождений: {0}. Поясните каждое или напишите одно пояснение ко всем.")]
    Unexplained(usize),
}

use ReconciliationRefused as Refused;

impl Start {
    /// `open`: sides of which a campaign is under way.
    pub fn begin(
        self,
        today: NaiveDate,
        open: &[Side],
        permit: Permit<KeepReconciliation>,
    ) -> Result<Entered<Self>, Refused> {
        if open.contains(&self.side) {
            return Err(Refused::AlreadyOpen);
        }
        if self.due < today {
            return Err(Refused::DuePassed);
        }
        Ok(Entered { by: permit.by(), of: self })
    }
}

impl Campaign {
    /// Longest remark, in characters.
    pub const LONGEST_REMARK: usize = 300;
    /// Longest name of somebody who is missing.
    pub const LONGEST_NAME: usize = 120;

    /// Whom to ask before it is changed as a whole.
    pub const fn keep(&self) -> KeepReconciliation {
        KeepReconciliation(self.school)
    }

    /// Whom to ask before rows are looked at.
    pub const fn check(&self, class: Option<ClassId>) -> CheckRows {
        CheckRows { school: self.school, class }
    }

    /// What is said of a row.
    pub fn say(&self, saying: Saying, permit: &Permit<CheckRows>) -> Result<Entered<Saying>, Refused> {
        self.open_to(permit.action().school)?;
        let of = match saying {
            Saying::Right => Saying::Right,
            Saying::Flagged { flag, .. } if !flag.fits(self.side) => return Err(Refused::NotOfThisSide),
            Saying::Flagged { flag, remark } => Saying::Flagged { flag, remark: remark_of(&remark)? },
        };
        Ok(Entered { by: permit.by(), of })
    }

    /// Somebody of a class who is not in the list.
    pub fn miss(&self, missing: Missing, permit: &Permit<CheckRows>) -> Result<Entered<Missing>, Refused> {
        let CheckRows { school, class } = *permit.action();
        self.open_to(school)?;
        if self.side != Side::Pupils || class.is_none() {
            return Err(Refused::NotOfThisSide);
        }
        let (name, remark) = (readable(&missing.name), readable(&missing.remark));
        if name.split_whitespace().count() < 2 {
            return Err(Refused::NoName);
        }
        if name.chars().count() > Self::LONGEST_NAME || remark.chars().count() > Self::LONGEST_REMARK {
            return Err(Refused::TooLong);
        }
        Ok(Entered { by: permit.by(), of: Missing { name, remark } })
    }

    /// A guardian's word of `child`.
    pub fn hear(
        &self,
        (child, word): (PersonId, Word),
        permit: &Permit<AnswerForChild>,
    ) -> Result<Entered<Word>, Refused> {
        if permit.action().0 != child {
            return Err(Refused::NotPermitted);
        }
        self.open_to(self.school)?;
        if self.side != Side::Pupils {
            return Err(Refused::NotOfThisSide);
        }
        Ok(Entered { by: permit.by(), of: word.checked()? })
    }

    /// What one of the staff says of the own line.
    pub fn hear_oneself(
        &self,
        word: Word,
        permit: &Permit<AnswerForOneself>,
    ) -> Result<Entered<Word>, Refused> {
        self.open_to(permit.action().0)?;
        if self.side != Side::Staff {
            return Err(Refused::NotOfThisSide);
        }
        Ok(Entered { by: permit.by(), of: word.checked()? })
    }

    /// Explains a difference that stays open.
    pub fn explain(
        &self,
        remark: &str,
        permit: &Permit<KeepReconciliation>,
    ) -> Result<Entered<Explanation>, Refused> {
        self.open_to(permit.action().0)?;
        Ok(Entered { by: permit.by(), of: Explanation(remark_of(remark)?) })
    }

    /// Closes it; `unexplained`: open differences without a word of their own.
    pub fn close(
        &self,
        (on, remark): (NaiveDate, &str),
        unexplained: usize,
        permit: &Permit<KeepReconciliation>,
    ) -> Result<Entered<Closing>, Refused> {
        self.open_to(permit.action().0)?;
        let remark = readable(remark);
        if remark.chars().count() > Self::LONGEST_REMARK {
            return Err(Refused::TooLong);
        }
        if unexplained > 0 && remark.is_empty() {
            return Err(Refused::Unexplained(unexplained));
        }
        Ok(Entered { by: permit.by(), of: Closing { on, remark } })
    }

    fn open_to(&self, school: SchoolId) -> Result<(), Refused> {
        match self.closed {
            _ if school != self.school => Err(Refused::NotPermitted),
            Some(_) => Err(Refused::Closed),
            None => Ok(()),
        }
    }
}

impl Word {
    /// «Всё верно» needs no words, an objection does.
    fn checked(self) -> Result<Self, Refused> {
        let text = match self.verdict {
            Verdict::Right => String::new(),
            Verdict::Wrong => remark_of(&self.text)?,
        };
        Ok(Self { text, ..self })
    }
}

fn remark_of(text: &str) -> Result<String, Refused> {
    let text = readable(text);
    match text.chars().count() {
        0 => Err(Refused::NoRemark),
        long if long > Campaign::LONGEST_REMARK => Err(Refused::TooLong),
        _ => Ok(text),
    }
}

impl<T> Entered<T> {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn of(&self) -> &T {
        &self.of
    }
}
