//! What people say in a campaign: the class teacher of a row, of somebody who lacks a row, and a guardian of a child.

use serde::{Deserialize, Serialize};

/// Whose lists are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// With their guardians.
    Pupils,
    Staff,
}

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    Name,
    Born,
    /// The class of a pupil, the post of a member of the staff.
    Place,
    Parents,
    Left,
    /// Never was here.
    Extra,
}

/// What somebody says of a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saying {
    Right,
    Flagged { flag: Flag, remark: String },
}

/// A pupil who is in the class and not in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Missing {
    pub name: String,
    pub remark: String,
}

/// What a guardian says of the data shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Right,
    Wrong,
}

/// A guardian's word: what is wrong is told in their own words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Word {
    pub verdict: Verdict,
    pub text: String,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Pupils, Self::Staff];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupils => "pupils",
            Self::Staff => "staff",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Pupils => "Ученики и родители",
            Self::Staff => "Сотрудники",
        }
    }
}

impl Flag {
    pub const ALL: [Self; 6] = [Self::Name, Self::Born, Self::Place, Self::Parents, Self::Left, Self::Extra];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::Place => "place",
            Self::Parents => "parents",
            Self::Left => "left",
            Self::Extra => "extra",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.code() == code)
    }

    /// Staff have neither class nor guardians.
    pub fn fits(self, side: Side) -> bool {
        self != Self::Parents || side == Side::Pupils
    }

    pub const fn title(self, side: Side) -> &'static str {
        match (self, side) {
            (Self::Name, _) => "ФИО",
            (Self::Born, _) => "дата рождения",
            (Self::Place, Side::Pupils) => "класс",
            (Self::Place, Side::Staff) => "должность",
            (Self::Parents, _) => "родители",
            (Self::Left, Side::Pupils) => "выбыл",
            (Self::Left, Side::Staff) => "уволен",
            (Self::Extra, _) => "лишний",
        }
    }
}

impl Verdict {
    pub const ALL: [Self; 2] = [Self::Right, Self::Wrong];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}
