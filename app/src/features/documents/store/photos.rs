//! The photograph of a card: one at a time, made small on its way in, shown while its consent stands.

use domain::access::Permit;
use domain::document::KeepPhoto;
use domain::file::FileKind;
use domain::ids::{FileId, PersonId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::ConnectionTrait;

use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::files::{self, File, Small, keep_small, let_go};
use crate::kit::{AppError, AppResult, Request, place, sql, trace};

const PUT: &str = "INSERT INTO person_photos (school_id, person_id, file_id, at, \"by\") VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (school_id, person_id) DO UPDATE SET file_id = excluded.file_id, at = excluded.at, \"by\" = excluded.\"by\"";

const FORMER: &str = "SELECT file_id FROM person_photos WHERE school_id = $1 AND person_id = $2";
const REMOVE: &str = "DELETE FROM person_photos WHERE school_id = $1 AND person_id = $2";

/// The picture, for whoever sees the card of its person.
pub async fn photo(cx: &Request<Reading>, person: PersonId) -> AppResult<File> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let of = place::place(&cx.tx, school, person, cx.today).await?;
    of.shown_to(&cx.actor).ok_or(AppError::NotFound)?;
    let file = place::photo(&cx.tx, &of, cx.today).await?.shown().ok_or(AppError::NotFound)?;
    trace::leave(cx, school, Look::at(Way::Card, Matter::People), [Whose::Person(person)])?;
    files::find(&cx.tx, school, file).await
}

/// May a picture be put there? The consent it falls under must stand.
pub async fn takes_photo<C: ConnectionTrait>(cx: &Request<C>, person: PersonId) -> AppResult<()> {
    let of = place::place(&cx.tx, cx.school()?, person, cx.today).await?;
    let photo = place::photo(&cx.tx, &of, cx.today).await?;
    photo.takes().map_err(|why| AppError::field("photo", why.to_string()))
}

/// Puts the picture into the card; the one there was is let go.
pub async fn put_photo(cx: &Request<Writing>, picture: &[u8], permit: &Permit<KeepPhoto>) -> AppResult<()> {
    let (school, person, by) = (permit.action().0.school, permit.action().0.person, permit.by());
    let former = former(cx, permit).await?;
    let small = Small { school, by, at: cx.now, name: "photo.jpg", kind: FileKind::Jpeg, bytes: picture };
    let file = keep_small(&cx.tx, &cx.house.vault, small).await?;
    let values = [school.0.into(), person.0.into(), file.0.into(), cx.now.into(), by.0.into()];
    sql::run(&cx.tx, PUT, values).await?;
    if let Some(former) = former {
        let_go(&cx.tx, school, former).await?;
    }
    let log = Log { school, by: Some(by), at: cx.now };
    log.enter(&cx.tx, "photo.set", format!("person:{person}"), None).await
}

/// Takes the picture away.
pub async fn remove_photo(cx: &Request<Writing>, permit: &Permit<KeepPhoto>) -> AppResult<()> {
    let (school, person) = (permit.action().0.school, permit.action().0.person);
    let Some(former) = former(cx, permit).await? else { return Ok(()) };
    sql::run(&cx.tx, REMOVE, [school.0.into(), person.0.into()]).await?;
    let_go(&cx.tx, school, former).await?;
    let log = Log { school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "photo.remove", format!("person:{person}"), None).await
}

async fn former(cx: &Request<Writing>, permit: &Permit<KeepPhoto>) -> AppResult<Option<FileId>> {
    let place = &permit.action().0;
    let row = sql::row(&cx.tx, FORMER, [place.school.0.into(), place.person.0.into()]).await?;
    Ok(row.map(|row| row.try_get("", "file_id").map(FileId)).transpose()?)
}
