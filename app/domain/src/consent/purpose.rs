//! What a consent is given for: one document, one purpose.

use serde::{Deserialize, Serialize};

/// Purposes a school has texts for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A member of staff about oneself.
    Staff,
    /// A guardian about oneself.
    Guardian,
    /// A guardian about the child.
    Child,
    /// Dissemination of the child's photographs, a document of its own (152-ФЗ, art. 10.1).
    Photo,
    /// Not a consent to processing but the agreement to the rules of a simple electronic signature
    /// (63-ФЗ, art. 9): on paper, and before anything is signed on a screen.
    Signature,
}

/// How it was given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Paper,
    Electronic,
}

impl Purpose {
    pub const ALL: [Self; 5] = [Self::Child, Self::Guardian, Self::Staff, Self::Photo, Self::Signature];

    /// What families of a class are asked for, or the staff.
    pub const fn asked_of(families: bool) -> &'static [Self] {
        if families {
            &[Self::Child, Self::Guardian, Self::Photo, Self::Signature]
        } else {
            &[Self::Staff, Self::Signature]
        }
    }

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Guardian => "guardian",
            Self::Child => "child",
            Self::Photo => "photo",
            Self::Signature => "signature",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// «Ребёнок»: the head of a column.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Staff => "Сотрудник",
            Self::Guardian => "Родитель о себе",
            Self::Child => "О ребёнке",
            Self::Photo => "Фото и сайт",
            Self::Signature => "Электронная подпись",
        }
    }

    /// Must it stand before the way in opens?
    pub const fn opens_the_way_in(self) -> bool {
        matches!(self, Self::Staff | Self::Guardian | Self::Child)
    }

    /// Is it about a child, and given by whoever answers for it?
    pub const fn is_about_a_child(self) -> bool {
        matches!(self, Self::Child | Self::Photo)
    }

    /// May it be signed on a screen?
    pub const fn may_be_electronic(self) -> bool {
        !matches!(self, Self::Signature)
    }

    /// What ends with a withdrawal, and what goes on; said before it is done.
    pub const fn consequences(self) -> &'static [&'static str] {
        match self {
            Self::Staff => &[
                "Вход сотрудника в систему закроется сразу, открытые сеансы прекратятся.",
                "Журналы, которые он вёл, останутся: их ведение — обязанность школы по закону.",
            ],
            Self::Guardian => &[
                "Вход родителя в систему закроется сразу.",
                "Данные, которые школа обязана хранить по закону об образовании, останутся.",
            ],
            Self::Child => &[
                "Электронный дневник закроется сразу — и для ученика, и для всех его родителей.",
                "Журнал школа продолжит вести: это обязанность по закону об образовании, отзыв её не отменяет.",
                "Сведения об успеваемости школа будет давать на бумаге по просьбе родителей.",
            ],
            Self::Photo => &[
                "Школа уберёт опубликованные снимки ребёнка и не будет публиковать новые.",
                "На доступ к дневнику это не влияет.",
            ],
            Self::Signature => &[
                "Подписывать согласия на экране станет нельзя, только на бумаге.",
                "Подписанное раньше остаётся в силе.",
            ],
        }
    }
}

impl Channel {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Electronic => "electronic",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Paper, Self::Electronic].into_iter().find(|channel| channel.code() == code)
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Paper => "на бумаге",
            Self::Electronic => "электронной подписью",
        }
    }
}
