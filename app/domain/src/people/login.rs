//! Logins made from names: Latin letters, a dot, and the initial.

use serde::{Deserialize, Serialize};

use super::PersonName;

/// How a school makes logins of names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginPattern {
    #[default]
    SurnameInitial,
    SurnameInitials,
    SurnameGiven,
    InitialSurname,
}

impl LoginPattern {
    pub const ALL: [Self; 4] =
        [Self::SurnameInitial, Self::SurnameInitials, Self::SurnameGiven, Self::InitialSurname];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SurnameInitial => "surname_initial",
            Self::SurnameInitials => "surname_initials",
            Self::SurnameGiven => "surname_given",
            Self::InitialSurname => "initial_surname",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pattern| pattern.code() == code)
    }

    /// «Иванов Пётр Ильич» as `ivanov.p`. Two people may share a stem: the caller adds a number.
    pub fn stem(self, name: &PersonName) -> String {
        let surname = latin(&name.surname);
        let given = latin(&name.given);
        let initial = |text: &str| text.chars().take(1).collect::<String>();
        let patronymic = initial(&latin(name.patronymic.as_deref().unwrap_or_default()));
        let parts = match self {
            Self::SurnameInitial => vec![surname, initial(&given)],
            Self::SurnameInitials => vec![surname, initial(&given), patronymic],
            Self::SurnameGiven => vec![surname, given],
            Self::InitialSurname => vec![initial(&given), surname],
        };
        let stem = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        if stem.is_empty() { "user".to_owned() } else { stem }
    }
}

/// By the usual pattern.
pub fn login_stem(name: &PersonName) -> String {
    LoginPattern::default().stem(name)
}

/// Russian letters as passports of Russia wrote them before 2010, so that they are easy to say aloud.
fn latin(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(letter).collect()
}

fn letter(cyrillic: char) -> &'static str {
    match cyrillic {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        other => plain(other),
    }
}

fn plain(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";
    PLAIN.find(letter).map_or("", |at| &PLAIN[at..=at])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stem(text: &str) -> String {
        login_stem(&PersonName::parse(text).unwrap())
    }

    #[test]
    fn a_login_is_the_surname_and_the_initial() {
        assert_eq!(stem("Иванов Пётр"), "ivanov.p");
        assert_eq!(stem("Щукина-Ёлкина Юлия Олеговна"), "shchukinaelkina.y");
        assert_eq!(stem("Smith John"), "smith.j");
    }

    #[test]
    fn a_school_says_of_what_its_logins_are_made() {
        let name = PersonName::parse("Иванов Пётр Ильич").unwrap();
        let stems = LoginPattern::ALL.map(|pattern| pattern.stem(&name));
        assert_eq!(stems, ["ivanov.p", "ivanov.p.i", "ivanov.petr", "p.ivanov"]);
        let bare = PersonName::parse("Ким Ли").unwrap();
        assert_eq!(LoginPattern::SurnameInitials.stem(&bare), "kim.l");
        for pattern in LoginPattern::ALL {
            assert_eq!(LoginPattern::parse(pattern.code()), Some(pattern));
        }
    }

    proptest! {
        #[test]
        fn a_login_holds_only_small_latin_letters_and_a_dot(surname in "\\PC{1,12}", given in "\\PC{1,12}") {
            let name = PersonName { surname, given, patronymic: None };
            for login in LoginPattern::ALL.map(|pattern| pattern.stem(&name)) {
                prop_assert!(!login.is_empty());
                prop_assert!(login.bytes().all(|b| b.is_ascii_lowercase() || b == b'.'));
            }
        }
    }
}
