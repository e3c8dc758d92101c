//! Addresses where a school and its families meet: absences, signatures, reconciled lists.

#[cfg(feature = "ssr")]
use chrono::NaiveDate;
use domain::ids::{ClassId, FileId, LessonId, PersonId, ReconciliationId, TermId};

use super::{CONSENTS, SIGNATURES};

/// The class teacher's list of absences.
pub const ABSENCES: &str = "/absences";

/// Consents of a class side by side; without a class, those of the staff.
pub fn consents(class: Option<ClassId>) -> String {
    class.map_or_else(|| format!("{CONSENTS}/staff"), |class| format!("{CONSENTS}/{class}"))
}

/// The same of one class.
pub fn absences(class: ClassId) -> String {
    format!("{ABSENCES}?class={class}")
}

/// The week of a child's diary that begins on `monday`.
#[cfg(feature = "ssr")]
pub fn diary_week(child: PersonId, monday: NaiveDate) -> String {
    format!("/diary/week?child={child}&from={monday}")
}

/// Signatures of a class.
pub fn signatures(class: ClassId) -> String {
    format!("{SIGNATURES}?class={class}")
}

/// Notes of absence about a child, or about the one whose side is on.
pub fn absence_notes(child: Option<PersonId>) -> String {
    child.map_or_else(|| "/diary/absences".to_owned(), |child| format!("/diary/absences?child={child}"))
}

/// Lessons that a child missed in the term under way.
pub fn missed(child: PersonId) -> String {
    format!("/diary/absences?child={child}#missed")
}

/// The same of another term.
pub fn missed_in(child: PersonId, term: TermId) -> String {
    format!("/diary/absences?child={child}&term={term}#missed")
}

/// Reconciliations of the lists with what people confirm.
pub const RECONCILIATION: &str = "/reconciliation";

/// One of them.
pub fn reconciliation(of: ReconciliationId) -> String {
    format!("{RECONCILIATION}/{of}")
}

/// Its rows of a class, or of the staff.
pub fn reconciliation_rows(of: ReconciliationId, class: Option<ClassId>) -> String {
    class.map_or_else(
        || format!("{RECONCILIATION}/{of}/staff"),
        |class| format!("{RECONCILIATION}/{of}/{class}"),
    )
}

/// Its protocol as a PDF.
pub fn reconciliation_protocol(of: ReconciliationId) -> String {
    format!("{RECONCILIATION}/protocol.pdf?reconciliation={of}")
}

/// What the school holds of a child and of its guardian, or of the one whose side is on.
pub fn own_data(child: Option<PersonId>) -> String {
    child.map_or_else(|| "/diary/data".to_owned(), |child| format!("/diary/data?child={child}"))
}

/// Homework: what is due, or what waits to be read.
pub const HOMEWORK: &str = "/homework";

/// What is due for a child.
pub fn tasks(child: PersonId) -> String {
    format!("{HOMEWORK}?child={child}")
}

/// The homework of a lesson.
pub fn homework(lesson: LessonId) -> String {
    format!("{HOMEWORK}/{lesson}")
}

/// The same as a child has to do it.
pub fn homework_of(lesson: LessonId, child: PersonId) -> String {
    format!("{HOMEWORK}/{lesson}?child={child}")
}

/// The same from a page of the diary, which may name a child.
pub fn homework_in(lesson: LessonId, child: Option<PersonId>) -> String {
    child.map_or_else(|| homework(lesson), |child| homework_of(lesson, child))
}

/// The answer of a pupil among the others.
pub fn homework_answer(lesson: LessonId, pupil: PersonId) -> String {
    format!("{HOMEWORK}/{lesson}#p{pupil}")
}

/// A file of the homework, or of an answer to it.
pub fn homework_file(lesson: LessonId, file: FileId) -> String {
    format!("{HOMEWORK}/{lesson}/files/{file}")
}
