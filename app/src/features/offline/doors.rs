//! The programs of the page without a network: they name the files of this very build.

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::kit::house::House;
use crate::kit::notices::BELL_PROGRAM;
use crate::kit::push::DEVICE_PROGRAM;
use crate::ui::{COLUMNS_PROGRAM, HOUSE_PROGRAM, PALETTE_PROGRAM};

const WORKER: &str = include_str!("service_worker.js");
const OFFLINE: &str = include_str!("offline.js");
/// It stands in every page and seldom changes.
const A_DAY: &str = "public, max-age=86400";

pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/service-worker.js", get(worker)).route("/page.js", get(page)).with_state(house)
}

/// While somebody builds the product (`make watch`), a program beside the site turns the page to each new build.
async fn page(State(house): State<House>) -> Response {
    let watch = tokio::fs::read_to_string(format!("{}/reload.js", house.settings.site)).await;
    let kept = if watch.is_ok() { "no-store" } else { A_DAY };
    let programs = [OFFLINE, HOUSE_PROGRAM, PALETTE_PROGRAM, COLUMNS_PROGRAM, BELL_PROGRAM, DEVICE_PROGRAM];
    let text = programs.concat() + &watch.unwrap_or_default();
    ([(CACHE_CONTROL, kept)], program(text)).into_response()
}

/// Another build is another worker: browsers fetch the page and its style anew.
async fn worker(State(house): State<House>) -> Response {
    program(WORKER.replace("{PKG}", &house.leptos_options().site_pkg_dir))
}

fn program(text: String) -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
}
