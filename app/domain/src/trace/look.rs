//! A look at personal data: in what way, at what, and whose.

use serde::{Deserialize, Serialize};

use crate::ids::{ClassId, GroupId, PersonId};

/// In what way somebody looked.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// One person's data on a screen.
    Card,
    /// Many people's data on a screen.
    List,
    Print,
    /// A file taken away, or records given to a program.
    Export,
}

/// At what.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    People,
    Slips,
    Consents,
    Journal,
    Roster,
    /// Social passports.
    Social,
    /// Documents of cards.
    Documents,
}

/// Whose data: of one, or of all who are there on the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Whose {
    Person(PersonId),
    Class(ClassId),
    Group(GroupId),
    Staff,
    School,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Look {
    pub way: Way,
    pub matter: Matter,
}

impl Way {
    const ALL: [Self; 4] = [Self::Card, Self::List, Self::Print, Self::Export];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::List => "list",
            Self::Print => "print",
            Self::Export => "export",
        }
    }
}

impl Matter {
    const ALL: [Self; 7] = [
        Self::People,
        Self::Slips,
        Self::Consents,
        Self::Journal,
        Self::Roster,
        Self::Social,
        Self::Documents,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Slips => "slips",
            Self::Consents => "consents",
            Self::Journal => "journal",
            Self::Roster => "roster",
            Self::Social => "social",
            Self::Documents => "documents",
        }
    }
}

impl Whose {
    /// The code stored, and the number beside it.
    pub const fn code(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Person(person) => ("person", Some(person.0)),
            Self::Class(class) => ("class", Some(class.0)),
            Self::Group(group) => ("group", Some(group.0)),
            Self::Staff => ("staff", None),
            Self::School => ("school", None),
        }
    }
}

impl Look {
    pub const fn at(way: Way, matter: Matter) -> Self {
        Self { way, matter }
    }

    pub fn parse(way: &str, matter: &str) -> Option<Self> {
        let way = Way::ALL.into_iter().find(|one| one.code() == way)?;
        let matter = Matter::ALL.into_iter().find(|one| one.code() == matter)?;
        Some(Self { way, matter })
    }

    /// «Карточка», «Список: пароли», «Выгрузка: журнал»
    pub const fn words(self) -> &'static str {
        use {Matter as M, Way as W};
        match (self.way, self.matter) {
            (W::Card, M::People) => "Карточка",
            (W::Card, M::Slips) => "Доступ одного человека",
            (W::Card, M::Consents) => "Согласие",
            (W::Card, M::Journal) => "Отметки",
            (W::Card, M::Roster) => "Запись OneRoster",
            (W::Card, M::Social) => "Социальный паспорт",
            (W::Card, M::Documents) => "Документ",
            (W::List, M::People) => "Список людей",
            (W::List, M::Slips) => "Список: логины и вход",
            (W::List, M::Consents) => "Список: согласия",
            (W::List, M::Journal) => "Журнал",
            (W::List, M::Roster) => "Списки OneRoster",
            (W::List, M::Social) => "Список: социальный паспорт",
            (W::List, M::Documents) => "Список: документы",
            (W::Print, M::People) => "Печать: список",
            (W::Print, M::Slips) => "Печать: листок с паролем",
            (W::Print, M::Consents) => "Печать: бланк согласия",
            (W::Print, M::Journal) => "Печать: журнал",
            (W::Print, M::Roster) => "Печать: OneRoster",
            (W::Print, M::Social) => "Печать: социальный паспорт",
            (W::Print, M::Documents) => "Печать: документ",
            (W::Export, M::People) => "Выгрузка: список",
            (W::Export, M::Slips) => "Выгрузка: пароли",
            (W::Export, M::Consents) => "Выгрузка: согласия",
            (W::Export, M::Journal) => "Выгрузка: журнал",
            (W::Export, M::Roster) => "Выгрузка: OneRoster",
            (W::Export, M::Social) => "Выгрузка: социальный паспорт",
            (W::Export, M::Documents) => "Скан документа",
        }
    }
}
