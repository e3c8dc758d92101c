//! Papers of substitutions as they cross the wire: the sheet of a day for the hall, the register of a period.

use chrono::NaiveDate;
use domain::calendar::Span;
use serde::{Deserialize, Serialize};

use super::away::Missed;

/// `/substitutions?part=sheet`: «Лист замен».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub school: String,
    pub on: NaiveDate,
    /// In the order of the numbers.
    pub lessons: Vec<Missed>,
}

/// `/substitutions?part=hours`: «Журнал учёта пропущенных и замещённых уроков».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Register {
    pub school: String,
    pub span: Span,
    /// In the order of the alphabet.
    pub teachers: Vec<Hours>,
    /// In the order of time.
    pub lessons: Vec<Missed>,
}

/// Lessons of one teacher in the period.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Hours {
    pub name: String,
    pub missed: u32,
    /// Of those missed: given by others, with other halves of classes too.
    pub replaced: u32,
    pub cancelled: u32,
    /// Given for others, one by one.
    pub given: u32,
    /// Given for others together with the own half.
    pub merged: u32,
}
