//! A telephone as a key: the last ten digits, whatever stands before and between.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The last ten digits of a telephone number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneKey(u64);

/// Fewer than ten digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("в номере телефона должно быть не меньше десяти цифр")]
pub struct NotAPhone;

impl PhoneKey {
    /// The ten digits, for storing and comparing.
    pub fn digits(self) -> String {
        format!("{:010}", self.0)
    }
}

impl FromStr for PhoneKey {
    type Err = NotAPhone;

    /// Reads the first number of the cell: «8 (900) 942-43-80, 8 (495) …» is the mobile one.
    fn from_str(text: &str) -> Result<Self, NotAPhone> {
        text.split([',', ';', '\n', '/']).find_map(last_ten).map(Self).ok_or(NotAPhone)
    }
}

fn last_ten(part: &str) -> Option<u64> {
    let part = part.split_once("доб").map_or(part, |(number, _)| number);
    let digits: String = part.chars().filter(char::is_ascii_digit).collect();
    let start = digits.len().checked_sub(10)?;
    digits[start..].parse().ok()
}

impl TryFrom<String> for PhoneKey {
    type Error = NotAPhone;

    fn try_from(text: String) -> Result<Self, NotAPhone> {
        text.parse()
    }
}

impl From<PhoneKey> for String {
    fn from(phone: PhoneKey) -> Self {
        phone.digits()
    }
}

impl std::fmt::Display for PhoneKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n = self.0;
        let (code, third, second) = (n / 10_000_000, n / 10_000 % 1000, n / 100 % 100);
        write!(f, "+7 {code:03} {third:03}-{second:02}-{:02}", n % 100)
    }
}

impl std::fmt::Debug for PhoneKey {
    /// Logs and panics show the last digits only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PhoneKey(…{:02})", self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_number_is_one_however_it_is_written() {
        let key: PhoneKey = "8 (900) 942-43-80".parse().unwrap();
        for text in ["+7 900 9424380", "79009424380", "900-942-43-80, 8 (495) 111-22-33"] {
            assert_eq!(text.parse(), Ok(key), "{text}");
        }
        assert_eq!("8 900 942 43 80 доб. 15".parse(), Ok(key));
    }

    #[test]
    fn a_short_number_is_no_key() {
        assert_eq!("42-43-80".parse::<PhoneKey>(), Err(NotAPhone));
    }

    proptest! {
        #[test]
        fn a_written_telephone_is_read_back(number in 0_u64..10_000_000_000) {
            prop_assert_eq!(PhoneKey(number).to_string().parse(), Ok(PhoneKey(number)));
        }
    }
}
