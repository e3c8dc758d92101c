//! The second factor of an account.

use domain::ids::AccountId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// What the phone and the server share.
    pub sealed_secret: Vec<u8>,
    /// None: begun, and not yet proved to work.
    pub confirmed_at: Option<DateTimeUtc>,
    /// The step of the last code taken: no code opens twice.
    pub taken_step: Option<i64>,
    /// Fresh recovery codes, until their owner says that they are written down.
    pub sealed_codes: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
