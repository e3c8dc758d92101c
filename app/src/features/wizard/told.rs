//! Why somebody is not named, said at the field that it is about.

use domain::rights::{TeacherRefused, TeachingSeat};

use crate::kit::AppError;

pub fn not_named(seat: &TeachingSeat, why: TeacherRefused) -> AppError {
    let field = match (&why, seat) {
        (TeacherRefused::YearClosed, _) => return AppError::Refused(why.to_string()),
        (TeacherRefused::OutsideYear | TeacherRefused::Ahead | TeacherRefused::AlreadyHeld, _) => {
            "since".into()
        }
        (_, TeachingSeat::Class(class)) => format!("leaders[c{class}]"),
        (_, TeachingSeat::Group { group, .. }) => format!("teachers[g{group}]"),
    };
    AppError::field(&field, why.to_string())
}
