//! Papers on their way out: set away from the threads that answer, handed over as a file nobody keeps.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::print::Paper;

use super::house::House;
use super::{AppError, AppResult, door};

/// Sets a paper; it waits for a core as passwords do.
pub async fn print(house: &House, paper: Paper) -> AppResult<Vec<u8>> {
    let _turn = house.hashing.acquire().await.map_err(AppError::fault)?;
    let press = house.press.clone();
    let printed = tokio::task::spawn_blocking(move || press.print(&paper)).await;
    printed.map_err(AppError::fault)?.map_err(AppError::fault)
}

/// The file as an answer; `name` is Latin and ends with `.pdf`.
pub fn handed(file: Vec<u8>, name: &str) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], door::handed(file, "application/pdf", name)).into_response()
}
