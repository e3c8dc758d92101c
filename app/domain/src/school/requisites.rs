//! ИНН and ОГРН of an organisation: numbers whose last digit guards the others.

/// Why a number is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RequisiteRefused {
    #[error("В ИНН организации 10 цифр.")]
    InnLength,
    #[error("Контрольная цифра ИНН не сходится: проверьте, нет ли опечатки.")]
    InnDigit,
    #[error("В ОГРН 13 цифр.")]
    OgrnLength,
    #[error("Контрольная цифра ОГРН не сходится: проверьте, нет ли опечатки.")]
    OgrnDigit,
}

/// Weights of the first nine digits of an ИНН of ten.
const INN_WEIGHTS: [u64; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/// ИНН of a legal person without spaces. The tenth digit is Σ digit·weight mod 11 mod 10.
pub fn inn(text: &str) -> Result<String, RequisiteRefused> {
    let number = digits(text).filter(|number| number.len() == 10).ok_or(RequisiteRefused::InnLength)?;
    if inn_of(&number[..9]) == number { Ok(number) } else { Err(RequisiteRefused::InnDigit) }
}

/// ОГРН of a legal person without spaces. The thirteenth digit is the number of the twelve before it mod 11 mod 10.
pub fn ogrn(text: &str) -> Result<String, RequisiteRefused> {
    let number = digits(text).filter(|number| number.len() == 13).ok_or(RequisiteRefused::OgrnLength)?;
    if ogrn_of(&number[..12]) == number { Ok(number) } else { Err(RequisiteRefused::OgrnDigit) }
}

/// Nine digits with the tenth that guards them.
pub fn inn_of(nine: &str) -> String {
    let sum: u64 =
        nine.bytes().zip(INN_WEIGHTS).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    format!("{nine}{}", sum % 11 % 10)
}

/// Twelve digits with the thirteenth that guards them.
pub fn ogrn_of(twelve: &str) -> String {
    let number = twelve.bytes().fold(0, |number: u64, digit| number * 10 + u64::from(digit - b'0'));
    format!("{twelve}{}", number % 11 % 10)
}

fn digits(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.bytes().all(|byte| byte.is_ascii_digit()).then_some(bare)
}
