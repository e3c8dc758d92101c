//! What somebody typed of a document, and what of it may stand there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kind::DocumentKind;
use super::policy::KeepDocuments;
use crate::access::Permit;
use crate::journal::readable;
use crate::people::{Snils, birth_date};

/// Letters and figures that a number has at most, with its series.
pub const LONGEST_NUMBER: u32 = 40;
/// No document in use is older.
const EARLIEST: i32 = 1930;

/// As typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct DocumentDraft {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub number: String,
    #[serde(default)]
    pub issued: String,
}

/// What lies under the seal.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Requisites {
    /// Series and number; empty where the document has none.
    pub number: String,
    pub issued: Option<NaiveDate>,
}

/// What is wrong with a field, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    pub field: &'static str,
    pub text: &'static str,
}

/// A document that may be written. Only [`DocumentDraft::enter`] makes one.
#[derive(Debug)]
pub struct DocumentEntry {
    permit: Permit<KeepDocuments>,
    kind: DocumentKind,
    requisites: Requisites,
}

impl DocumentEntry {
    pub const fn permit(&self) -> &Permit<KeepDocuments> {
        &self.permit
    }

    pub const fn kind(&self) -> DocumentKind {
        self.kind
    }

    pub const fn requisites(&self) -> &Requisites {
        &self.requisites
    }
}

impl DocumentDraft {
    pub fn enter(
        &self,
        today: NaiveDate,
        permit: Permit<KeepDocuments>,
    ) -> Result<DocumentEntry, Vec<Wrong>> {
        let (kind, requisites) = self.check(today)?;
        Ok(DocumentEntry { permit, kind, requisites })
    }

    /// All that is wrong at once.
    pub fn check(&self, today: NaiveDate) -> Result<(DocumentKind, Requisites), Vec<Wrong>> {
        let mut wrong = vec![];
        let kind = DocumentKind::parse(&self.kind);
        if kind.is_none() {
            wrong.push(Wrong { field: "kind", text: "Выберите вид документа." });
        }
        let number = self.number(kind).unwrap_or_else(|text| {
            wrong.push(Wrong { field: "number", text });
            String::new()
        });
        let issued = self.issued(today).unwrap_or_else(|text| {
            wrong.push(Wrong { field: "issued", text });
            None
        });
        match kind {
            Some(kind) if wrong.is_empty() => Ok((kind, Requisites { number, issued })),
            _ => Err(wrong),
        }
    }

    fn number(&self, kind: Option<DocumentKind>) -> Result<String, &'static str> {
        let number = readable(&self.number).split_whitespace().collect::<Vec<_>>().join(" ");
        if number.chars().count() > LONGEST_NUMBER as usize {
            return Err("Слишком длинно: здесь серия и номер, не больше 40 знаков.");
        }
        if kind == Some(DocumentKind::Snils) {
            let snils = number.parse::<Snils>().ok().filter(|snils| snils.holds());
            return snils
                .map(|_| number)
                .ok_or("В СНИЛС 11 цифр, последние две — контрольные. Сверьте с документом.");
        }
        if number.is_empty() && kind.is_none_or(DocumentKind::has_a_number) {
            return Err("Впишите серию и номер.");
        }
        Ok(number)
    }

    fn issued(&self, today: NaiveDate) -> Result<Option<NaiveDate>, &'static str> {
        let text = self.issued.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let Ok(day) = birth_date(text, today) else {
            return Err("Такого дня нет. Дата пишется так: 27.10.2015.");
        };
        let earliest = NaiveDate::from_ymd_opt(EARLIEST, 1, 1).unwrap_or_default();
        if day > today || day < earliest {
            return Err("Проверьте год: документ выдан не позже сегодняшнего дня.");
        }
        Ok(Some(day))
    }
}
