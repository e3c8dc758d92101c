//! The document around every page.

#![cfg(feature = "ssr")]

use axum::http::{header, request::Parts};
use domain::hat::Hat;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::App;
use crate::features::wakes;
use crate::kit::who::Who;
use crate::kit::{link, request};
use crate::ui::Look;

/// The whole HTML document; the look of the reader stands on `<html>`, so that nothing flashes.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let look = look();
    let staff = is_staff();
    let plain = is_plain(staff);
    if let Some(context) = Owner::current_shared_context() {
        // What is known is written beside a page that wakes, and only there.
        context.set_is_hydrating(false);
    }
    view! {
        <!DOCTYPE html>
        <html
            lang="ru"
            data-scheme=look.scheme
            data-size=look.size
            data-spacing=look.spacing
            data-contrast=look.contrast
            data-plain=plain.then_some("")
            data-staff=staff.then_some("")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="preload" href="/fonts/golos-russian.woff2" r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=format!("/{}/gorodok.css", options.site_pkg_dir) />
                // First, for it says when the other does not come.
                {leptos::html::script().src(link::PAGE_PROGRAM).defer(true)}
                {(!plain).then(|| view! { <HydrationScripts options /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Is it a page of forms and links alone? Families and those who are signed out get no others.
fn is_plain(staff: bool) -> bool {
    let path = use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    !wakes(&path) || (!staff && path != link::GALLERY)
}

fn is_staff() -> bool {
    matches!(request::introduced(), Ok(Some(Who { hat: Some(Hat::Work(_)), .. })))
}

/// The look the reader's cookie asks for.
pub fn look() -> Look {
    let parts = use_context::<Parts>();
    let cookies = parts.as_ref().and_then(|p| p.headers.get(header::COOKIE)).and_then(|v| v.to_str().ok());
    cookies.map(Look::from_cookie).unwrap_or_default()
}
