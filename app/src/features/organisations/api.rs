//! Calls of the organisations slice.

use domain::org::OrgKind;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;

/// One organisation of the overseer's part of the tree, with the figures of its people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    pub name: String,
    pub kind: OrgKind,
    /// The district it stands under, if any.
    pub district: Option<String>,
    /// Classes, pupils and staff of the year now running; zero for what is no school.
    pub classes: u32,
    pub pupils: u32,
    pub staff: u32,
    /// The school year stands open.
    pub open: bool,
}

/// Organisations the caller oversees: the whole city, or a district.
#[server]
pub async fn overseen() -> AppResult<Vec<Organisation>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_organisations();
    store::overseen(&cx, &sight).await
}
