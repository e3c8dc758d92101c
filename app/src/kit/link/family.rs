//! Addresses where a school and its families meet: absences, signatures, reconciled lists.

#[cfg(feature = "ssr")]
use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, ReconciliationId};

use super::SIGNATURES;

/// The class teacher's list of absences.
pub const ABSENCES: &str = "/absences";

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
