//! Addresses of the slice's own pages.

use domain::consent::Purpose;
use domain::ids::{ClassId, PersonId, SchoolId};

use crate::kit::link;

/// All consents of a class; without a class, those of the staff.
pub fn of(class: Option<ClassId>) -> String {
    link::consents(class)
}

/// The consents of a class for a purpose; without a class, those of the staff.
pub fn address(class: Option<ClassId>, purpose: Purpose) -> String {
    format!("{}?purpose={}", of(class), purpose.code())
}

/// The printable form of an own consent.
pub fn own_form(school: SchoolId, purpose: Purpose, subject: PersonId) -> String {
    format!("{}/form.pdf?purpose={}&school={school}&person={subject}", link::CONSENT, purpose.code())
}
