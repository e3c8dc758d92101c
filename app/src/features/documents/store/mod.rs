//! Documents and photographs in the database: opened where they are read, sealed where they are written.

mod documents;
mod photos;
mod written;

use domain::card::Place;
use domain::document::KeepDocuments;
use domain::ids::PersonId;
use sea_orm::ConnectionTrait;

use crate::kit::{AppError, AppResult, Request, place};

pub use documents::{document, documents, is_there, scan};
pub use photos::{photo, put_photo, remove_photo, takes_photo};
pub use written::{add, put_scan, remove, replace};

/// Where somebody stands in the school now on, if the caller may know which documents there are.
pub async fn listed_place<C: ConnectionTrait>(cx: &Request<C>, person: PersonId) -> AppResult<Place> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let of = KeepDocuments(place::place(&cx.tx, school, person, cx.today).await?);
    if of.listed_to(&cx.actor) { Ok(of.0) } else { Err(AppError::NotFound) }
}
