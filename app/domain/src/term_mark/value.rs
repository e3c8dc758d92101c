//! What can stand as a term mark.

use serde::{Deserialize, Serialize};

/// A mark for a term, a year or a certificate. On the wire it is its code, and no other number arrives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub enum TermMarkValue {
    Five,
    Four,
    Three,
    Two,
    /// Not assessed: too much was missed.
    NotAssessed,
    /// Freed from the subject.
    Exempt,
    /// зачтено
    Pass,
    /// не зачтено
    Fail,
}

/// Text or a number that is no term mark.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не итоговая отметка. Бывают 2–5, н/а, осв, зач и нез.")]
pub struct NotATermMark(pub String);

impl TermMarkValue {
    pub const ALL: [Self; 8] = [
        Self::Five,
        Self::Four,
        Self::Three,
        Self::Two,
        Self::NotAssessed,
        Self::Exempt,
        Self::Pass,
        Self::Fail,
    ];

    /// As written in the register, and as stored.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Five => "5",
            Self::Four => "4",
            Self::Three => "3",
            Self::Two => "2",
            Self::NotAssessed => "н/а",
            Self::Exempt => "осв",
            Self::Pass => "зач",
            Self::Fail => "нез",
        }
    }

    /// The one key that types it: a digit, or a Russian letter. «х» stands beside «з» on the keyboard.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotAssessed => "н",
            Self::Exempt => "о",
            Self::Pass => "з",
            Self::Fail => "х",
            _ => self.text(),
        }
    }

    /// Reads a mark as people write it, in any case.
    pub fn parse(text: &str) -> Result<Self, NotATermMark> {
        match text.trim().to_lowercase().as_str() {
            "на" | "не аттестован" | "не аттестована" => Ok(Self::NotAssessed),
            "освобождён" | "освобожден" | "освобождена" => Ok(Self::Exempt),
            "зачёт" | "зачет" | "зачтено" => Ok(Self::Pass),
            "незачёт" | "незачет" | "незач" | "не зачтено" => Ok(Self::Fail),
            written => Self::ALL
                .into_iter()
                .find(|value| value.text() == written)
                .ok_or_else(|| NotATermMark(text.trim().to_owned())),
        }
    }

    /// Reads one key.
    pub fn from_key(key: &str) -> Option<Self> {
        let key = key.to_lowercase();
        Self::ALL.into_iter().find(|value| value.key() == key)
    }

    /// Number on the wire: 2–5 are themselves, 10 зач, 11 нез as of current marks, 13 н/а, 14 осв.
    pub const fn code(self) -> i16 {
        match self {
            Self::Five => 5,
            Self::Four => 4,
            Self::Three => 3,
            Self::Two => 2,
            Self::NotAssessed => 13,
            Self::Exempt => 14,
            Self::Pass => 10,
            Self::Fail => 11,
        }
    }

    pub fn from_code(code: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.code() == code)
    }

    /// 2 to 5 where the mark is a digit.
    pub const fn digit(self) -> Option<u32> {
        match self {
            Self::Five => Some(5),
            Self::Four => Some(4),
            Self::Three => Some(3),
            Self::Two => Some(2),
            Self::NotAssessed | Self::Exempt | Self::Pass | Self::Fail => None,
        }
    }

    /// The mark of this digit, 2 to 5.
    pub const fn from_digit(digit: u32) -> Option<Self> {
        match digit {
            5 => Some(Self::Five),
            4 => Some(Self::Four),
            3 => Some(Self::Three),
            2 => Some(Self::Two),
            _ => None,
        }
    }
}

impl TryFrom<i16> for TermMarkValue {
    type Error = NotATermMark;
    fn try_from(code: i16) -> Result<Self, NotATermMark> {
        Self::from_code(code).ok_or_else(|| NotATermMark(code.to_string()))
    }
}

impl From<TermMarkValue> for i16 {
    fn from(value: TermMarkValue) -> Self {
        value.code()
    }
}
