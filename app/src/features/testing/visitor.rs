//! Somebody at the door of the whole product: sends requests with cookies of their own, without a socket.
//!
//! Names nothing of the house, so that the tests of `app/tests` take in this very file.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, REFERER, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;
use tower::ServiceExt;

/// Where people reach the server of a test.
pub const HOUSE: &str = "http://127.0.0.1";

/// Longer than any request takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
const LARGEST_ANSWER: usize = 1 << 26;
const FORM: &str = "application/x-www-form-urlencoded";
const STREAM: &str = "text/event-stream";

/// A browser: it keeps cookies and has an address.
#[derive(Clone)]
pub struct Visitor {
    router: Router,
    address: String,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Visitor {
    pub fn new(router: Router, address: impl Into<String>) -> Self {
        Self { router, address: address.into(), cookies: BTreeMap::new() }
    }

    /// Opens a page as a browser does.
    pub async fn open(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).header(ACCEPT, "text/html"), String::new()).await
    }

    /// Calls a server function as the page's program does.
    pub async fn call(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = Request::post(path).header(ACCEPT, "application/json").header(CONTENT_TYPE, FORM);
        self.send(request.header(ORIGIN, HOUSE), encoded(form)).await
    }

    /// The same, for server functions that take JSON.
    pub async fn call_json(&mut self, path: &str, arguments: &impl Serialize) -> Answer {
        let request = Request::post(path).header(ACCEPT, "application/json").header(ORIGIN, HOUSE);
        let body = serde_json::to_string(arguments).unwrap();
        self.send(request.header(CONTENT_TYPE, "application/json"), body).await
    }

    /// Sends a form of the page `from` with scripts switched off.
    pub async fn submit(&mut self, path: &str, form: &[(&str, &str)], from: &str) -> Answer {
        let request = Request::post(path).header(ACCEPT, "text/html").header(CONTENT_TYPE, FORM);
        let request = request.header(ORIGIN, HOUSE).header(REFERER, format!("{HOUSE}{from}"));
        self.send(request, encoded(form)).await
    }

    /// Sends any request with the visitor's cookies and address.
    pub async fn send(&mut self, request: Builder, body: impl Into<Body>) -> Answer {
        let request = self.signed(request).body(body.into()).unwrap();
        let is_head = request.method() == Method::HEAD;
        let asked = format!("{} {}", request.method(), request.uri());
        let (parts, bytes) = timeout(PATIENCE, async {
            let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            // A stream has no end: that it opens is the answer.
            let endless = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == STREAM);
            let body = if endless { Body::empty() } else { body };
            (parts, to_bytes(body, LARGEST_ANSWER).await.unwrap())
        })
        .await
        .unwrap_or_else(|_| panic!("no answer came to {asked}"));
        assert!(!is_head || bytes.is_empty(), "an answer to HEAD has no body");
        self.keep_cookies(&parts.headers);
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// Opens a stream and leaves it open; it ends with its body.
    pub async fn listen(&mut self, path: &str) -> (u16, Body) {
        let request = self.signed(Request::get(path).header(ACCEPT, STREAM)).body(Body::empty()).unwrap();
        let answer = timeout(PATIENCE, self.router.clone().oneshot(request)).await;
        let (parts, body) = answer.expect("no answer came to a stream").unwrap().into_parts();
        (parts.status.as_u16(), body)
    }

    fn signed(&self, request: Builder) -> Builder {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let request = request.header("x-forwarded-for", &self.address);
        request.header(COOKIE, cookies.collect::<Vec<_>>().join("; "))
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            let (pair, rest) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    /// What a server function answered.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.body);
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The error that came instead, with its status beside it.
    pub fn refusal<E: DeserializeOwned>(&self) -> (u16, E) {
        assert!(self.status >= 400, "no refusal: {} {}", self.status, self.body);
        let error = serde_json::from_str(&self.body);
        (self.status, error.unwrap_or_else(|error| panic!("{error}: {}", self.body)))
    }

    /// Where the browser is sent.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION)?.to_str().ok()
    }
}

fn encoded(form: &[(&str, &str)]) -> String {
    let pairs = form.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().fold(String::new(), |written, byte| match byte {
        byte if plain(byte) => written + char::from(byte).to_string().as_str(),
        byte => written + &format!("%{byte:02X}"),
    })
}
