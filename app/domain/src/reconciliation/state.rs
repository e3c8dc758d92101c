//! Where a row stands: the list of the first day, the lists of today, and what was said, weighed against each other.

use serde::{Deserialize, Serialize};

use super::listed::Listed;
use super::saying::{Flag, Saying, Verdict};

/// What has been said of a row, and what it said then.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Said {
    #[default]
    Nothing,
    /// `seen` is nothing where the person was in no list any more.
    Something { saying: Saying, seen: Option<Listed> },
}

/// A guardian's own telephone and mail.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Contacts {
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// What a guardian was shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    pub child: Listed,
    pub own: Contacts,
}

/// A guardian's verdict, what it was about, and what they would be shown today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    pub verdict: Verdict,
    pub seen: Shown,
    pub now: Option<Shown>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has looked, and nothing has changed.
    NotLooked,
    /// As it is now, it is right.
    Confirmed,
    /// It is not what was listed, or not what was looked at: to be looked at again.
    Changed,
    /// Something is wrong, and nothing has been done about it.
    Flagged,
    /// A guardian says that something is wrong, and nothing they were shown has changed.
    Disagreed,
    /// Listed on the first day, and in no list now.
    Gone,
    /// In a list now, and not on the first day.
    New,
}

impl Heard {
    const fn is_wrong(&self) -> bool {
        matches!(self.verdict, Verdict::Wrong)
    }

    /// Does what they complain of stand as it did?
    pub fn objects(&self) -> bool {
        self.is_wrong() && self.now.as_ref() == Some(&self.seen)
    }
}

impl Said {
    /// Is it about what the lists say now?
    fn stands(&self, now: Option<&Listed>) -> bool {
        matches!(self, Self::Something { seen, .. } if seen.as_ref() == now)
    }
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::NotLooked,
        Self::Confirmed,
        Self::Changed,
        Self::Flagged,
        Self::Disagreed,
        Self::Gone,
        Self::New,
    ];

    /// A guardian is heard before the class teacher: what they object to is settled by a change, not by a press.
    pub fn of(then: Option<&Listed>, now: Option<&Listed>, said: &Said, words: &[Heard]) -> Self {
        if words.iter().any(Heard::objects) {
            return Self::Disagreed;
        }
        match (said, then, now) {
            (Said::Something { saying: Saying::Right, .. }, ..) if said.stands(now) => Self::Confirmed,
            (Said::Something { saying: Saying::Flagged { .. }, .. }, ..) if said.stands(now) => Self::Flagged,
            (_, _, None) => Self::Gone,
            (Said::Nothing, None, Some(_)) => Self::New,
            (Said::Nothing, Some(then), Some(now)) if then == now => Self::NotLooked,
            _ => Self::Changed,
        }
    }

    /// The code stored once a campaign is closed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotLooked => "not_looked",
            Self::Confirmed => "confirmed",
            Self::Changed => "changed",
            Self::Flagged => "flagged",
            Self::Disagreed => "disagreed",
            Self::Gone => "gone",
            Self::New => "new",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// A difference that nobody has settled; a row that nobody has looked at is none.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::NotLooked | Self::Confirmed)
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::NotLooked => "не просмотрено",
            Self::Confirmed => "верно",
            Self::Changed => "изменилось, проверьте",
            Self::Flagged => "отмечена ошибка",
            Self::Disagreed => "родитель не согласен",
            Self::Gone => "больше не в списке",
            Self::New => "появился в списке",
        }
    }
}

impl Saying {
    /// What is wrong, if anything.
    pub const fn flag(&self) -> Option<Flag> {
        match self {
            Self::Right => None,
            Self::Flagged { flag, .. } => Some(*flag),
        }
    }
}
