//! Fields of a card, and what the log of events keeps of a correction: their names, and values where they name nobody.

use super::draft::Written;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Field {
    Surname,
    Given,
    Patronymic,
    Sex,
    Born,
    Phone,
    Email,
}

impl Field {
    pub const ALL: [Self; 7] =
        [Self::Surname, Self::Given, Self::Patronymic, Self::Sex, Self::Born, Self::Phone, Self::Email];

    /// As it stands in forms and in the log: the name of its column.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Sex => "sex",
            Self::Born => "born",
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Surname => "фамилия",
            Self::Given => "имя",
            Self::Patronymic => "отчество",
            Self::Sex => "пол",
            Self::Born => "дата рождения",
            Self::Phone => "телефон",
            Self::Email => "почта",
        }
    }
}

impl Written {
    /// What the log may keep: a day and a letter tell nobody's name once the card is destroyed.
    fn logged(&self, field: Field) -> Option<String> {
        match field {
            Field::Sex => self.sex.map(|sex| sex.to_string()),
            Field::Born => self.born.map(|born| born.to_string()),
            _ => None,
        }
    }

    fn differs(&self, other: &Self, field: Field) -> bool {
        match field {
            Field::Surname => self.name.surname != other.name.surname,
            Field::Given => self.name.given != other.name.given,
            Field::Patronymic => self.name.patronymic != other.name.patronymic,
            Field::Sex => self.sex != other.sex,
            Field::Born => self.born != other.born,
            Field::Phone => self.phone != other.phone,
            Field::Email => self.email != other.email,
        }
    }
}

/// Old and new of an event: «`born=2013-04-03`» and «`surname,born=2013-05-03`»; nothing where nothing has changed.
pub fn written_fields(old: &Written, new: &Written) -> Option<(Option<String>, String)> {
    let changed = || Field::ALL.into_iter().filter(|field| old.differs(new, *field));
    let valued =
        |of: &Written, field: Field| of.logged(field).map(|value| format!("{}={value}", field.code()));
    let after: Vec<String> =
        changed().map(|field| valued(new, field).unwrap_or_else(|| field.code().to_owned())).collect();
    let before: Vec<String> = changed().filter_map(|field| valued(old, field)).collect();
    let before = (!before.is_empty()).then(|| before.join(","));
    (!after.is_empty()).then(|| (before, after.join(",")))
}

/// One field of a past correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastChange {
    pub title: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// Reads an event back; a column that is no field of a card is called by its own name.
pub fn read_fields(old: Option<&str>, new: &str) -> Vec<PastChange> {
    let before: Vec<(&str, &str)> =
        old.unwrap_or_default().split(',').filter_map(|part| part.split_once('=')).collect();
    let read = |part: &str| {
        let (code, value) = part.split_once('=').map_or((part, None), |(code, value)| (code, Some(value)));
        let field = Field::ALL.into_iter().find(|field| field.code() == code);
        let old = before.iter().find(|(of, _)| *of == code).map(|(_, value)| (*value).to_owned());
        let title = field.map_or_else(|| code.to_owned(), |field| field.title().to_owned());
        PastChange { title, old, new: value.map(str::to_owned) }
    };
    new.split(',').filter(|part| !part.is_empty()).map(read).collect()
}
