//! Kinds of documents that a school keeps of a person, and why one is changed or taken away.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    BirthCertificate,
    Passport,
    Snils,
    MedicalPolicy,
    MedicalCertificate,
    Education,
    Authority,
    Order,
}

impl DocumentKind {
    pub const ALL: [Self; 8] = [
        Self::BirthCertificate,
        Self::Passport,
        Self::Snils,
        Self::MedicalPolicy,
        Self::MedicalCertificate,
        Self::Education,
        Self::Authority,
        Self::Order,
    ];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BirthCertificate => "birth_certificate",
            Self::Passport => "passport",
            Self::Snils => "snils",
            Self::MedicalPolicy => "medical_policy",
            Self::MedicalCertificate => "medical_certificate",
            Self::Education => "education",
            Self::Authority => "authority",
            Self::Order => "order",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::BirthCertificate => "Свидетельство о рождении",
            Self::Passport => "Паспорт",
            Self::Snils => "СНИЛС",
            Self::MedicalPolicy => "Полис ОМС",
            Self::MedicalCertificate => "Медицинская справка",
            Self::Education => "Документ об образовании",
            Self::Authority => "Документ о полномочиях представителя",
            Self::Order => "Приказ",
        }
    }

    /// A certificate of a doctor may have none.
    pub const fn has_a_number(self) -> bool {
        !matches!(self, Self::MedicalCertificate)
    }
}

/// Why a document is changed or taken away: chosen, not typed, for the log outlives the person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Mistake,
    Renewed,
    Unneeded,
    Asked,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::Mistake, Self::Renewed, Self::Unneeded, Self::Asked];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Mistake => "mistake",
            Self::Renewed => "renewed",
            Self::Unneeded => "unneeded",
            Self::Asked => "asked",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Mistake => "ошибка при записи",
            Self::Renewed => "получен новый документ",
            Self::Unneeded => "больше не нужен школе",
            Self::Asked => "просьба владельца или его представителя",
        }
    }
}
