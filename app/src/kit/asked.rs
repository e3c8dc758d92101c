//! What the address of a page asks for; what does not read is not asked for.

use std::str::FromStr;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A part of the path: `/journal/:group`.
pub fn in_path<T: FromStr>(name: &'static str) -> impl Fn() -> Option<T> + Copy + Send + Sync {
    let params = use_params_map();
    move || params.with(|params| params.get(name)?.parse().ok())
}

/// A part of the query: `?term=`.
pub fn in_query<T: FromStr>(name: &'static str) -> impl Fn() -> Option<T> + Copy + Send + Sync {
    let query = use_query_map();
    move || query.with(|query| query.get(name)?.parse().ok())
}
