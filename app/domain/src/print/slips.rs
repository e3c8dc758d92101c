//! Slips with one-time passwords: handed out once, spent at the first sign-in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The slips of a class, or of the staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Slips {
    /// «Школа № 12»
    pub school: String,
    /// «7А, родители»
    pub title: String,
    /// Where one signs in: written out, and drawn as a QR code.
    pub address: String,
    /// The last day on which the passwords open anything.
    pub last_day: NaiveDate,
    pub slips: Vec<Slip>,
}

/// What one person is handed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Slip {
    /// «Соколова Мария Андреевна»
    pub name: String,
    /// «мать: Соколов Михаил», «7А», «Учитель»
    pub note: String,
    pub login: String,
    pub password: String,
}

impl Slips {
    pub(super) fn words(&self) -> Vec<String> {
        let head = [self.school.clone(), self.title.clone(), self.address.clone(), self.last_day.to_string()];
        let slips = self.slips.iter().flat_map(|slip| {
            let Slip { name, note, login, password } = slip;
            [name, note, login, password].map(Clone::clone)
        });
        head.into_iter().chain(slips).collect()
    }
}
