//! The exemptions of one class as they cross the wire.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{ClassId, ExemptionId, PersonId, SubjectId};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// `/exemptions`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    /// Classes whose pupils the caller may free.
    pub classes: Vec<(ClassId, String)>,
    /// Day in force.
    pub today: NaiveDate,
    pub year: Span,
    pub pupils: Vec<(PersonId, String)>,
    /// What the pupils of the class learn.
    pub subjects: Vec<(SubjectId, String)>,
    /// Of this year, by pupil.
    pub stands: Vec<Standing>,
}

/// An exemption on record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub id: ExemptionId,
    /// «Иванова А. П.»
    pub pupil: String,
    pub subject: String,
    pub span: Span,
    pub document: String,
    pub by: Hand,
}
