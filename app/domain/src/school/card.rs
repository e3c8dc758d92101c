//! The card of a school: what it is called, where it stands, how it is reached, by which numbers the state knows it.

use serde::{Deserialize, Serialize};

use super::requisites::{self, RequisiteRefused};
use crate::people::PhoneKey;

/// Characters of a line at most.
pub const LONGEST_LINE: usize = 250;

/// A card as somebody types it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CardDraft {
    pub name: String,
    pub short_name: String,
    pub legal_address: String,
    /// Empty: letters go where the school stands.
    pub postal_address: String,
    pub phone: String,
    pub email: String,
    pub site: String,
    pub inn: String,
    pub ogrn: String,
}

type Read = fn(&str) -> Result<String, RequisiteRefused>;

/// What is wrong with one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    pub field: &'static str,
    pub why: String,
}

/// A card that may be written. Only [`CardDraft::checked`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SchoolCard(CardDraft);

impl CardDraft {
    /// Names must be there; all else may wait, but what is written must be right.
    pub fn checked(&self) -> Result<SchoolCard, Vec<Fault>> {
        let mut faults = vec![];
        let mut card = self.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut fault = |field: &'static str, why: String| faults.push(Fault { field, why });
        for (field, text) in card.lines() {
            if text.chars().count() > LONGEST_LINE {
                fault(field, format!("Не длиннее {LONGEST_LINE} знаков."));
            }
        }
        if card.name.is_empty() {
            fault("name", "Укажите полное название, как в уставе.".into());
        }
        if card.short_name.is_empty() {
            fault("short_name", "Укажите краткое название, например «Школа № 12».".into());
        }
        if !card.phone.is_empty() && card.phone.parse::<PhoneKey>().is_err() {
            fault("phone", "В номере телефона не меньше десяти цифр, с кодом города.".into());
        }
        if !card.email.is_empty() && !is_mail(&card.email) {
            fault("email", "Адрес почты пишется так: school@город.рф.".into());
        }
        if !card.site.is_empty() && (card.site.contains(' ') || !card.site.contains('.')) {
            fault("site", "Адрес сайта пишется так: школа12.рф.".into());
        }
        for (field, text, read) in [
            ("inn", &mut card.inn, requisites::inn as Read),
            ("ogrn", &mut card.ogrn, requisites::ogrn as Read),
        ] {
            if text.is_empty() {
                continue;
            }
            match read(text) {
                Ok(number) => *text = number,
                Err(why) => fault(field, why.to_string()),
            }
        }
        if faults.is_empty() { Ok(SchoolCard(card)) } else { Err(faults) }
    }

    /// What a card should say and does not, as a list of lacks names it.
    pub fn lacks(&self) -> Vec<&'static str> {
        let wanted = [
            (&self.legal_address, "адреса"),
            (&self.phone, "телефона"),
            (&self.email, "почты"),
            (&self.inn, "ИНН"),
            (&self.ogrn, "ОГРН"),
        ];
        wanted.into_iter().filter(|(text, _)| text.is_empty()).map(|(_, name)| name).collect()
    }

    fn map(&self, each: impl Fn(&str) -> String) -> Self {
        Self {
            name: each(&self.name),
            short_name: each(&self.short_name),
            legal_address: each(&self.legal_address),
            postal_address: each(&self.postal_address),
            phone: each(&self.phone),
            email: each(&self.email),
            site: each(&self.site),
            inn: each(&self.inn),
            ogrn: each(&self.ogrn),
        }
    }

    fn lines(&self) -> [(&'static str, String); 7] {
        [
            ("name", self.name.clone()),
            ("short_name", self.short_name.clone()),
            ("legal_address", self.legal_address.clone()),
            ("postal_address", self.postal_address.clone()),
            ("phone", self.phone.clone()),
            ("email", self.email.clone()),
            ("site", self.site.clone()),
        ]
    }
}

impl SchoolCard {
    pub const fn draft(&self) -> &CardDraft {
        &self.0
    }
}

/// Something, an @, and a name with a dot.
fn is_mail(text: &str) -> bool {
    let Some((before, after)) = text.split_once('@') else { return false };
    let whole = !text.contains(char::is_whitespace) && !after.contains('@');
    whole && !before.is_empty() && after.contains('.') && !after.starts_with('.') && !after.ends_with('.')
}
