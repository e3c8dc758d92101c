//! The programs of the page without a network: they name the files of this very build.

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::kit::house::House;
use crate::ui::{COLUMNS_PROGRAM, PALETTE_PROGRAM};

const WORKER: &str = include_str!("service_worker.js");
const OFFLINE: &str = include_str!("offline.js");
/// It stands in every page and seldom changes.
const A_DAY: &str = "public, max-age=86400";

pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/service-worker.js", get(worker))
        .route(
            "/page.js",
            get(|| async {
                ([(CACHE_CONTROL, A_DAY)], program([OFFLINE, PALETTE_PROGRAM, COLUMNS_PROGRAM].concat()))
            }),
        )
        .with_state(house)
}

/// Another build is another worker: browsers fetch the page and its style anew.
async fn worker(State(house): State<House>) -> Response {
    program(WORKER.replace("{PKG}", &house.leptos_options().site_pkg_dir))
}

fn program(text: String) -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
}
