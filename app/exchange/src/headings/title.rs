//! The words that schools put over a column, and what they mean.

use std::collections::BTreeSet;

use domain::people::roster::{Column, GuardianField, RosterKind, Whose};
use domain::people::search_key;

/// Titles longer than this are sentences, not headings.
const LONGEST: usize = 90;

/// The meanings given so far, from left to right: a column is often understood by its neighbours.
pub(super) struct Titles {
    kind: RosterKind,
    used: BTreeSet<Column>,
    /// Guardians met so far, in order.
    guardians: Vec<Whose>,
}

impl Titles {
    pub fn new(kind: RosterKind) -> Self {
        Self { kind, used: BTreeSet::new(), guardians: Vec::new() }
    }

    /// None: the words say nothing, or say again what a column to the left already is.
    pub fn meaning(&mut self, title: &str) -> Option<Column> {
        let words = Words::of(title)?;
        let column = match self.kind {
            RosterKind::Pupils => self.of_pupils(&words)?,
            RosterKind::Staff => own(&words, self.kind)?,
        };
        // A password column may come many times: each is known, none is read.
        (self.used.insert(column) || column == Column::Password).then_some(column)
    }

    fn of_pupils(&mut self, words: &Words) -> Option<Column> {
        if words.any(&["пароль", "password"]) {
            return Some(Column::Password);
        }
        let field = guardian_field(words);
        if let Some(side) = Side::of(words) {
            let whose = self.slot(side, words.number(), field.unwrap_or(GuardianField::FullName));
            return Some(Column::Guardian(whose, field.unwrap_or(GuardianField::FullName)));
        }
        let own = own(words, self.kind).filter(|column| !self.used.contains(column));
        let reach = matches!(field, Some(GuardianField::Phone | GuardianField::Email));
        match (field, own) {
            (Some(GuardianField::Kinship), _) => {
                let whose = self.slot(Side::Either, words.number(), GuardianField::Kinship);
                Some(Column::Guardian(whose, GuardianField::Kinship))
            }
            (Some(field), own) if reach || own.is_none() => self.lacking(field).or(own),
            (_, own) => own,
        }
    }

    /// The guardian a title speaks of; a repeated title speaks of the next.
    fn slot(&mut self, side: Side, number: Option<u8>, field: GuardianField) -> Whose {
        let whose = match (side, number) {
            (Side::Mother, _) => Whose::Mother,
            (Side::Father, _) => Whose::Father,
            (Side::Either, Some(number)) => Whose::Other(number.saturating_sub(1)),
            (Side::Either, None) => {
                let free = |slot: &u8| !self.used.contains(&Column::Guardian(Whose::Other(*slot), field));
                Whose::Other((0..u8::MAX).find(free).unwrap_or(u8::MAX))
            }
        };
        if !self.guardians.contains(&whose) {
            self.guardians.push(whose);
        }
        whose
    }

    /// A bare «Телефон» after the guardians belongs to the first of them who has none.
    fn lacking(&self, field: GuardianField) -> Option<Column> {
        let columns = self.guardians.iter().map(|whose| Column::Guardian(*whose, field));
        columns.into_iter().find(|column| !self.used.contains(column))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Mother,
    Father,
    Either,
}

impl Side {
    fn of(words: &Words) -> Option<Self> {
        let mother = words.any(&["мать", "матери", "мама", "мамы"]);
        let father = words.any(&["отец", "отца", "папа", "папы"]);
        let either = words.starts(&["родител", "представител", "опекун", "попечител"]);
        match (mother, father) {
            (true, false) => Some(Self::Mother),
            (false, true) => Some(Self::Father),
            (true, true) => Some(Self::Either),
            (false, false) => either.then_some(Self::Either),
        }
    }
}

fn guardian_field(words: &Words) -> Option<GuardianField> {
    if words.starts(&["родств"]) || words.any(&["кем"]) {
        return Some(GuardianField::Kinship);
    }
    Some(match own(words, RosterKind::Pupils)? {
        Column::FullName => GuardianField::FullName,
        Column::Surname => GuardianField::Surname,
        Column::Given => GuardianField::Given,
        Column::Patronymic => GuardianField::Patronymic,
        Column::Sex => GuardianField::Sex,
        Column::BirthDate => GuardianField::BirthDate,
        Column::Phone => GuardianField::Phone,
        Column::Email => GuardianField::Email,
        Column::Snils => GuardianField::Snils,
        Column::Login => GuardianField::Login,
        _ => return None,
    })
}

fn own(words: &Words, kind: RosterKind) -> Option<Column> {
    let any = |list: &[&str]| words.any(list);
    let starts = |list: &[&str]| words.starts(list);
    let papers = any(&["место", "адрес", "серия", "свидетельство", "паспорт", "документ", "прежняя"]);
    Some(match () {
        () if any(&["пароль", "password"]) => Column::Password,
        () if papers => return None,
        () if any(&["логин", "login"]) => Column::Login,
        () if any(&["снилс"]) => Column::Snils,
        () if starts(&["телефон", "мобильн", "сотов"]) || any(&["тел", "моб"]) => {
            Column::Phone
        }
        () if starts(&["почт", "mail", "email"]) => Column::Email,
        () if starts(&["рожд"]) || words.is("др") || words.is("д р") => Column::BirthDate,
        () if starts(&["руководств", "руковод"]) || words.is("кл рук") => match kind {
            RosterKind::Staff => Column::ClassTeacherOf,
            RosterKind::Pupils => return None,
        },
        () if any(&["фио"]) || words.has("ф и о") => Column::FullName,
        () if any(&["фамилия"]) && any(&["имя"]) => Column::FullName,
        () if any(&["фамилия"]) => Column::Surname,
        () if any(&["имя"]) => Column::Given,
        () if any(&["отчество"]) => Column::Patronymic,
        () if any(&["пол"]) => Column::Sex,
        () if kind == RosterKind::Pupils && any(&["класс", "кл"]) => Column::Class,
        () if kind == RosterKind::Staff && starts(&["должност"]) => Column::Post,
        () if kind == RosterKind::Staff && starts(&["предмет"]) => Column::Subjects,
        () if ["ученик", "учащийся", "обучающийся"].iter().any(|word| words.is(word)) => {
            Column::FullName
        }
        () if ["сотрудник", "работник", "учитель"].iter().any(|word| words.is(word)) => {
            Column::FullName
        }
        () if words.is("п п")
            || words.is("пп")
            || words.is("номер")
            || words.is("№")
            || words.is("№ п п") =>
        {
            Column::Ordinal
        }
        () => return None,
    })
}

/// A title as bare words: small letters, ё as е, no punctuation.
struct Words(Vec<String>);

impl Words {
    fn of(title: &str) -> Option<Self> {
        if title.chars().count() > LONGEST {
            return None;
        }
        let spaced: String =
            title.chars().map(|c| if c.is_alphanumeric() || c == '№' { c } else { ' ' }).collect();
        let words: Vec<String> = search_key(&spaced).split(' ').map(str::to_owned).collect();
        (words != [""]).then_some(Self(words))
    }

    fn any(&self, list: &[&str]) -> bool {
        self.0.iter().any(|word| list.contains(&word.as_str()))
    }

    fn starts(&self, list: &[&str]) -> bool {
        self.0.iter().any(|word| list.iter().any(|start| word.starts_with(start)))
    }

    fn has(&self, phrase: &str) -> bool {
        format!(" {} ", self.0.join(" ")).contains(&format!(" {phrase} "))
    }

    fn is(&self, phrase: &str) -> bool {
        self.0.join(" ") == phrase
    }

    fn number(&self) -> Option<u8> {
        self.0.iter().find_map(|word| word.trim_start_matches('№').parse().ok()).filter(|number| *number > 0)
    }
}
