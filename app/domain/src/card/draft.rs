//! What somebody typed into a card, and what of it may stand there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::Permit;
use crate::notification::MailAddress;
use crate::people::{NameRefused, PersonName, PhoneKey, SchoolAge, Sex, birth_date};

use super::field::Field;
use super::policy::KeepCard;

/// Letters that a surname, a given name or a patronymic has at most.
pub const LONGEST_PART: u32 = 60;
/// Longest text of a telephone: there may be two of them with words between.
const LONGEST_PHONE: usize = 80;
/// Nobody in a school was born before.
const EARLIEST: i32 = 1900;

/// As typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CardDraft {
    pub surname: String,
    pub given: String,
    #[serde(default)]
    pub patronymic: String,
    /// «М», «Ж» or nothing.
    #[serde(default)]
    pub sex: String,
    #[serde(default)]
    pub born: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
}

/// What stands in a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    pub name: PersonName,
    pub sex: Option<Sex>,
    pub born: Option<NaiveDate>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// What is wrong with a field, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrong {
    pub field: Field,
    pub text: String,
}

/// A correction that may be written. Only [`CardDraft::enter`] makes one.
#[derive(Debug)]
pub struct CardEntry {
    permit: Permit<KeepCard>,
    written: Written,
}

impl CardEntry {
    pub const fn permit(&self) -> &Permit<KeepCard> {
        &self.permit
    }

    pub const fn written(&self) -> &Written {
        &self.written
    }
}

impl CardDraft {
    /// `first_day` is that of the school year for a pupil, who has a sex and is of school age; nothing for adults.
    pub fn enter(
        &self,
        (today, first_day): (NaiveDate, Option<NaiveDate>),
        permit: Permit<KeepCard>,
    ) -> Result<CardEntry, Vec<Wrong>> {
        self.check(today, first_day).map(|written| CardEntry { permit, written })
    }

    /// The same of a line of a class list, which has neither telephone nor mail: they stay as `kept` has them.
    pub fn enter_line(
        &self,
        kept: &Written,
        (today, first_day): (NaiveDate, Option<NaiveDate>),
        permit: Permit<KeepCard>,
    ) -> Result<CardEntry, Vec<Wrong>> {
        let line = Self { phone: String::new(), email: String::new(), ..self.clone() };
        let written = line.check(today, first_day)?;
        let (phone, email) = (kept.phone.clone(), kept.email.clone());
        Ok(CardEntry { permit, written: Written { phone, email, ..written } })
    }

    /// All that is wrong at once.
    pub fn check(&self, today: NaiveDate, first_day: Option<NaiveDate>) -> Result<Written, Vec<Wrong>> {
        let mut wrong = vec![];
        let mut at = |field, text: &str| wrong.push(Wrong { field, text: text.to_owned() });
        let name = self.name(&mut at);
        let sex = self.sex(first_day.is_some(), &mut at);
        let born = self.born(today, first_day, &mut at);
        let phone = self.phone(&mut at);
        let email = self.email(&mut at);
        match name {
            Some(name) if wrong.is_empty() => Ok(Written { name, sex, born, phone, email }),
            _ => Err(wrong),
        }
    }

    fn name(&self, at: &mut impl FnMut(Field, &str)) -> Option<PersonName> {
        let parts = [
            (Field::Surname, &self.surname),
            (Field::Given, &self.given),
            (Field::Patronymic, &self.patronymic),
        ];
        let longest = usize::try_from(LONGEST_PART).unwrap_or(usize::MAX);
        for (field, part) in parts {
            if part.trim().chars().count() > longest {
                at(field, &format!("Слишком длинно: здесь помещается {LONGEST_PART} букв."));
                return None;
            }
        }
        match PersonName::from_parts(&self.surname, &self.given, &self.patronymic) {
            Ok(name) => return Some(name),
            Err(NameRefused::Nothing | NameRefused::NoSurname) => {
                at(Field::Surname, "Впишите фамилию.");
                if self.given.trim().is_empty() {
                    at(Field::Given, "Впишите имя.");
                }
            }
            Err(NameRefused::NoGiven) => at(Field::Given, "Впишите имя."),
            Err(NameRefused::NotLetters) => {
                at(
                    Field::Surname,
                    "В фамилии, имени и отчестве бывают только буквы, пробел, дефис и апостроф.",
                );
            }
        }
        None
    }

    fn sex(&self, pupil: bool, at: &mut impl FnMut(Field, &str)) -> Option<Sex> {
        match (self.sex.trim(), pupil) {
            ("", false) => None,
            ("", true) => {
                at(Field::Sex, "Укажите пол.");
                None
            }
            (text, _) => text.parse().map_err(|_| at(Field::Sex, "Выберите «М» или «Ж».")).ok(),
        }
    }

    fn born(
        &self,
        today: NaiveDate,
        first_day: Option<NaiveDate>,
        at: &mut impl FnMut(Field, &str),
    ) -> Option<NaiveDate> {
        let text = self.born.trim();
        if text.is_empty() {
            if first_day.is_some() {
                at(Field::Born, "Укажите дату рождения.");
            }
            return None;
        }
        let Ok(born) = birth_date(text, today) else {
            at(Field::Born, "Такого дня нет. Дата пишется так: 27.10.2015.");
            return None;
        };
        let earliest = NaiveDate::from_ymd_opt(EARLIEST, 1, 1).unwrap_or_default();
        if born > today || born < earliest {
            at(Field::Born, "Проверьте год рождения.");
        } else if first_day.is_some_and(|first| SchoolAge::on(first, born).is_err()) {
            at(Field::Born, "Проверьте год: на первый день учебного года ученику от 5 до 21 года.");
        }
        Some(born)
    }

    fn phone(&self, at: &mut impl FnMut(Field, &str)) -> Option<String> {
        let text = self.phone.trim();
        if text.is_empty() {
            return None;
        }
        if text.len() > LONGEST_PHONE || text.parse::<PhoneKey>().is_err() {
            at(Field::Phone, "В номере телефона не меньше десяти цифр: +7 900 123-45-67.");
        }
        Some(text.to_owned())
    }

    fn email(&self, at: &mut impl FnMut(Field, &str)) -> Option<String> {
        let text = self.email.trim();
        if text.is_empty() {
            return None;
        }
        match text.parse::<MailAddress>() {
            Ok(address) => Some(address.as_str().to_owned()),
            Err(why) => {
                at(Field::Email, &why.to_string());
                None
            }
        }
    }
}
