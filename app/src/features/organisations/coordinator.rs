//! Who coordinates a school, as it crosses the wire to the office above, and a newcomer as a form sends them.

use chrono::NaiveDate;
use domain::ids::PersonId;
#[cfg(feature = "ssr")]
use domain::people::{PersonName, PhoneKey};
#[cfg(feature = "ssr")]
use domain::rights::{AppointRefused, Newcomer, RoleWish};
use domain::slip::Access;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::kit::{AppError, AppResult, FieldError};

/// The coordinators of today and later.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answering {
    pub coordinators: Vec<Coordinator>,
    /// The last day of a password printed today.
    pub last_day: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Coordinator {
    pub person: PersonId,
    pub name: String,
    pub login: Option<String>,
    pub access: Access,
    /// Why the office prints no first password, if so.
    pub refused: Option<String>,
}

/// Somebody to be brought in, as a form sends them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Introduced {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub basis: String,
}

/// A basis is a line of text.
#[cfg(feature = "ssr")]
const LONGEST: usize = 200;

#[cfg(feature = "ssr")]
impl Introduced {
    /// Who it is, and from which day by which order; else what is wrong at its fields.
    pub fn read(&self, today: NaiveDate) -> AppResult<(Newcomer, RoleWish)> {
        let (name, phone) = (PersonName::parse(&self.name), self.phone.parse::<PhoneKey>());
        let basis = self.basis.split_whitespace().collect::<Vec<_>>().join(" ");
        let basis: String = basis.chars().filter(|sign| !sign.is_control()).take(LONGEST).collect();
        let mut faults = vec![];
        if let Err(why) = &name {
            faults.push(FieldError::new("new[name]", format!("Напишите фамилию, имя и отчество: {why}.")));
        }
        if let Err(why) = &phone {
            faults.push(FieldError::new("new[phone]", format!("Проверьте номер: {why}.")));
        }
        if basis.is_empty() {
            faults.push(FieldError::new("new[basis]", AppointRefused::NoBasis.to_string()));
        }
        match (name, phone) {
            (Ok(name), Ok(phone)) if faults.is_empty() => {
                Ok((Newcomer { name, phone }, RoleWish { since: today, until: None, basis }))
            }
            _ => Err(AppError::Form(faults)),
        }
    }
}
