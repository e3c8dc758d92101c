//! What the school knows of a pupil beyond the card.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// In whose family the child lives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Full,
    Single,
    /// Under guardianship.
    Guardianship,
    Foster,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meals {
    Free,
    Reduced,
}

/// A document that something rests on, till a day or for good.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Paper {
    /// «Заключение ПМПК № 5 от 02.09.2026»
    pub document: String,
    pub until: Option<NaiveDate>,
}

/// Days on a register.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Register {
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// One pupil's; what nobody wrote down is none.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Passport {
    pub family: Option<Family>,
    pub many_children: bool,
    pub low_income: bool,
    /// Limited abilities (ОВЗ).
    pub special_needs: Option<Paper>,
    pub disability: Option<Paper>,
    /// 1 to 5.
    pub health_group: Option<u8>,
    /// Of the school (ВШК).
    pub inner_register: Option<Register>,
    /// Of the commission for minors (КДН).
    pub outer_register: Option<Register>,
    pub meals: Option<Meals>,
}

impl Family {
    pub const ALL: [Self; 4] = [Self::Full, Self::Single, Self::Guardianship, Self::Foster];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Single => "single",
            Self::Guardianship => "guardianship",
            Self::Foster => "foster",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Full => "Полная",
            Self::Single => "Неполная",
            Self::Guardianship => "Опекунская",
            Self::Foster => "Приёмная",
        }
    }
}

impl Meals {
    pub const ALL: [Self; 2] = [Self::Free, Self::Reduced];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Reduced => "reduced",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meals| meals.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Free => "Бесплатное",
            Self::Reduced => "Со скидкой",
        }
    }
}

impl Paper {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| until >= day)
    }
}

impl Register {
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| until >= day)
    }
}
