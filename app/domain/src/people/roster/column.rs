//! What a column of a list can mean.

use serde::{Deserialize, Serialize};

use super::RosterKind;

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// № п/п
    Ordinal,
    FullName,
    Surname,
    Given,
    Patronymic,
    Sex,
    BirthDate,
    Class,
    Snils,
    Login,
    /// Recognised so that it is never read.
    Password,
    Phone,
    Email,
    Post,
    Subjects,
    ClassTeacherOf,
    Guardian(Whose, GuardianField),
}

/// Which guardian of the row a column speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    Mother,
    Father,
    /// The first, second … of columns that do not say mother or father.
    Other(u8),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardianField {
    FullName,
    Surname,
    Given,
    Patronymic,
    Kinship,
    Sex,
    BirthDate,
    Phone,
    Email,
    Snils,
    Login,
    /// The number the list itself knows them by.
    Number,
}

impl GuardianField {
    const ALL: [Self; 12] = [
        Self::FullName,
        Self::Surname,
        Self::Given,
        Self::Patronymic,
        Self::Kinship,
        Self::Sex,
        Self::BirthDate,
        Self::Phone,
        Self::Email,
        Self::Snils,
        Self::Login,
        Self::Number,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Kinship => "kinship",
            Self::Sex => "sex",
            Self::BirthDate => "birth_date",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Snils => "snils",
            Self::Login => "login",
            Self::Number => "number",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::FullName => "фамилия, имя, отчество",
            Self::Surname => "фамилия",
            Self::Given => "имя",
            Self::Patronymic => "отчество",
            Self::Kinship => "степень родства",
            Self::Sex => "пол",
            Self::BirthDate => "дата рождения",
            Self::Phone => "телефон",
            Self::Email => "электронная почта",
            Self::Snils => "СНИЛС",
            Self::Login => "логин",
            Self::Number => "номер в списке",
        }
    }
}

impl Whose {
    fn code(self) -> String {
        match self {
            Self::Mother => "mother".into(),
            Self::Father => "father".into(),
            Self::Other(slot) => format!("guardian{}", u32::from(slot) + 1),
        }
    }

    fn parse(code: &str) -> Option<Self> {
        let slot = |number: &str| number.parse::<u8>().ok()?.checked_sub(1).map(Self::Other);
        match code {
            "mother" => Some(Self::Mother),
            "father" => Some(Self::Father),
            _ => slot(code.strip_prefix("guardian")?),
        }
    }

    /// «мать», «родитель 1»
    pub fn title(self) -> String {
        match self {
            Self::Mother => "мать".into(),
            Self::Father => "отец".into(),
            Self::Other(slot) => format!("родитель {}", u32::from(slot) + 1),
        }
    }
}

impl Column {
    /// Columns of the person the row is about.
    const OWN: [Self; 16] = [
        Self::FullName,
        Self::Surname,
        Self::Given,
        Self::Patronymic,
        Self::Sex,
        Self::BirthDate,
        Self::Class,
        Self::Snils,
        Self::Login,
        Self::Phone,
        Self::Email,
        Self::Post,
        Self::Subjects,
        Self::ClassTeacherOf,
        Self::Ordinal,
        Self::Password,
    ];

    /// What a person may choose for a column of such a list, of the row itself.
    pub fn own(kind: RosterKind) -> Vec<Self> {
        use Column::{Class, ClassTeacherOf, Email, Phone, Post, Subjects};
        let foreign: &[Self] = match kind {
            RosterKind::Pupils => &[Phone, Email, Post, Subjects, ClassTeacherOf],
            RosterKind::Staff => &[Class],
        };
        Self::OWN.into_iter().filter(|column| !foreign.contains(column)).collect()
    }

    /// The same of one guardian of the row; a number of the list's own is for packages.
    pub fn of_guardian(whose: Whose) -> Vec<Self> {
        let said = |field: &GuardianField| {
            *field != GuardianField::Number
                && (*field != GuardianField::Kinship || matches!(whose, Whose::Other(_)))
        };
        GuardianField::ALL.into_iter().filter(said).map(|field| Self::Guardian(whose, field)).collect()
    }

    /// The code a form sends: «`birth_date`», «mother.phone», «guardian1.kinship».
    pub fn code(self) -> String {
        let own = match self {
            Self::Ordinal => "ordinal",
            Self::FullName => "full_name",
            Self::Surname => "surname",
            Self::Given => "given",
            Self::Patronymic => "patronymic",
            Self::Sex => "sex",
            Self::BirthDate => "birth_date",
            Self::Class => "class",
            Self::Snils => "snils",
            Self::Login => "login",
            Self::Password => "password",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Post => "post",
            Self::Subjects => "subjects",
            Self::ClassTeacherOf => "class_teacher_of",
            Self::Guardian(whose, field) => return format!("{}.{}", whose.code(), field.code()),
        };
        own.to_owned()
    }

    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once('.') {
            None => Self::OWN.into_iter().find(|column| column.code() == code),
            Some((whose, field)) => {
                let field = GuardianField::ALL.into_iter().find(|one| one.code() == field)?;
                Some(Self::Guardian(Whose::parse(whose)?, field))
            }
        }
    }

    /// «дата рождения», «мать: телефон»
    pub fn title(self) -> String {
        let own = match self {
            Self::Ordinal => "номер по порядку",
            Self::FullName => "фамилия, имя, отчество",
            Self::Surname => "фамилия",
            Self::Given => "имя",
            Self::Patronymic => "отчество",
            Self::Sex => "пол",
            Self::BirthDate => "дата рождения",
            Self::Class => "класс",
            Self::Snils => "СНИЛС",
            Self::Login => "логин",
            Self::Password => "пароль",
            Self::Phone => "телефон",
            Self::Email => "электронная почта",
            Self::Post => "должность",
            Self::Subjects => "предметы",
            Self::ClassTeacherOf => "классное руководство",
            Self::Guardian(whose, field) => return format!("{}: {}", whose.title(), field.title()),
        };
        own.to_owned()
    }

    /// The four columns of a name that belong together.
    pub(super) const NAME: [Self; 4] = [Self::FullName, Self::Surname, Self::Given, Self::Patronymic];

    /// The four columns of a guardian's name.
    pub(super) fn guardian_name(whose: Whose) -> [Self; 4] {
        use GuardianField::{FullName, Given, Patronymic, Surname};
        [FullName, Surname, Given, Patronymic].map(|field| Self::Guardian(whose, field))
    }
}
