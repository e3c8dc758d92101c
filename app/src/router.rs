//! The whole router with its layers: what `server` serves is what the tests boot.

use std::sync::{Arc, LazyLock};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Form, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, file_and_error_handler_with_context, generate_route_list,
    render_app_async_with_context,
};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use crate::again::{Pages, Sent};
use crate::features;
use crate::kit::house::House;
use crate::kit::live::live;
use crate::kit::{request, response};
use crate::ui::Look;
use crate::ui::look::COOKIE;
use crate::{App, shell};

/// Requests worked on at once; more are sent away with 503, never queued for ever.
const MOST_AT_ONCE: usize = 1024;
/// Largest body of a call, in bytes; uploads have a limit of their own.
const LARGEST_BODY: usize = 1 << 20;

/// Walked once: while it is made, resources of the whole process wait for ever (leptos-rs/leptos#4773).
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The product over `house`.
pub fn router(house: House) -> axum::Router {
    let options = house.leptos_options();
    let pages = PAGES.clone();
    let provide_page = {
        let house = house.clone();
        move || {
            request::provide(house.clone());
            page_headers();
        }
    };
    let site = options.site_root.to_string();
    let files =
        |folder: &str| ServeDir::new(format!("{site}/{folder}")).precompressed_br().precompressed_gzip();
    let shell_of = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let drawn = Pages::new(render_app_async_with_context(provide_page.clone(), shell_of.clone()));
    axum::Router::<LeptosOptions>::new()
        .leptos_routes_with_context(&options, pages, provide_page.clone(), shell_of)
        .fallback(file_and_error_handler_with_context::<LeptosOptions, _>(provide_page, shell))
        .layer(from_fn_with_state((house.clone(), drawn), caller))
        .merge(features::journal::doors(house.clone()))
        .merge(features::class_marks::doors(house.clone()))
        .merge(features::import::doors(house.clone()))
        .merge(features::lesson_plans::doors(house.clone()))
        .merge(features::slips::doors(house.clone()))
        .merge(features::consents::doors(house.clone()))
        .merge(features::timetable::doors(house.clone()))
        .merge(features::calendar::doors(house.clone()))
        .merge(features::substitutions::doors(house.clone()))
        .merge(features::oneroster::doors(house.clone()))
        .merge(features::notifications::doors(house.clone()))
        .merge(features::reconciliation::doors(house.clone()))
        .merge(features::people::doors(house.clone()))
        .merge(features::documents::doors(house.clone()))
        .merge(features::offline::doors(house.clone()))
        .merge(features::homework::doors(house.clone()))
        .merge(features::organisations::doors(house.clone()))
        .merge(features::outage::doors(house.clone()))
        .route("/look", post(look))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .route("/live", get(live).with_state(house.clone()))
        .nest_service("/pkg", files("pkg"))
        .nest_service("/fonts", files("fonts"))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready).with_state(house.clone()))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(Arc::new(Semaphore::new(MOST_AT_ONCE)), shed))
        .layer(from_fn_with_state(house, guard))
        .with_state(options)
}

/// Finds out who asks, once for all that a page or a call reads. A call runs in a task of its own: a caller
/// who hangs up cannot cancel it half-way.
async fn caller(State((house, pages)): State<(House, Pages)>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    if !parts.uri.path().starts_with("/api/") {
        request::introduce_to_page(&house, &mut parts).await;
        return next.run(Request::from_parts(parts, body)).await;
    }
    let (sent, body) = match Sent::read(&parts, body, LARGEST_BODY).await {
        Ok(read) => read,
        Err(status) => return status.into_response(),
    };
    let here = house.clone();
    let call = tokio::spawn(async move {
        request::introduce(&here, &mut parts).await;
        next.run(Request::from_parts(parts, body)).await
    });
    let mut answer = call.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    strip_error_from_location(&mut answer);
    match (answer.headers_mut().remove(response::KEEPS_TYPED), sent) {
        (Some(how), Some(sent)) => {
            sent.answered((&house, &pages), answer, how == response::SHOWS_TYPED).await
        }
        _ => answer,
    }
}

/// The framework writes the error of a form posted without scripts into the address; it waits in a cookie instead.
fn strip_error_from_location(answer: &mut Response) {
    let Some(location) = answer.headers().get(header::LOCATION).and_then(|v| v.to_str().ok()) else { return };
    let Some((path, query)) = location.split_once('?') else { return };
    let kept = query.split('&').filter(|pair| !pair.starts_with("__err=") && !pair.starts_with("__path="));
    let kept = kept.collect::<Vec<_>>().join("&");
    let clean = if kept.is_empty() { path.to_owned() } else { format!("{path}?{kept}") };
    if let Ok(value) = HeaderValue::from_str(&clean) {
        answer.headers_mut().insert(header::LOCATION, value);
    }
}

/// Keeps how the reader wants the product to look, then leads back.
async fn look(headers: HeaderMap, Form(chosen): Form<Vec<(String, String)>>) -> Response {
    let mut look = Look::default();
    for (name, value) in &chosen {
        look.set(name, value);
    }
    let cookie = format!("{COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", look.to_cookie());
    let back = headers.get(header::REFERER).cloned().unwrap_or(HeaderValue::from_static("/"));
    let cookie = HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static(""));
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, back)]).into_response()
}

async fn ready(State(house): State<House>) -> StatusCode {
    if house.db.ping().await.is_ok() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

async fn shed(State(places): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_place) = places.try_acquire() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "Сервер занят.")
            .into_response();
    };
    next.run(request).await
}

/// Refuses writes begun by a foreign page, and gives every answer its security headers.
async fn guard(State(house): State<House>, request: Request, next: Next) -> Response {
    if !is_own(&request, &house.settings.public_url) {
        return (StatusCode::FORBIDDEN, "Запрос пришёл с чужой страницы.").into_response();
    }
    let is_file = ["/pkg/", "/fonts/"].iter().any(|folder| request.uri().path().starts_with(folder));
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in SECURITY {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let keep = if is_file { "public, max-age=31536000, immutable" } else { "no-store" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    if house.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    answer
}

const SECURITY: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Writes that no page begins: programs and mail programs bring no cookie, and their secret is asked of them.
fn is_for_programs(path: &str) -> bool {
    path == "/ims/oneroster/token" || path.starts_with("/unsubscribe/")
}

/// Safe methods are always ours; others say where they come from.
fn is_own(request: &axum::http::Request<Body>, public_url: &str) -> bool {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return true;
    }
    let header = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    match header("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => header("origin").map_or_else(
            || is_for_programs(request.uri().path()),
            |origin| origin == public_url.trim_end_matches('/'),
        ),
    }
}

/// The policy of a page: its own files, and the scripts that carry its nonce.
fn page_headers() {
    let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>() else { return };
    let Some(nonce) = leptos::nonce::use_nonce() else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}
