//! A post left open on purpose says why.

/// Characters of a reason at most.
pub const REASON_MOST: usize = 200;

/// Why a reason is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReasonRefused {
    #[error("Напишите причину словами, например «вакансия, ищем учителя».")]
    Short,
    #[error("Причина длиннее {REASON_MOST} знаков: сократите её.")]
    Long,
}

/// The reason as it is kept; nothing written takes the word back.
pub fn vacancy_reason(text: &str) -> Result<Option<String>, ReasonRefused> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.chars().count() {
        0 => Ok(None),
        1..=3 => Err(ReasonRefused::Short),
        count if count > REASON_MOST => Err(ReasonRefused::Long),
        _ => Ok(Some(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_words_and_nothing_takes_it_back() {
        assert_eq!(vacancy_reason("  вакансия,\n ищем "), Ok(Some("вакансия, ищем".into())));
        assert_eq!(vacancy_reason("  "), Ok(None));
        assert_eq!(vacancy_reason("так"), Err(ReasonRefused::Short));
        assert_eq!(vacancy_reason(&"я".repeat(201)), Err(ReasonRefused::Long));
    }
}
