//! What somebody wants by mail and on the phone, when, and where mail goes.

use domain::ids::AccountId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice_wishes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Hours of the city's day.
    pub quiet_from: i32,
    pub quiet_until: i32,
    /// Such as `marks=19 absences=now`.
    pub chosen: String,
    /// The same on the phone.
    pub pushed: String,
    pub mail: Option<String>,
    /// `asked`, `confirmed` or `refused`.
    pub mail_state: Option<String>,
    /// When the address was given.
    pub mail_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
