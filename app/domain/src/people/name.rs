//! A person's surname, given name and patronymic, as the birth certificate has them.

use serde::{Deserialize, Serialize};

use super::script::{mended, squeezed};
use super::{Sex, search_key};

/// ФИО. A patronymic is lawful to lack; a surname and a given name are not.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PersonName {
    pub surname: String,
    pub given: String,
    pub patronymic: Option<String>,
}

/// What a name lacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NameRefused {
    #[error("не указаны фамилия и имя")]
    Nothing,
    #[error("не указана фамилия")]
    NoSurname,
    #[error("не указано имя")]
    NoGiven,
    #[error("в имени есть лишние знаки")]
    NotLetters,
}

impl PersonName {
    /// Reads «Иванова Анна Петровна»; everything after the given name is the patronymic.
    pub fn parse(text: &str) -> Result<Self, NameRefused> {
        let spaced = text.replace('.', ". ").replace(" - ", "-");
        let mut words = spaced.split_whitespace();
        let first = words.next().ok_or(NameRefused::Nothing)?;
        // A single word is a given name: schools leave out the surname, never the child's name.
        let second = words.next().ok_or(NameRefused::NoSurname)?;
        let rest = words.collect::<Vec<_>>().join(" ");
        Self::from_parts(first, second, &rest)
    }

    /// The three columns of a list; an empty or dashed patronymic is none.
    pub fn from_parts(surname: &str, given: &str, patronymic: &str) -> Result<Self, NameRefused> {
        let (surname, given) = (written(surname), written(given));
        let patronymic = written(patronymic.trim_matches(['-', '–', '—', ' ']));
        match (surname.is_empty(), given.is_empty()) {
            (true, true) => return Err(NameRefused::Nothing),
            (true, false) => return Err(NameRefused::NoSurname),
            (false, true) => return Err(NameRefused::NoGiven),
            (false, false) => {}
        }
        if ![&surname, &given, &patronymic].into_iter().all(|part| is_name(part)) {
            return Err(NameRefused::NotLetters);
        }
        Ok(Self { surname, given, patronymic: Some(patronymic).filter(|p| !p.is_empty()) })
    }

    /// «Иванова А. П.»
    pub fn short(&self) -> String {
        let initials = [Some(&self.given), self.patronymic.as_ref()];
        let letters = initials.into_iter().flatten().filter_map(|part| part.chars().next());
        letters.fold(self.surname.clone(), |text, letter| format!("{text} {letter}."))
    }

    /// «Иванова Анна Петровна»
    pub fn full(&self) -> String {
        match &self.patronymic {
            Some(patronymic) => format!("{} {} {patronymic}", self.surname, self.given),
            None => format!("{} {}", self.surname, self.given),
        }
    }

    /// What makes two spellings one name: lower case, ё as е, single spaces.
    pub fn search_key(&self) -> String {
        search_key(&self.full())
    }

    /// The sex a Russian patronymic tells; other traditions tell nothing.
    pub fn patronymic_sex(&self) -> Option<Sex> {
        let key = search_key(self.patronymic.as_deref()?);
        if key.ends_with("вна") || key.ends_with("чна") || key.ends_with("кызы") {
            return Some(Sex::Female);
        }
        (key.ends_with("ич") || key.ends_with("оглы")).then_some(Sex::Male)
    }
}

fn is_name(part: &str) -> bool {
    part.chars().all(|c| c.is_alphabetic() || " -'’.".contains(c))
}

fn written(part: &str) -> String {
    let words = squeezed(part);
    words.split(' ').map(|word| proper(&mended(word))).collect::<Vec<_>>().join(" ")
}

/// «ПЁТР» and «пётр» become «Пётр»; «Мак-Дональд» and «оглы» stay as they are.
fn proper(word: &str) -> String {
    let lower = word.to_lowercase();
    let shouted = word.chars().count() > 1 && word == word.to_uppercase();
    let whispered = word == lower;
    if (!shouted && !whispered) || ["оглы", "кызы", "угли", "заде"].contains(&lower.as_str())
    {
        return if shouted { lower } else { word.to_owned() };
    }
    lower.split('-').map(capitalized).collect::<Vec<_>>().join("-")
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(text: &str) -> PersonName {
        PersonName::parse(text).unwrap()
    }

    #[test]
    fn a_name_of_one_word_lacks_its_surname() {
        assert_eq!(PersonName::parse(" Варвара "), Err(NameRefused::NoSurname));
        assert_eq!(PersonName::parse("  "), Err(NameRefused::Nothing));
    }

    #[test]
    fn a_name_without_patronymic_is_right() {
        assert_eq!(name("Ким Алина").patronymic, None);
        assert_eq!(PersonName::from_parts("Ким", "Алина", "-").unwrap(), name("Ким Алина"));
    }

    #[test]
    fn a_patronymic_may_have_two_words() {
        let child = name("Мамедов Али Гусейн оглы");
        assert_eq!(child.patronymic.as_deref(), Some("Гусейн оглы"));
        assert_eq!(child.patronymic_sex(), Some(Sex::Male));
    }

    #[test]
    fn names_are_written_with_capitals_however_they_were_typed() {
        assert_eq!(name("САЛТЫКОВ - ЩЕДРИН  михаил").full(), "Салтыков-Щедрин Михаил");
        assert_eq!(name("Иванова А.П.").full(), "Иванова А. П.");
    }

    #[test]
    fn the_register_writes_the_surname_and_initials() {
        assert_eq!(name("Иванова Анна Петровна").short(), "Иванова А. П.");
        assert_eq!(name("Ким Алина").short(), "Ким А.");
    }

    #[test]
    fn digits_are_no_name() {
        assert_eq!(PersonName::parse("Иванов 12"), Err(NameRefused::NotLetters));
    }

    proptest! {
        #[test]
        fn a_full_name_is_read_back_as_it_was(
            surname in "[А-Я][а-я]{1,8}(-[А-Я][а-я]{1,8})?",
            given in "[А-Я][а-я]{1,8}",
            patronymic in proptest::option::of("[А-Я][а-я]{1,8}"),
        ) {
            let person = PersonName { surname, given, patronymic };
            prop_assert_eq!(PersonName::parse(&person.full()), Ok(person));
        }
    }
}
