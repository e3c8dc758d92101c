//! What a batch did to one thing.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Somebody new, with an account.
    PersonMade,
    PersonChanged,
    /// An account of somebody on record.
    AccountMade,
    /// Guardian and child.
    KinMade,
    KinChanged,
    /// Pupil and place in a class.
    PlaceMade,
    PlaceMoved,
    CardMade,
    CardChanged,
    /// Person and class.
    LeadGiven,
    ClassMade,
    OrderMade,
}

impl Deed {
    pub const ALL: [Self; 12] = [
        Self::PersonMade,
        Self::PersonChanged,
        Self::AccountMade,
        Self::KinMade,
        Self::KinChanged,
        Self::PlaceMade,
        Self::PlaceMoved,
        Self::CardMade,
        Self::CardChanged,
        Self::LeadGiven,
        Self::ClassMade,
        Self::OrderMade,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonMade => "person_made",
            Self::PersonChanged => "person_changed",
            Self::AccountMade => "account_made",
            Self::KinMade => "kin_made",
            Self::KinChanged => "kin_changed",
            Self::PlaceMade => "place_made",
            Self::PlaceMoved => "place_moved",
            Self::CardMade => "card_made",
            Self::CardChanged => "card_changed",
            Self::LeadGiven => "lead_given",
            Self::ClassMade => "class_made",
            Self::OrderMade => "order_made",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    /// As the report names what stays: «исправление карточки».
    pub const fn words(self) -> &'static str {
        match self {
            Self::PersonMade => "добавленный человек",
            Self::PersonChanged => "исправление карточки",
            Self::AccountMade => "логин",
            Self::KinMade => "родство",
            Self::KinChanged => "исправление родства",
            Self::PlaceMade => "место в классе",
            Self::PlaceMoved => "перевод в другой класс",
            Self::CardMade => "карточка сотрудника",
            Self::CardChanged => "исправление карточки сотрудника",
            Self::LeadGiven => "классное руководство",
            Self::ClassMade => "класс",
            Self::OrderMade => "приказ",
        }
    }
}
