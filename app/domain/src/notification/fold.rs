//! How changes become notices: many changes of one thing are one notice, and what stands as before is none.

use chrono::{DateTime, NaiveDate, Utc};

use super::NoticeKind;
use crate::ids::{
    AnnouncementId, ClassId, ConsentId, EventId, GroupId, LessonId, NoteId, PersonId, ReconciliationId,
    TermId,
};
use crate::journal::{Attendance, MarkValue};
use crate::reconciliation::Side;

/// The end of the name of a comment, by which it is told from the marks beside it.
pub const COMMENT: &str = " comment";

/// What exactly a notice is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum About {
    /// Marks of a pupil at a lesson.
    Marks { lesson: LessonId, pupil: PersonId },
    /// What the teacher says of a pupil at a lesson.
    Comment { lesson: LessonId, pupil: PersonId },
    /// The mark of a pupil for a term.
    TermMark { term: TermId, group: GroupId, pupil: PersonId },
    /// A pupil away from a lesson, or late.
    Absence { lesson: LessonId, pupil: PersonId },
    /// Homework set at a lesson of a group.
    Homework { lesson: LessonId, group: GroupId },
    /// What the teacher says of a pupil's answer to it.
    Reply { lesson: LessonId, pupil: PersonId },
    /// A lesson of a group that is given by another, or not at all.
    Lesson { lesson: LessonId, group: GroupId },
    /// The same for a teacher whose day it changes.
    Duty { lesson: LessonId, teacher: PersonId },
    /// Words to a class, or to the whole school.
    Announcement { id: AnnouncementId, class: Option<ClassId> },
    /// A guardian's note, for the class teacher.
    Note { id: NoteId, pupil: PersonId, class: ClassId },
    /// What journals of a teacher lack, from a day on.
    Reminder { teacher: PersonId, since: NaiveDate },
    /// A consent that ends soon, for one who may renew it; `pupil`: the child it is about.
    ConsentEnds { consent: ConsentId, signer: PersonId, pupil: Option<PersonId> },
    /// Consents of a class, or of the staff, that end on one day, for whoever keeps them.
    ConsentsEnd { class: Option<ClassId>, last: NaiveDate },
    /// A reconciliation of lists under way, for those whom it asks.
    Reconciliation { id: ReconciliationId, side: Side },
}

/// One change that is on the disk. `was` and `now` are what stands, empty for nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    pub event: EventId,
    pub at: DateTime<Utc>,
    pub about: About,
    pub was: String,
    pub now: String,
}

/// What is to be told after some changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    pub about: About,
    /// «5 4», «absent», «cancelled»; empty: it was taken back.
    pub stands: String,
    /// The last change of those folded.
    pub event: EventId,
    pub at: DateTime<Utc>,
}

impl About {
    pub const fn kind(self) -> NoticeKind {
        match self {
            Self::Marks { .. } | Self::Comment { .. } | Self::TermMark { .. } => NoticeKind::Marks,
            Self::Absence { .. } => NoticeKind::Absences,
            Self::Homework { .. } | Self::Reply { .. } => NoticeKind::Homework,
            Self::Lesson { .. } | Self::Duty { .. } => NoticeKind::Lessons,
            Self::Announcement { .. } | Self::Reconciliation { .. } => NoticeKind::Announcements,
            Self::Note { .. } => NoticeKind::Notes,
            Self::Reminder { .. } => NoticeKind::Reminders,
            Self::ConsentEnds { .. } | Self::ConsentsEnd { .. } => NoticeKind::Consents,
        }
    }

    /// Its name within the kind: one thing, one notice.
    pub fn code(self) -> String {
        match self {
            Self::Marks { lesson, pupil }
            | Self::Absence { lesson, pupil }
            | Self::Reply { lesson, pupil } => {
                format!("lesson:{lesson} pupil:{pupil}")
            }
            Self::Comment { lesson, pupil } => format!("lesson:{lesson} pupil:{pupil}{COMMENT}"),
            Self::TermMark { term, group, pupil } => format!("term:{term} group:{group} pupil:{pupil}"),
            Self::Homework { lesson, .. } | Self::Lesson { lesson, .. } => format!("lesson:{lesson}"),
            Self::Duty { lesson, teacher } => format!("lesson:{lesson} teacher:{teacher}"),
            Self::Announcement { id, .. } => format!("announcement:{id}"),
            Self::Note { id, .. } => format!("note:{id}"),
            Self::Reminder { teacher, since } => format!("teacher:{teacher} since:{since}"),
            Self::ConsentEnds { consent, signer, .. } => format!("consent:{consent} person:{signer}"),
            Self::ConsentsEnd { class: Some(class), last } => format!("class:{class} until:{last}"),
            Self::ConsentsEnd { class: None, last } => format!("staff until:{last}"),
            Self::Reconciliation { id, .. } => format!("reconciliation:{id}"),
        }
    }

    pub const fn lesson(self) -> Option<LessonId> {
        match self {
            Self::Marks { lesson, .. }
            | Self::Comment { lesson, .. }
            | Self::Absence { lesson, .. }
            | Self::Homework { lesson, .. }
            | Self::Reply { lesson, .. }
            | Self::Lesson { lesson, .. }
            | Self::Duty { lesson, .. } => Some(lesson),
            _ => None,
        }
    }
}

/// Folds changes, given in their order. A mark set and taken back between two tellings is no news.
pub fn fold(changes: impl IntoIterator<Item = Change>) -> Vec<Notice> {
    let mut told: Vec<(String, Notice)> = vec![];
    let mut places = std::collections::BTreeMap::new();
    for Change { event, at, about, was, now } in changes {
        let notice = Notice { about, stands: now, event, at };
        let place = *places.entry(about).or_insert_with(|| {
            told.push((was, notice.clone()));
            told.len() - 1
        });
        told[place].1 = notice;
    }
    told.into_iter().filter(|(was, notice)| *was != notice.stands).map(|(_, notice)| notice).collect()
}

/// What a cell of the journal, written «5 4 ОТ», says of marks and of absence: (was, now) of each. The reason of an
/// absence is no part of it.
pub fn of_cell(was: &str, now: &str) -> [(String, String); 2] {
    [(marks(was), marks(now)), (absence(was), absence(now))]
}

fn marks(cell: &str) -> String {
    let marks = cell.split(' ').filter(|word| MarkValue::parse(word).is_ok());
    marks.collect::<Vec<_>>().join(" ")
}

fn absence(cell: &str) -> String {
    let mut codes = cell.split(' ').filter(|word| MarkValue::parse(word).is_err());
    let word = match codes.find_map(Attendance::parse) {
        Some(code) if code.is_absence() => "absent",
        Some(Attendance::Late) => "late",
        _ => "",
    };
    word.to_owned()
}
