//! What the teacher says of an answer: it is done, or it is to be done better.

use serde::{Deserialize, Serialize};

use super::{AnswerState, KeepHomework};
use crate::access::Permit;
use crate::ids::AccountId;

/// Characters of a reply.
pub const LONGEST_REPLY: usize = 1_000;

/// What becomes of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Taken,
    Rework,
}

impl Verdict {
    pub const fn state(self) -> AnswerState {
        match self {
            Self::Taken => AnswerState::Taken,
            Self::Rework => AnswerState::Rework,
        }
    }
}

/// A reply that may be kept. Only [`reply`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReplyEntry {
    by: AccountId,
    state: AnswerState,
    words: String,
}

/// Why a reply is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReplyRefused {
    #[error("Пока вы читали, ответ заменили. Прочитайте новый и ответьте ещё раз.")]
    Changed,
    #[error("Напишите, что доработать.")]
    NoWords,
    #[error("Отзыв длиннее {LONGEST_REPLY} знаков. Сократите его.")]
    TooLong,
}

/// Replies to the version of an answer that was `seen`; `stands` is the one there is.
pub fn reply(
    (seen, stands): (i32, i32),
    verdict: Verdict,
    words: &str,
    permit: &Permit<KeepHomework<'_>>,
) -> Result<ReplyEntry, ReplyRefused> {
    let words = words.trim().replace("\r\n", "\n");
    if seen != stands {
        return Err(ReplyRefused::Changed);
    }
    if verdict == Verdict::Rework && words.is_empty() {
        return Err(ReplyRefused::NoWords);
    }
    if words.chars().count() > LONGEST_REPLY {
        return Err(ReplyRefused::TooLong);
    }
    Ok(ReplyEntry { by: permit.by(), state: verdict.state(), words })
}

impl ReplyEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn state(&self) -> AnswerState {
        self.state
    }

    pub fn words(&self) -> &str {
        &self.words
    }
}
