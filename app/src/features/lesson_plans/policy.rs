//! How refusals of lesson plans go over the wire, and what a form names.

use domain::ids::SubjectId;
use domain::lesson_plan::PlanRefused;

use super::dates::Ask;
use crate::kit::AppError;

pub fn refused(why: PlanRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// «12.7»: the subject and the grade.
pub fn course(key: &str) -> Result<(SubjectId, i32), AppError> {
    let parts = key.split_once('.');
    let read = parts.and_then(|(subject, grade)| Some((subject.parse().ok()?, grade.parse().ok()?)));
    read.ok_or_else(|| AppError::field("course", "Выберите предмет и параллель."))
}

/// A class rests on days that are said.
pub fn days_off(ask: &Ask) -> Result<(), AppError> {
    let none = || AppError::field("first", "Укажите, с какого дня уроков нет.");
    ask.pause().map(|_| ()).ok_or_else(none)
}
