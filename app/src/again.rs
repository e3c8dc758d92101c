//! A form that was refused or is to be looked over, answered by the page it stands on with all that was typed: nothing is
//! kept anywhere.
//!
//! A call wishes for it with `response::keep_typed` or `show_typed`. Other forms are led back to their page by a redirect.

#![cfg(feature = "ssr")]

use std::pin::Pin;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Form, FromRequest};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::Response;

use crate::kit::house::House;
use crate::kit::typed::{PAGE, Typed};
use crate::kit::{link, request, response};

const FORM: &str = "application/x-www-form-urlencoded";

type Drawn = Pin<Box<dyn Future<Output = Response> + Send>>;

/// Draws any page of the product.
#[derive(Clone)]
pub struct Pages(Arc<dyn Fn(Request<Body>) -> Drawn + Send + Sync>);

/// A form on its way to a call, sent by a browser of itself.
pub struct Sent {
    /// The address of the call.
    call: String,
    /// The page it came from, as the browser says.
    page: Option<Uri>,
    headers: HeaderMap,
    typed: Bytes,
}

impl Pages {
    pub fn new(draw: impl Fn(Request<Body>) -> Drawn + Send + Sync + 'static) -> Self {
        Self(Arc::new(draw))
    }
}

impl Sent {
    /// Reads the form; None: no browser sent it, or there is nothing in it to keep.
    pub async fn read(parts: &Parts, body: Body, largest: usize) -> Result<(Option<Self>, Body), StatusCode> {
        let header = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let form = parts.method == Method::POST
            && header(ACCEPT).is_some_and(|kinds| kinds.contains("text/html"))
            && header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with(FORM));
        if !form {
            return Ok((None, body));
        }
        let page = header(REFERER).and_then(|address| address.parse::<Uri>().ok());
        let typed = to_bytes(body, largest).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        if typed.is_empty() {
            return Ok((None, Body::empty()));
        }
        let call = parts.uri.path().to_owned();
        let sent = Self { call, page, headers: parts.headers.clone(), typed: typed.clone() };
        Ok((Some(sent), Body::from(typed)))
    }

    /// The page instead of `answer`, which refused the form, or took it only to be looked over (`shown`).
    pub async fn answered(self, (house, pages): (&House, &Pages), answer: Response, shown: bool) -> Response {
        let kept = response::kept_error(answer.headers());
        if kept.is_none() && !shown {
            return answer;
        }
        let refused = kept.is_some();
        let Some((asked, typed)) = self.again(kept.as_deref()).await else { return answer };
        let (mut parts, body) = asked.into_parts();
        request::introduce_to_page(house, &mut parts).await;
        parts.extensions.insert(typed);
        let mut page = (pages.0)(Request::from_parts(parts, body)).await;
        if refused && page.status() == StatusCode::OK {
            *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        page
    }

    /// The page as the browser would ask for it, with the error among its cookies, and what was typed.
    async fn again(self, kept: Option<&str>) -> Option<(Request<Body>, Typed)> {
        let form = Request::post("/").header(CONTENT_TYPE, FORM).body(Body::from(self.typed)).ok()?;
        let Form(typed) = Form::<Vec<(String, String)>>::from_request(form, &()).await.ok()?;
        let typed = Typed::sent(self.call, typed);
        let said = typed.of(PAGE).filter(|page| link::is_local(page)).map(str::to_owned);
        let page = said.or_else(|| Some(self.page?.path_and_query()?.to_string()))?;
        let mut asked = Request::get(page).body(Body::empty()).ok()?;
        let own = self.headers.get(COOKIE).and_then(|line| line.to_str().ok()).unwrap_or_default();
        let cookies = kept.map_or_else(|| own.to_owned(), |kept| format!("{kept}; {own}"));
        let cookies = HeaderValue::from_str(&cookies).ok()?;
        *asked.headers_mut() = self.headers;
        asked.headers_mut().remove(CONTENT_TYPE);
        asked.headers_mut().remove(CONTENT_LENGTH);
        asked.headers_mut().insert(COOKIE, cookies);
        Some((asked, typed))
    }
}
