//! Plans made side by side: what they are called, and how many a year keeps.

/// More drafts than these are not told apart.
pub const MOST_DRAFTS: usize = 20;

/// Letters of a name.
const LONGEST: usize = 60;

/// Why a draft is not begun or not called so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DraftRefused {
    #[error("Назовите черновик: так его отличат от других.")]
    Nameless,
    #[error("Название длиннее 60 букв. Сократите его.")]
    TooLong,
    #[error("Черновик с таким названием уже есть. Назовите этот иначе.")]
    Doubled,
    #[error("Черновиков уже 20. Сначала удалите ненужные.")]
    TooMany,
}

/// The name of a draft beside `others`, without spaces around it.
pub fn draft_name(typed: &str, others: &[String]) -> Result<String, DraftRefused> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(DraftRefused::Nameless);
    }
    if name.chars().count() > LONGEST {
        return Err(DraftRefused::TooLong);
    }
    if others.iter().any(|other| other == name) {
        return Err(DraftRefused::Doubled);
    }
    Ok(name.to_owned())
}

/// The name of one draft more.
pub fn another_draft(typed: &str, others: &[String]) -> Result<String, DraftRefused> {
    if others.len() >= MOST_DRAFTS {
        return Err(DraftRefused::TooMany);
    }
    draft_name(typed, others)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn drafts_are_told_apart_by_their_names() {
        let others = ["С шестым уроком".to_owned()];
        assert_eq!(draft_name(" Без суббот ", &others).as_deref(), Ok("Без суббот"));
        assert_eq!(draft_name("  ", &others), Err(DraftRefused::Nameless));
        assert_eq!(draft_name(&"ы".repeat(61), &others), Err(DraftRefused::TooLong));
        assert_eq!(draft_name("С шестым уроком ", &others), Err(DraftRefused::Doubled));
    }

    #[test]
    fn a_year_keeps_no_more_drafts_than_can_be_overlooked() {
        let others: Vec<String> = (0..MOST_DRAFTS).map(|number| number.to_string()).collect();
        assert_eq!(another_draft("Ещё один", &others), Err(DraftRefused::TooMany));
        assert_eq!(another_draft("Ещё один", &others[1..]).as_deref(), Ok("Ещё один"));
    }
}
