//! Figures and days as refusals and explanations write them.

/// 329 as «3,29».
pub(super) fn decimal(hundredths: u32) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// The number with the form of its word after 1, 2 and 5: «2 отметки».
pub(super) fn counted(number: usize, forms: [&str; 3]) -> String {
    let form = match (number % 10, number % 100) {
        (_, 11..=14) => forms[2],
        (1, _) => forms[0],
        (2..=4, _) => forms[1],
        _ => forms[2],
    };
    format!("{number}\u{a0}{form}")
}
