//! A pupil's exemption from a subject: its days and the document it rests on.

use domain::ids::{AccountId, ExemptionId, PersonId, SchoolId, SubjectId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exemptions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ExemptionId,
    pub school_id: SchoolId,
    pub pupil_id: PersonId,
    pub subject_id: SubjectId,
    pub first_day: Date,
    pub last_day: Date,
    /// Number and date of the paper, no diagnosis: it goes into no log, feed or report.
    pub document: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
    /// It was entered by mistake.
    pub cancelled_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
