//! What stands on paper meets what stands in the journal: the paper fills in what is empty and overwrites nothing unasked.

use crate::journal::{Attendance, Content};

/// How the two meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meeting<T> {
    /// The paper says nothing.
    Nothing,
    /// The journal says it already.
    Same,
    /// The journal is silent: it will say this.
    New(T),
    /// The journal says something else; this is what it would say instead.
    Clash(T),
}

impl<T> Meeting<T> {
    /// What is to be written; of a clash only if `chosen`.
    pub fn outcome(self, chosen: bool) -> Option<T> {
        match self {
            Self::New(after) => Some(after),
            Self::Clash(after) if chosen => Some(after),
            _ => None,
        }
    }
}

/// Of one cell. An «н» of the paper meets a reason of absence that is known by now: the journal knows more.
pub fn meet(paper: &Content, journal: &Content) -> Meeting<Content> {
    let known = |code: Option<Attendance>| code.is_some_and(Attendance::is_absence);
    let mut paper = paper.clone();
    if paper.attendance == Some(Attendance::Absent) && known(journal.attendance) {
        paper.attendance = None;
        if paper.marks.is_empty() {
            return Meeting::Same;
        }
    }
    if paper == Content::default() {
        return Meeting::Nothing;
    }
    let after = paper.over(&Content::default(), journal);
    if after == *journal {
        Meeting::Same
    } else if paper.clashes(&Content::default(), journal) {
        Meeting::Clash(after)
    } else {
        Meeting::New(after)
    }
}

/// Of a topic or a homework.
pub fn meet_text(paper: &str, journal: &str) -> Meeting<String> {
    let (paper, journal) = (paper.trim(), journal.trim());
    match (paper.is_empty(), journal.is_empty()) {
        (true, _) => Meeting::Nothing,
        (false, _) if paper == journal => Meeting::Same,
        (false, true) => Meeting::New(paper.to_owned()),
        (false, false) => Meeting::Clash(paper.to_owned()),
    }
}
