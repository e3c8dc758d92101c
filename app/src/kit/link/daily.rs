//! Addresses of a teacher's day: the lesson in its journal, what is owed, the class in all subjects.

use domain::ids::{ClassId, GroupId, LessonId, PersonId, SubjectId, TermId};

use super::{journal, journal_term};

/// Lessons of a teacher on one day.
pub const MY_DAY: &str = "/my-day";
/// Who owes work in the journals of a teacher.
pub const DEBTS: &str = "/debts";
/// A class in all subjects.
pub const CLASS_MARKS: &str = "/class-marks";
/// The same on paper and as a workbook.
pub const CLASS_MARKS_PDF: &str = "/class-marks/marks.pdf";
pub const CLASS_MARKS_BOOK: &str = "/class-marks/marks.xlsx";

/// A journal at one lesson; of a lesson outside of all terms the journal as it opens.
pub fn journal_at(group: GroupId, term: Option<TermId>, lesson: LessonId) -> String {
    term.map_or_else(|| journal(group), |term| format!("{}&lesson={lesson}", journal_term(group, term)))
}

/// A class in a term.
pub fn class_marks(class: ClassId, term: TermId) -> String {
    format!("{CLASS_MARKS}?class={class}&term={term}")
}

/// One pupil of it, opened at a subject.
pub fn class_marks_of((class, term): (ClassId, TermId), pupil: PersonId, at: Option<SubjectId>) -> String {
    let at = at.map(|subject| format!("&subject={subject}#s{subject}")).unwrap_or_default();
    format!("{}&pupil={pupil}{at}", class_marks(class, term))
}
