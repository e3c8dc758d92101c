//! Who stands for which child, and what they may do for them.

use domain::ids::PersonId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kinships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub guardian_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub child_id: PersonId,
    pub degree: Option<String>,
    pub may_view: bool,
    pub may_sign: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
