//! The gallery of the design system, for those who build with it: a running school has no such page.

use leptos::prelude::*;

use crate::kit::AppError;
use crate::kit::loaded::Failure;
use crate::kit::wire::from_server;
use crate::ui::gallery::Gallery;

/// `/ui`
#[component]
pub fn GalleryPage() -> impl IntoView {
    let inside = if from_server(is_open) {
        view! { <Gallery /> }.into_any()
    } else {
        view! { <Failure error=AppError::NotFound /> }.into_any()
    };
    view! { <main id="main">{inside}</main> }
}

#[cfg(feature = "ssr")]
fn is_open() -> bool {
    crate::kit::request::house().is_ok_and(|house| house.settings.gallery)
}

#[cfg(not(feature = "ssr"))]
const fn is_open() -> bool {
    false
}
