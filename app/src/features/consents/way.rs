//! Addresses of the slice's own pages.

use domain::consent::Purpose;
use domain::ids::ClassId;

use crate::kit::link;

/// All consents of a class; without a class, those of the staff.
pub fn of(class: Option<ClassId>) -> String {
    match class {
        Some(class) => format!("{}/{class}", link::CONSENTS),
        None => format!("{}/staff", link::CONSENTS),
    }
}

/// The consents of a class for a purpose; without a class, those of the staff.
pub fn address(class: Option<ClassId>, purpose: Purpose) -> String {
    format!("{}?purpose={}", of(class), purpose.code())
}
