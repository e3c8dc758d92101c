//! A human being, once in the city, whatever they are to its schools.

use domain::ids::PersonId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "persons")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PersonId,
    pub surname: String,
    pub given: String,
    pub patronymic: Option<String>,
    pub sex: Option<String>,
    pub born: Option<Date>,
    /// ФИО in lower case, ё as е.
    pub search: String,
    pub phone: Option<String>,
    /// The last ten digits of the phone.
    pub phone_key: Option<String>,
    pub email: Option<String>,
    pub snils_cipher: Option<Vec<u8>>,
    pub snils_blind: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
