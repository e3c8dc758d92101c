//! The name of a class: a grade from 1 to 12 and a letter, «5А».

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::script::cyrillic_capital;

/// «5А». The letter is in capitals, without spaces and quotes, at most fifteen characters;
/// a school with one class in a grade may leave it out.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClassName {
    grade: u8,
    letter: String,
}

/// Why a text is no class.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ClassNameRefused {
    #[error("класс начинается с числа от 1 до 12")]
    NoGrade,
    #[error("литера класса состоит из букв, не длиннее 15")]
    NoLetter,
}

impl ClassName {
    pub fn new(grade: u8, letter: &str) -> Result<Self, ClassNameRefused> {
        if !(1..=12).contains(&grade) {
            return Err(ClassNameRefused::NoGrade);
        }
        let letter: String = letter
            .chars()
            .filter(|c| !c.is_whitespace() && !"-–—«»\"'„“”.".contains(*c))
            .flat_map(char::to_uppercase)
            .map(|c| cyrillic_capital(c).unwrap_or(c))
            .collect();
        if letter.chars().count() > 15 || !letter.chars().all(char::is_alphanumeric) {
            return Err(ClassNameRefused::NoLetter);
        }
        Ok(Self { grade, letter })
    }

    /// The classes of a grade by their letters: «АБВ», or, where a letter is a word, «А, Б, гимназия».
    pub fn of_grade(grade: u8, letters: &str) -> Result<Vec<Self>, ClassNameRefused> {
        let parted = letters.contains([',', ';', ' ']);
        let parts: Vec<String> = if parted {
            letters.split([',', ';', ' ']).map(str::to_owned).collect()
        } else {
            letters.chars().map(String::from).collect()
        };
        let mut classes = vec![];
        for part in parts.iter().filter(|part| !part.trim().is_empty()) {
            let class = Self::new(grade, part)?;
            if class.letter.is_empty() || class.letter.chars().any(char::is_numeric) {
                return Err(ClassNameRefused::NoLetter);
            }
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        Ok(classes)
    }

    /// The class that a title of a list names: «Список 5 «А» класса», «7-Б кл.», «класс: 11В».
    pub fn in_title(title: &str) -> Option<Self> {
        let words: Vec<&str> =
            title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let names_class = |at: usize| {
            let word = words.get(at).map(|word| word.to_lowercase()).unwrap_or_default();
            word == "кл" || word.starts_with("класс")
        };
        (0..words.len()).find_map(|at| {
            // The letter stands with the number or after it, and the word «класс» before or after both.
            [1, 2].into_iter().find_map(|many| {
                let name = words.get(at..at + many)?.concat().parse::<Self>().ok()?;
                let short = (1..=2).contains(&name.letter.chars().count());
                let told = names_class(at + many) || at > 0 && names_class(at - 1);
                (short && told).then_some(name)
            })
        })
    }

    pub fn grade(&self) -> u8 {
        self.grade
    }

    pub fn letter(&self) -> &str {
        &self.letter
    }
}

impl FromStr for ClassName {
    type Err = ClassNameRefused;

    /// Reads «5А», «5 а», «5-А», «5 «А»», «5 «А» класс», and Latin letters that look Cyrillic.
    fn from_str(text: &str) -> Result<Self, ClassNameRefused> {
        let lower = text.trim().to_lowercase();
        let bare = ["класс", "кл.", "кл"].iter().find_map(|word| lower.strip_suffix(word));
        let bare = bare.unwrap_or(&lower).trim();
        let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        let grade = bare[..end].parse().map_err(|_| ClassNameRefused::NoGrade)?;
        let letter = &bare[end..];
        if letter.chars().any(|c| c.is_ascii_digit()) {
            return Err(ClassNameRefused::NoLetter);
        }
        Self::new(grade, letter)
    }
}

impl TryFrom<String> for ClassName {
    type Error = ClassNameRefused;

    fn try_from(text: String) -> Result<Self, ClassNameRefused> {
        text.parse()
    }
}

impl From<ClassName> for String {
    fn from(class: ClassName) -> Self {
        class.to_string()
    }
}

impl std::fmt::Display for ClassName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.grade, self.letter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_class_is_written_in_many_ways() {
        let latin_a = "5A";
        for text in ["5А", "5 а", "5-А", "5 «А»", "5\"А\"", " 5 А класс", "5а кл.", latin_a] {
            assert_eq!(text.parse::<ClassName>().unwrap().to_string(), "5А", "{text}");
        }
    }

    #[test]
    fn the_only_class_of_a_grade_needs_no_letter() {
        assert_eq!("7".parse::<ClassName>().unwrap().to_string(), "7");
    }

    #[test]
    fn letters_of_a_grade_are_its_classes() {
        let named = |letters: &str| -> Vec<String> {
            ClassName::of_grade(5, letters).unwrap().iter().map(ToString::to_string).collect()
        };
        assert_eq!(named("АБв"), ["5А", "5Б", "5В"]);
        assert_eq!(named("А, Б, гимн"), ["5А", "5Б", "5ГИМН"]);
        assert_eq!(named("ААБ"), ["5А", "5Б"]);
        assert_eq!(named(" "), Vec::<String>::new());
        for letters in ["А1", "А!", "А-Б"] {
            assert_eq!(ClassName::of_grade(5, letters), Err(ClassNameRefused::NoLetter), "{letters}");
        }
    }

    #[test]
    fn a_grade_is_from_one_to_twelve() {
        for text in ["0А", "13Б", "А", "", "555А"] {
            assert_eq!(text.parse::<ClassName>(), Err(ClassNameRefused::NoGrade), "{text}");
        }
    }

    #[test]
    fn classes_stand_by_grade_then_letter() {
        let mut classes: Vec<ClassName> =
            ["10А", "2Б", "2А", "11А"].iter().map(|text| text.parse().unwrap()).collect();
        classes.sort();
        assert_eq!(classes.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2А", "2Б", "10А", "11А"]);
    }

    proptest! {
        #[test]
        fn a_written_class_is_read_back(grade in 1_u8..=12, letter in "[А-Я]{0,15}") {
            let class = ClassName::new(grade, &letter).unwrap();
            let again = class.to_string().parse::<ClassName>();
            prop_assert!(letter.ends_with("КЛ") || letter.ends_with("КЛАСС") || again == Ok(class));
        }
    }

    #[test]
    fn a_title_names_its_class() {
        let named = |title| ClassName::in_title(title).map(|class| class.to_string());
        for title in
            ["Список 5 «А» класса", "5-а кл.", "Класс: 5A", "МБОУ СОШ № 7, ученики 5А класса на 01.09.2026"]
        {
            assert_eq!(named(title).as_deref(), Some("5А"), "{title}");
        }
        for title in ["Список учащихся 5 классов", "Школа № 7", "5 парт в классе", "Лист1", "класс"]
        {
            assert_eq!(named(title), None, "{title}");
        }
    }
}
