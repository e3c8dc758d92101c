//! Words of the school to a class, or to everybody.

use domain::ids::{AccountId, AnnouncementId, ClassId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "announcements")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AnnouncementId,
    pub school_id: SchoolId,
    /// None: the whole school.
    pub class_id: Option<ClassId>,
    pub by: AccountId,
    pub title: String,
    pub text: String,
    /// The last day on which it is shown.
    pub until: Date,
    pub at: DateTimeUtc,
    pub recalled_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
