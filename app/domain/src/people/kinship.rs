//! What a guardian is to the child.

use serde::{Deserialize, Serialize};

use super::{Sex, search_key};

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    Mother,
    Father,
    Grandmother,
    Grandfather,
    Stepmother,
    Stepfather,
    Sister,
    Brother,
    Aunt,
    Uncle,
    /// Опекун, попечитель, приёмный родитель, or not said.
    Representative,
}

impl Kinship {
    pub const ALL: [Self; 11] = [
        Self::Mother,
        Self::Father,
        Self::Grandmother,
        Self::Grandfather,
        Self::Stepmother,
        Self::Stepfather,
        Self::Sister,
        Self::Brother,
        Self::Aunt,
        Self::Uncle,
        Self::Representative,
    ];

    /// The word it is kept under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mother => "мать",
            Self::Father => "отец",
            Self::Grandmother => "бабушка",
            Self::Grandfather => "дедушка",
            Self::Stepmother => "мачеха",
            Self::Stepfather => "отчим",
            Self::Sister => "сестра",
            Self::Brother => "брат",
            Self::Aunt => "тётя",
            Self::Uncle => "дядя",
            Self::Representative => "законный представитель",
        }
    }

    /// Reads «мать», «Мама», «бабушка», «опекун»; what it does not know is a representative.
    pub fn read(text: &str) -> Self {
        let key = search_key(text);
        let kin = |words: &[&str]| words.iter().any(|word| key.starts_with(word));
        match () {
            () if kin(&["мать", "мам", "матер"]) => Self::Mother,
            () if kin(&["отец", "отц", "пап"]) => Self::Father,
            () if kin(&["бабуш"]) => Self::Grandmother,
            () if kin(&["дедуш", "дед"]) => Self::Grandfather,
            () if kin(&["мачех"]) => Self::Stepmother,
            () if kin(&["отчим"]) => Self::Stepfather,
            () if kin(&["сестр"]) => Self::Sister,
            () if kin(&["брат"]) => Self::Brother,
            () if kin(&["тет"]) => Self::Aunt,
            () if kin(&["дяд"]) => Self::Uncle,
            () => Self::Representative,
        }
    }

    /// A mother is a woman, a father a man; of a representative nothing follows.
    pub fn sex(self) -> Option<Sex> {
        match self {
            Self::Mother | Self::Grandmother | Self::Stepmother | Self::Sister | Self::Aunt => {
                Some(Sex::Female)
            }
            Self::Father | Self::Grandfather | Self::Stepfather | Self::Brother | Self::Uncle => {
                Some(Sex::Male)
            }
            Self::Representative => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kinship_reads_back_from_its_word() {
        for kinship in Kinship::ALL {
            assert_eq!(Kinship::read(kinship.word()), kinship);
        }
    }

    #[test]
    fn the_sex_of_a_guardian_follows_from_the_kinship() {
        assert_eq!(Kinship::read("Мать").sex(), Some(Sex::Female));
        assert_eq!(Kinship::read("отец").sex(), Some(Sex::Male));
        assert_eq!(Kinship::read("отчим").sex(), Some(Sex::Male));
        assert_eq!(Kinship::read("опекун"), Kinship::Representative);
        assert_eq!(Kinship::Representative.sex(), None);
    }
}
