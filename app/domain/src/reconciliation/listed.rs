//! What a list says of one person, and how two lists differ about the same one.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::day::in_figures;
use crate::ids::PersonId;
use crate::people::{PersonName, Sex};

/// A line of a list. A campaign keeps it as it was on the first day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub name: PersonName,
    pub born: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub place: Place,
    /// Of a pupil, in the order of their names.
    pub guardians: Vec<Kin>,
}

/// Where somebody stands in the school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// «7А»
    Class(String),
    /// «Учитель»; empty where no employment card says it.
    Post(String),
}

/// A guardian beside a pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kin {
    pub person: PersonId,
    pub name: PersonName,
    /// «мать»; empty where nobody wrote it down.
    pub degree: String,
}

/// What two lists say differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Name,
    Born,
    Sex,
    Class,
    Post,
    Guardian,
}

/// One thing that is not as it was; nothing on one side: it was not there, or is there no more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    pub what: What,
    pub then: Option<String>,
    pub now: Option<String>,
}

impl Place {
    pub fn words(&self) -> &str {
        match self {
            Self::Class(words) | Self::Post(words) => words,
        }
    }

    const fn what(&self) -> What {
        match self {
            Self::Class(_) => What::Class,
            Self::Post(_) => What::Post,
        }
    }
}

impl Kin {
    /// «мать Соколова Мария Андреевна»
    pub fn words(&self) -> String {
        format!("{} {}", self.degree, self.name.full()).trim_start().to_owned()
    }
}

impl What {
    const fn title(self) -> &'static str {
        match self {
            Self::Name => "ФИО",
            Self::Born => "дата рождения",
            Self::Sex => "пол",
            Self::Class => "класс",
            Self::Post => "должность",
            Self::Guardian => "родитель",
        }
    }
}

impl fmt::Display for Difference {
    /// «дата рождения: было 03.04.2013, стало 03.05.2013», «родитель добавлен: мать Ким Ольга»
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.what.title();
        match (&self.then, &self.now) {
            (Some(then), Some(now)) => write!(f, "{title}: было {then}, стало {now}"),
            (None, Some(now)) => write!(f, "{title} добавлен: {now}"),
            (Some(then), None) => write!(f, "{title} убран: {then}"),
            (None, None) => f.write_str(title),
        }
    }
}

/// All that differs between two lines about one person.
pub fn differences(then: &Listed, now: &Listed) -> Vec<Difference> {
    let lines = [
        (What::Name, then.name.full(), now.name.full()),
        (What::Born, said(then.born.map(in_figures)), said(now.born.map(in_figures))),
        (What::Sex, said(then.sex.map(|sex| sex.to_string())), said(now.sex.map(|sex| sex.to_string()))),
        (now.place.what(), then.place.words().to_owned(), now.place.words().to_owned()),
    ];
    let changed = lines.into_iter().filter(|(_, then, now)| then != now);
    let changed = changed.map(|(what, then, now)| Difference { what, then: Some(then), now: Some(now) });
    changed.chain(of_guardians(&then.guardians, &now.guardians)).collect()
}

fn of_guardians(then: &[Kin], now: &[Kin]) -> Vec<Difference> {
    let words = |all: &[Kin], of: &Kin| all.iter().find(|one| one.person == of.person).map(Kin::words);
    let mut found = vec![];
    for old in then {
        let now = words(now, old);
        if now.as_ref() != Some(&old.words()) {
            found.push(Difference { what: What::Guardian, then: Some(old.words()), now });
        }
    }
    let new = now.iter().filter(|of| words(then, of).is_none());
    found.extend(new.map(|of| Difference { what: What::Guardian, then: None, now: Some(of.words()) }));
    found
}

fn said(text: Option<String>) -> String {
    text.unwrap_or_else(|| "не указано".to_owned())
}
