//! Pages kept alive: a stream tells what changed, by ids and versions alone, and the page asks for the rest with its
//! own rights. One stream a page, none while it is hidden.

#[cfg(feature = "ssr")]
mod door;
mod line;
#[cfg(feature = "ssr")]
mod streams;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

use std::fmt;
use std::str::FromStr;

use domain::ids::{GroupId, LessonId, PersonId, SchoolId};

#[cfg(feature = "ssr")]
pub use door::live;
pub use line::follow;
#[cfg(feature = "ssr")]
pub use streams::Streams;

/// The event that names what changed, and the one that says only that something may have.
pub const TOUCHED: &str = "touched";
pub const ANYTHING: &str = "anything";

/// What a page wants to hear of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    Journal(GroupId),
    /// All journals of a school.
    School(SchoolId),
}

/// A part of a journal that was changed, and the version it has now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Touched {
    pub lesson: LessonId,
    /// Whose cell; nobody's is the lesson itself.
    pub pupil: Option<PersonId>,
    /// None: what has no version of its own, such as work.
    pub version: Option<u32>,
}

/// What the stream brought.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    Touched(Vec<Touched>),
    /// The stream was away for a while.
    Anything,
}

impl Topic {
    /// Where its stream is.
    pub fn address(self) -> String {
        match self {
            Self::Journal(group) => format!("/live?journal={group}"),
            Self::School(school) => format!("/live?school={school}"),
        }
    }
}

impl fmt::Display for Touched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |number: Option<String>| number.unwrap_or_default();
        let (pupil, version) = (self.pupil.map(|id| id.to_string()), self.version.map(|v| v.to_string()));
        write!(f, "{}:{}:{}", self.lesson, text(pupil), text(version))
    }
}

/// Text that names no part of a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no part of a journal is called so")]
pub struct NotTouched;

impl FromStr for Touched {
    type Err = NotTouched;
    fn from_str(text: &str) -> Result<Self, NotTouched> {
        let mut parts = text.split(':');
        let mut next = || parts.next().ok_or(NotTouched);
        let (lesson, pupil, version) = (next()?, next()?, next()?);
        let pupil = Some(pupil).filter(|text| !text.is_empty());
        let version = Some(version).filter(|text| !text.is_empty());
        Ok(Self {
            lesson: lesson.parse().map_err(|_| NotTouched)?,
            pupil: pupil.map(str::parse).transpose().map_err(|_| NotTouched)?,
            version: version.map(str::parse).transpose().map_err(|_| NotTouched)?,
        })
    }
}

/// As the stream carries them.
#[cfg(feature = "ssr")]
fn listed(touched: &[Touched]) -> String {
    touched.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// A list that does not read whole may have named anything.
fn heard(list: &str) -> Heard {
    list.split(',').map(str::parse).collect::<Result<_, _>>().map_or(Heard::Anything, Heard::Touched)
}
