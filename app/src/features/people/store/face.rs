//! The photograph of a card and the kinds of its documents.

use domain::card::{Depth, Place};
use domain::document::DocumentKind;

use crate::features::people::card::{Dossier, Face};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, link, place, sql};

const KINDS: &str =
    "SELECT kind FROM person_documents WHERE school_id = $1 AND person_id = $2 ORDER BY kind, id";

/// The picture is for whoever sees the card; that documents are there, for whoever sees the family.
pub async fn face(cx: &Request<Reading>, place: &Place, depth: Depth) -> AppResult<Face> {
    let photo = place::photo(&cx.tx, place, cx.today).await?;
    let shown = photo.shown().map(|file| link::photo_of(place.person, file));
    if depth == Depth::Name {
        return Ok(Face { photo: shown, documents: None });
    }
    let rows = sql::rows(&cx.tx, KINDS, [place.school.0.into(), place.person.0.into()]).await?;
    let kinds = rows.iter().map(|row| row.try_get::<String>("", "kind")).collect::<Result<Vec<_>, _>>()?;
    let titles =
        kinds.iter().filter_map(|code| DocumentKind::parse(code)).map(|kind| kind.title().to_owned());
    let lacks = photo.takes().err().map(|why| why.0.short().to_owned());
    Ok(Face { photo: shown, documents: Some(Dossier { lacks, titles: titles.collect() }) })
}
