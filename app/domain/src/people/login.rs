//! Logins made from names: Latin letters, a dot, and the initial.

use super::PersonName;

/// «Иванов Пётр» gives `ivanov.p`. Two people may share a stem: the caller adds a number.
pub fn login_stem(name: &PersonName) -> String {
    let surname = latin(&name.surname);
    let initial: String = latin(&name.given).chars().take(1).collect();
    match (surname.is_empty(), initial.is_empty()) {
        (true, true) => "user".to_owned(),
        (true, false) => initial,
        (false, true) => surname,
        (false, false) => format!("{surname}.{initial}"),
    }
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

    proptest! {
        #[test]
        fn a_login_holds_only_small_latin_letters_and_a_dot(surname in "\\PC{1,12}", given in "\\PC{1,12}") {
            let name = PersonName { surname, given, patronymic: None };
            let login = login_stem(&name);
            prop_assert!(!login.is_empty());
            prop_assert!(login.bytes().all(|b| b.is_ascii_lowercase() || b == b'.'));
        }
    }
}
