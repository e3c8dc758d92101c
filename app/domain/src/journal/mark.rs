//! What can stand in a cell: a mark, or a code of attendance.

use serde::{Deserialize, Serialize};

/// A current mark. There is no seventh: other text does not parse.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MarkValue {
    One,
    Two,
    Three,
    Four,
    Five,
    /// зачтено
    Pass,
    /// не зачтено
    Fail,
    /// «Точка»: work owed; counts in nothing until it becomes a mark.
    Debt,
}

/// Text that is no mark.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не отметка. Бывают 1–5, зач, нез и точка.")]
pub struct NotAMark(pub String);

impl MarkValue {
    pub const ALL: [Self; 8] =
        [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Pass, Self::Fail, Self::Debt];

    /// As written in the journal.
    pub const fn text(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
            Self::Pass => "зач",
            Self::Fail => "нез",
            Self::Debt => "•",
        }
    }

    pub fn parse(text: &str) -> Result<Self, NotAMark> {
        match text.trim().to_lowercase().as_str() {
            "." => Ok(Self::Debt),
            "зачёт" | "зачет" => Ok(Self::Pass),
            "незачёт" | "незачет" | "незач" => Ok(Self::Fail),
            written => Self::ALL
                .into_iter()
                .find(|value| value.text() == written)
                .ok_or_else(|| NotAMark(text.trim().to_owned())),
        }
    }

    /// Number stored: 1–5 are themselves, 10 зач, 11 нез, 12 debt.
    pub const fn code(self) -> i16 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
            Self::Pass => 10,
            Self::Fail => 11,
            Self::Debt => 12,
        }
    }

    pub fn from_code(code: i16) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.code() == code)
    }

    /// What it adds to an average; 1 counts as 2. `None` where it counts in nothing.
    pub const fn points(self) -> Option<u32> {
        match self {
            Self::One | Self::Two => Some(2),
            Self::Three => Some(3),
            Self::Four => Some(4),
            Self::Five => Some(5),
            Self::Pass | Self::Fail | Self::Debt => None,
        }
    }
}

impl TryFrom<String> for MarkValue {
    type Error = NotAMark;
    fn try_from(text: String) -> Result<Self, NotAMark> {
        Self::parse(&text)
    }
}

impl From<MarkValue> for String {
    fn from(value: MarkValue) -> Self {
        value.text().into()
    }
}

/// Attendance of one pupil at one lesson; no code means present once the lesson is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Attendance {
    /// Absent, reason unknown yet: what the teacher sets.
    #[serde(rename = "ОТ")]
    Absent,
    /// For a valid reason.
    #[serde(rename = "УП")]
    Excused,
    #[serde(rename = "Б")]
    Ill,
    /// For no valid reason.
    #[serde(rename = "НП")]
    Unexcused,
    #[serde(rename = "ОП")]
    Late,
    /// Freed from the lesson.
    #[serde(rename = "ОСВ")]
    Exempt,
}

impl Attendance {
    pub const ALL: [Self; 6] =
        [Self::Absent, Self::Excused, Self::Ill, Self::Unexcused, Self::Late, Self::Exempt];

    /// The school's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Absent => "ОТ",
            Self::Excused => "УП",
            Self::Ill => "Б",
            Self::Unexcused => "НП",
            Self::Late => "ОП",
            Self::Exempt => "ОСВ",
        }
    }

    /// Short sign for a narrow cell, the one people type.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Absent => "н",
            Self::Excused => "у",
            Self::Ill => "б",
            Self::Unexcused => "п",
            Self::Late => "о",
            Self::Exempt => "с",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Absent => "отсутствовал",
            Self::Excused => "по уважительной причине",
            Self::Ill => "по болезни",
            Self::Unexcused => "без уважительной причины",
            Self::Late => "опоздал",
            Self::Exempt => "освобождён",
        }
    }

    /// Reads a code or a sign, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let exact = Self::ALL.into_iter().find(|a| a.code() == text || a.sign() == text);
        exact.or_else(|| {
            let text = text.trim().to_lowercase();
            Self::ALL.into_iter().find(|a| a.sign() == text || a.code().to_lowercase() == text)
        })
    }

    /// Was the pupil away from the lesson?
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::Absent | Self::Excused | Self::Ill | Self::Unexcused)
    }
}
