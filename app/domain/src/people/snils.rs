//! СНИЛС: the number of a person's pension account, eleven digits of which two are a check.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Eleven digits. The check may fail: the number then stands as it came, and is in doubt.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Snils(u64);

/// Not eleven digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("в СНИЛС должно быть 11 цифр")]
pub struct NotASnils;

/// Numbers up to 001-001-998 were given out before the check digits existed.
const FIRST_CHECKED: u64 = 1_001_999;

impl Snils {
    /// Whether the two check digits follow from the nine before them.
    pub fn holds(self) -> bool {
        let (number, check) = (self.0 / 100, self.0 % 100);
        if number < FIRST_CHECKED {
            return true;
        }
        let sum: u64 = (1..=9).map(|place| place * (number / 10_u64.pow(place_exponent(place)) % 10)).sum();
        sum % 101 % 100 == check
    }

    /// The bare digits, for storing and comparing.
    pub fn digits(self) -> String {
        format!("{:011}", self.0)
    }

    /// A number typed into a spreadsheet as a number has lost its leading zeros.
    pub fn from_number(number: u64) -> Result<Self, NotASnils> {
        if (100_000_000..100_000_000_000).contains(&number) { Ok(Self(number)) } else { Err(NotASnils) }
    }
}

fn place_exponent(place: u64) -> u32 {
    u32::try_from(place - 1).expect("there are nine places")
}

impl FromStr for Snils {
    type Err = NotASnils;

    /// Reads «112-233-445 95», «11223344595» and any dashes and spaces between.
    fn from_str(text: &str) -> Result<Self, NotASnils> {
        let mut digits = String::with_capacity(11);
        for letter in text.trim().chars() {
            match letter {
                '0'..='9' => digits.push(letter),
                ' ' | '-' | '–' | '\u{a0}' | '.' => {}
                _ => return Err(NotASnils),
            }
        }
        let number = digits.parse().map_err(|_| NotASnils)?;
        if digits.len() == 11 && number > 0 { Ok(Self(number)) } else { Err(NotASnils) }
    }
}

impl TryFrom<String> for Snils {
    type Error = NotASnils;

    fn try_from(text: String) -> Result<Self, NotASnils> {
        text.parse()
    }
}

impl From<Snils> for String {
    fn from(snils: Snils) -> Self {
        snils.digits()
    }
}

impl std::fmt::Display for Snils {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n = self.0;
        let (first, second, third) = (n / 100_000_000, n / 100_000 % 1000, n / 100 % 1000);
        write!(f, "{first:03}-{second:03}-{third:03} {:02}", n % 100)
    }
}

impl std::fmt::Debug for Snils {
    /// Logs and panics show the last digits only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Snils(…{:02})", self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_check_digits_follow_from_the_number() {
        assert!("112-233-445 95".parse::<Snils>().unwrap().holds());
        assert!("08765430300".parse::<Snils>().unwrap().holds());
        assert!(!"112-233-445 96".parse::<Snils>().unwrap().holds());
    }

    #[test]
    fn the_oldest_numbers_have_no_check() {
        assert!("001-001-998 77".parse::<Snils>().unwrap().holds());
    }

    #[test]
    fn fewer_or_more_than_eleven_digits_are_no_snils() {
        for text in ["", "112-233-445", "112-233-445 955", "нет", "000-000-000 00"] {
            assert_eq!(text.parse::<Snils>(), Err(NotASnils), "{text}");
        }
    }

    #[test]
    fn a_number_cell_has_lost_its_zeros() {
        assert_eq!(Snils::from_number(6_490_815_983), "064-908-159 83".parse());
        assert_eq!(Snils::from_number(12), Err(NotASnils));
    }

    #[test]
    fn the_debug_form_hides_the_number() {
        let snils: Snils = "112-233-445 95".parse().unwrap();
        assert_eq!(format!("{snils:?}"), "Snils(…95)");
    }

    proptest! {
        #[test]
        fn a_written_snils_is_read_back(number in 1_u64..100_000_000_000) {
            let snils = Snils(number);
            prop_assert_eq!(snils.to_string().parse(), Ok(snils));
            prop_assert_eq!(snils.digits().parse(), Ok(snils));
        }
    }
}
