//! What a column of a list can mean.

use serde::{Deserialize, Serialize};

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

impl Column {
    /// The four columns of a name that belong together.
    pub(super) const NAME: [Self; 4] = [Self::FullName, Self::Surname, Self::Given, Self::Patronymic];

    /// The four columns of a guardian's name.
    pub(super) fn guardian_name(whose: Whose) -> [Self; 4] {
        use GuardianField::{FullName, Given, Patronymic, Surname};
        [FullName, Surname, Given, Patronymic].map(|field| Self::Guardian(whose, field))
    }
}
