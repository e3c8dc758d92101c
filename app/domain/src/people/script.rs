//! How names are written: one space, ё beside е, and Latin letters that only look Cyrillic.

/// The form in which names are compared: lower case, ё as е, single spaces.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in word.chars() {
            match letter {
                'а'..='я' => key.push(letter),
                // Thirty-two letters on: a list of a thousand names has no time for the tables of Unicode.
                'А'..='Я' => key.extend(char::from_u32(u32::from(letter) + 32)),
                'Ё' | 'ё' => key.push('е'),
                _ => key.extend(letter.to_lowercase()),
            }
        }
    }
    key
}

/// Compares as [`search_key`] does wherever two texts differ within sixteen plain letters; a tie is for the whole key to
/// settle. A list of a thousand names is ordered without a thousand keys.
pub fn first_letters(text: &str) -> u128 {
    /// Of letters outside of the alphabets we order ourselves: their order is the whole key's.
    const BEFORE: u32 = 127;
    const AFTER: u32 = 255;
    let (mut key, mut left) = (0_u128, 16_u32);
    for letter in text.chars().take(16) {
        let place = match letter {
            'а'..='я' => u32::from(letter) - u32::from('а') + 128,
            'А'..='Я' => u32::from(letter) - u32::from('А') + 128,
            'Ё' | 'ё' => u32::from('е') - u32::from('а') + 128,
            ' '..='~' => u32::from(letter.to_ascii_lowercase()),
            _ if letter > 'я' => AFTER,
            _ => BEFORE,
        };
        key = key << 8 | u128::from(place);
        left -= 1;
        if matches!(place, BEFORE | AFTER) {
            break;
        }
    }
    key.checked_shl(8 * left).unwrap_or_default()
}

/// The text with single spaces and none at the ends; a no-break space is a space.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Cyrillic letter that a Latin capital is mistaken for.
pub(super) fn cyrillic_capital(letter: char) -> Option<char> {
    let twin = match letter {
        'A' => 'А',
        'B' => 'В',
        'C' => 'С',
        'E' => 'Е',
        'H' => 'Н',
        'K' => 'К',
        'M' => 'М',
        'O' => 'О',
        'P' => 'Р',
        'T' => 'Т',
        'X' => 'Х',
        'Y' => 'У',
        _ => return None,
    };
    Some(twin)
}

/// A word that mixes the alphabets becomes Cyrillic where every Latin letter has a twin.
pub(super) fn mended(word: &str) -> String {
    let mixed = word.chars().any(is_cyrillic) && word.chars().any(|c| c.is_ascii_alphabetic());
    if !mixed {
        return word.to_owned();
    }
    let twins: Option<String> = word.chars().map(twin).collect();
    twins.unwrap_or_else(|| word.to_owned())
}

fn twin(letter: char) -> Option<char> {
    match letter {
        'a' => Some('а'),
        'c' => Some('с'),
        'e' => Some('е'),
        'o' => Some('о'),
        'p' => Some('р'),
        'x' => Some('х'),
        'y' => Some('у'),
        'A'..='Z' => cyrillic_capital(letter),
        'a'..='z' => None,
        other => Some(other),
    }
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{0400}'..='\u{04FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yo_case_and_spaces_do_not_tell_names_apart() {
        assert_eq!(search_key("  СЕМЁНОВ\u{a0} Пётр "), "семенов петр");
    }

    #[test]
    fn first_letters_order_names_as_their_whole_keys_do() {
        let names = [
            "Ким Ён",
            "Ким Елена",
            "Ким-Ли Анна",
            "Кимаева О",
            "Семёнова Анна",
            "Семенова Алла",
            "Семенов Пётр",
            "Яковлев И",
            "Иванова Александра Петровна",
            "Иванова Александра Павловна",
            "Иванова Александра",
            "Ғалиева А",
            "Ғалиева Я",
            "Smith John",
            "smith anna",
            "Ødegaard Ж",
            "Ødegaard А",
            "О'Нил Кевин",
            "",
            "Юрьев",
            "Щукин",
            "Эм",
        ];
        let by = |one: &str, other: &str| {
            first_letters(one)
                .cmp(&first_letters(other))
                .then_with(|| search_key(one).cmp(&search_key(other)))
        };
        for one in names {
            for other in names {
                assert_eq!(by(one, other), search_key(one).cmp(&search_key(other)), "{one} and {other}");
            }
        }
    }

    #[test]
    fn a_latin_letter_inside_a_russian_word_is_a_slip_of_the_keyboard() {
        assert_eq!(mended("Cидоpов"), "Сидоров");
        assert_eq!(mended("Smith"), "Smith");
        assert_eq!(mended("Wагнер"), "Wагнер");
    }
}
