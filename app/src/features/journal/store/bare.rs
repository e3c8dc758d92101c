//! A sheet with no page around it, for `make bench`: what its SQL alone takes.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use domain::ids::GroupId;

use super::sheet::sheet;
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request};

/// Signs in by `cookie`, as a page does, and reads the sheet of `group`; answers how many cells are filled.
pub async fn bare_sheet(house: &House, cookie: &str, group: GroupId) -> AppResult<usize> {
    let mut headers = HeaderMap::new();
    headers.insert(COOKIE, cookie.parse().map_err(|_| AppError::SignedOut)?);
    let signed = signed_by(house, &headers).await?;
    let cx = Request::within(house.clone(), signed, house.db.read().await?);
    let sight = cx.actor.sight_of_journals();
    Ok(sheet(&cx, &sight, group, None).await?.cells.len())
}
