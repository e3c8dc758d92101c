//! A leaf of the diary as it crosses the wire: a day, a week, the marks of a term.

use chrono::{NaiveDate, NaiveTime};
use domain::calendar::Term;
use domain::diary::{Outlook, Rest};
use domain::ids::{AnnouncementId, LessonId, PersonId, SubjectId, TermId};
use domain::journal::{Attendance, Hundredths, LessonState, MarkValue};
use domain::people::Sex;
use domain::term_mark::{Suggestion, TermMarkValue};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// Whose diary it is, and whose else may be opened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Owner {
    pub pupil: Child,
    pub sex: Option<Sex>,
    /// All within sight, the owner among them.
    pub children: Vec<Child>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Child {
    pub id: PersonId,
    /// «Аня»
    pub given: String,
    /// «7А», if in a class today.
    pub class: Option<String>,
}

/// `/diary`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Today {
    pub owner: Owner,
    pub day: Day,
    /// The next day with lessons, if it is near.
    pub next: Option<Day>,
    pub announced: Vec<Announced>,
    pub news: News,
    /// Works owed since the year began.
    pub debts: u32,
    /// The term under way, or the last one.
    pub term: Option<Term>,
    pub means: Vec<Mean>,
}

/// Words of the school that hang today.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Announced {
    pub id: AnnouncementId,
    pub title: String,
    pub text: String,
    pub by: Hand,
}

/// Marks that are new to the reader, latest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct News {
    /// The day of the former visit; none: those of the last week.
    pub since: Option<NaiveDate>,
    pub marks: Vec<Given>,
}

/// `/diary/week`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Week {
    pub owner: Owner,
    pub today: NaiveDate,
    /// The day asked for, else today: it lies open.
    pub open: NaiveDate,
    /// Monday to Saturday.
    pub days: Vec<Day>,
    /// Nothing for a week that nobody can sign.
    pub signing: Option<Signing>,
}

/// Signatures beneath a week.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Signing {
    pub by: Vec<Hand>,
    /// The reader is a guardian who has not signed yet.
    pub waits: bool,
}

/// `/diary/children`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Family {
    pub leaves: Vec<Today>,
}

/// `/diary/marks`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermLeaf {
    pub owner: Owner,
    /// The term shown; none while there is no year or its terms are not set.
    pub term: Option<Term>,
    pub terms: Vec<(TermId, String)>,
    /// In the order of the alphabet.
    pub subjects: Vec<Subject>,
    /// Marks of the term still come.
    pub under_way: bool,
}

/// `/diary/marks?part=year`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct YearLeaf {
    pub owner: Owner,
    pub terms: Vec<(TermId, String)>,
    /// Columns of the register: «1 ч», «1 четверть».
    pub columns: Vec<(String, String)>,
    /// Subjects in the order of the alphabet, each with its mark in every column.
    pub rows: Vec<(String, Vec<Option<TermMarkValue>>)>,
}

/// `/diary/marks?part=debts`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DebtsLeaf {
    pub owner: Owner,
    pub terms: Vec<(TermId, String)>,
    /// Works owed since the year began, the oldest first.
    pub debts: Vec<Given>,
}

/// `/diary/marks?part=ways`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WaysLeaf {
    pub owner: Owner,
    pub term: Term,
    pub subject: SubjectId,
    pub title: String,
    /// What comes of the marks there are.
    pub now: Suggestion,
    /// Lessons left in the term.
    pub lessons: u32,
    /// Better marks than the one that comes out, the highest first; none that takes what a better one takes.
    pub aims: Vec<(TermMarkValue, Outlook)>,
    /// Letters of the kinds of work and what they are called.
    pub kinds: Vec<(String, String)>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Day {
    pub date: NaiveDate,
    pub lessons: Vec<Lesson>,
    /// Why there are none, if there are none.
    pub rest: Option<Rest>,
    /// The term its marks belong to.
    pub term: Option<TermId>,
}

/// One lesson of the pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lesson {
    pub id: LessonId,
    pub date: NaiveDate,
    pub number: u8,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub subject: SubjectId,
    pub title: String,
    /// Empty if not known.
    pub room: String,
    pub state: LessonState,
    /// Day and number at which it is given instead, if it was moved.
    pub moved_to: Option<(NaiveDate, u8)>,
    /// Who stands in for its teacher: «Иванова А. П.»
    pub stands_in: Option<String>,
    /// It is on at this moment.
    pub on_now: bool,
    pub topic: String,
    /// Homework due at it.
    pub due: String,
    /// Homework set at it.
    pub set: String,
    /// Files and links that hang on it.
    pub enclosed: u32,
    /// Tests announced for it.
    pub tests: String,
    pub attendance: Option<Attendance>,
    pub comment: Option<Comment>,
    pub marks: Vec<Given>,
}

/// What a teacher writes beside the marks of a lesson.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Comment {
    pub text: String,
    pub receipt: Receipt,
}

/// Has a guardian said that a comment is read?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    Read,
    /// Not yet, and the reader, a guardian of this child, may.
    Asked(PersonId),
    /// Not yet, and the reader is no guardian.
    Unread,
}

/// A mark the pupil was given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Given {
    pub lesson: LessonId,
    /// Day of the lesson.
    pub date: NaiveDate,
    pub subject: SubjectId,
    /// Title of the subject.
    pub title: String,
    pub value: MarkValue,
    pub weight: u32,
    /// Letter of the kind of work.
    pub kind: String,
    /// «Контрольная работа: Дроби»
    pub what: String,
    /// Entered today or yesterday.
    pub fresh: bool,
    /// What the teacher wrote beside it; beside the first of several.
    pub comment: Option<String>,
}

/// A subject's marks and their average.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mean {
    pub subject: SubjectId,
    pub title: String,
    pub marks: Vec<MarkValue>,
    pub average: Option<Hundredths>,
}

/// A subject of a term with all its marks, in the order of the lessons.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Subject {
    pub id: SubjectId,
    pub title: String,
    /// Taught without marks.
    pub without_marks: bool,
    /// The mark for the whole term, once it is written.
    pub term_mark: Option<TermMarkValue>,
    pub marks: Vec<Given>,
    /// What the school's rule makes of the marks.
    pub told: Suggestion,
}
