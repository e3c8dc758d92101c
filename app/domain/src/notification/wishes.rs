//! What somebody wants by mail and on the phone, and when.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Hour, NoticeKind, QuietHours};

/// Changes of one lesson come one after another: a mail waits so long for the rest of them.
const GATHERED: TimeDelta = TimeDelta::minutes(2);

/// How often a kind of notices is sent; written «now», «19», «never».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Digest {
    AtOnce,
    /// Once a day.
    Daily(Hour),
    Never,
}

/// Text that is no digest.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не обозначает, когда писать.")]
pub struct NotADigest(pub String);

impl Digest {
    /// When what happened at `now` is mailed, if ever. Quiet hours outweigh the hour of a digest.
    pub fn due(self, now: NaiveDateTime, quiet: QuietHours) -> Option<NaiveDateTime> {
        match self {
            Self::AtOnce => Some(quiet.after(now + GATHERED)),
            Self::Daily(hour) => Some(quiet.after(hour.next(now))),
            Self::Never => None,
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtOnce => f.write_str("now"),
            Self::Daily(hour) => hour.fmt(f),
            Self::Never => f.write_str("never"),
        }
    }
}

impl FromStr for Digest {
    type Err = NotADigest;
    fn from_str(text: &str) -> Result<Self, NotADigest> {
        match text {
            "now" => Ok(Self::AtOnce),
            "never" => Ok(Self::Never),
            hour => hour.parse().map(Self::Daily).map_err(|_| NotADigest(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;
    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

/// Wishes of one person; each way written «marks=19 absences=now». A kind not named comes as usual.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Wishes {
    pub quiet: QuietHours,
    #[serde(default)]
    chosen: Chosen,
    #[serde(default)]
    phone: Chosen,
}

type Chosen = BTreeMap<NoticeKind, Digest>;

impl Wishes {
    /// Reads what [`Wishes::written`] and [`Wishes::written_phone`] wrote; what it does not know it passes over.
    pub fn read(quiet: QuietHours, mail: &str, phone: &str) -> Self {
        Self { quiet, chosen: read(mail), phone: read(phone) }
    }

    pub fn written(&self) -> String {
        written(&self.chosen)
    }

    pub fn written_phone(&self) -> String {
        written(&self.phone)
    }

    #[must_use]
    pub fn with(mut self, kind: NoticeKind, digest: Digest) -> Self {
        self.chosen.insert(kind, digest);
        self
    }

    pub fn of(&self, kind: NoticeKind) -> Digest {
        self.chosen.get(&kind).copied().unwrap_or_else(|| usual(kind))
    }

    /// The same on the phone.
    pub fn on_phone(&self, kind: NoticeKind) -> Digest {
        self.phone.get(&kind).copied().unwrap_or_else(|| usual(kind))
    }

    /// Wishes of somebody who wants no mail any more.
    #[must_use]
    pub fn silent(self) -> Self {
        Self { chosen: NoticeKind::ALL.map(|kind| (kind, Digest::Never)).into(), ..self }
    }
}

fn read(text: &str) -> Chosen {
    let pair = |word: &str| {
        let (kind, digest) = word.split_once('=')?;
        Some((NoticeKind::parse(kind)?, digest.parse().ok()?))
    };
    text.split(' ').filter_map(pair).collect()
}

fn written(chosen: &Chosen) -> String {
    let pairs = chosen.iter().map(|(kind, digest)| format!("{}={digest}", kind.code()));
    pairs.collect::<Vec<_>>().join(" ")
}

/// What cannot wait comes at once; marks come in the evening, together; homework is looked up anyway.
fn usual(kind: NoticeKind) -> Digest {
    match kind {
        NoticeKind::Marks => Hour::new(19).map_or(Digest::Never, Digest::Daily),
        NoticeKind::Homework => Digest::Never,
        NoticeKind::Absences
        | NoticeKind::Lessons
        | NoticeKind::Announcements
        | NoticeKind::Notes
        | NoticeKind::Reminders
        | NoticeKind::Consents => Digest::AtOnce,
    }
}
