//! The doors for programs: a token for a secret, and the lists for a token.

use std::sync::Arc;

use axum::extract::{FromRef, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use data_encoding::BASE64;
use domain::oneroster::Scope;
use serde_json::json;

use super::asked::{Asked, Found};
use super::collections::Collection;
use super::pace::Pace;
use super::status::Failure;
use super::wire::Wire;
use super::{lists, openapi};
use crate::features::oneroster::store::{self, Held, LASTS, Leave};
use crate::kit::house::House;
use crate::kit::{AppError, request, trace};

type Pairs = Vec<(String, String)>;

pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/ims/oneroster/token", post(token))
        .route("/ims/oneroster/rostering/v1p2/openapi.json", get(described))
        .route("/ims/oneroster/rostering/v1p2/{list}", get(all))
        .route("/ims/oneroster/rostering/v1p2/{list}/{id}", get(one))
        .route("/ims/oneroster/rostering/v1p2/{list}/{id}/{inner}", get(nested))
        .with_state(Programs { house, pace: Arc::new(Pace::new()) })
}

/// What the doors stand on.
#[derive(Clone)]
struct Programs {
    house: House,
    pace: Arc<Pace>,
}

impl FromRef<Programs> for House {
    fn from_ref(programs: &Programs) -> Self {
        programs.house.clone()
    }
}

async fn described(State(house): State<House>) -> Response {
    Json(openapi::description(&house.settings)).into_response()
}

/// Client credentials, in the head or in the form.
async fn token(State(house): State<House>, parts: Parts, Form(form): Form<Pairs>) -> Response {
    let field = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if field("grant_type").as_deref() != Some("client_credentials") {
        return refused(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    let Some(wanted) = Scope::read_all(&field("scope").unwrap_or_default()) else {
        return refused(StatusCode::BAD_REQUEST, "invalid_scope");
    };
    let client = basic(&parts.headers).or_else(|| field("client_id").zip(field("client_secret")));
    let Some((client, secret)) = client else {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    };
    let address = request::address_in(&house, &parts);
    let leave = match house.attempts.one_more(&format!("roster {client}"), &address) {
        Ok(()) => store::let_in(&house, (&client, &secret), &wanted).await,
        Err(error) => Err(error),
    };
    match leave {
        Ok(Leave { token, scopes }) => Json(json!({
            "access_token": token.as_str(),
            "token_type": "bearer",
            "expires_in": LASTS.num_seconds(),
            "scope": Scope::write_all(&scopes),
        }))
        .into_response(),
        Err(AppError::SignedOut) => refused(StatusCode::UNAUTHORIZED, "invalid_client"),
        Err(AppError::Denied) => refused(StatusCode::BAD_REQUEST, "invalid_scope"),
        Err(error) => Failure::from(error).into_response(),
    }
}

fn refused(status: StatusCode, why: &str) -> Response {
    let body = Json(json!({"error": why}));
    if status == StatusCode::UNAUTHORIZED {
        return (status, [(header::WWW_AUTHENTICATE, "Basic realm=\"oneroster\"")], body).into_response();
    }
    (status, body).into_response()
}

fn authorization<'h>(headers: &'h HeaderMap, kind: &str) -> Option<&'h str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (named, rest) = said.split_once(' ')?;
    named.eq_ignore_ascii_case(kind).then_some(rest.trim())
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let decoded = BASE64.decode(authorization(headers, "Basic")?.as_bytes()).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    text.split_once(':').map(|(client, secret)| (client.to_owned(), secret.to_owned()))
}

async fn all(
    State(programs): State<Programs>,
    Path(list): Path<String>,
    Query(query): Query<Pairs>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let of = Collection::named(&list).ok_or(Failure::Unknown)?;
    let seen = Seen::by(&programs, &headers, (of, false)).await?;
    let asked = Asked::read(&query)?;
    let some = match asked.part() {
        Some(part) => lists::some(&seen.held, &seen.tx, (of.name, &part), &seen.wire).await?,
        None => None,
    };
    let found = match some {
        Some((records, total)) => asked.of_part(records, total, of.fields)?,
        None => asked.of(lists::all(&seen.held, &seen.tx, of.name, &seen.wire).await?, of.fields)?,
    };
    Ok(page((of, &list), found, (&asked, &query), &seen.wire))
}

async fn one(
    State(programs): State<Programs>,
    Path((list, id)): Path<(String, String)>,
    Query(query): Query<Pairs>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let of = Collection::named(&list).ok_or(Failure::Unknown)?;
    let seen = Seen::by(&programs, &headers, (of, false)).await?;
    let records = lists::all(&seen.held, &seen.tx, of.name, &seen.wire).await?;
    let found =
        records.into_iter().find(|record| record["sourcedId"] == id.as_str()).ok_or(Failure::Unknown)?;
    let found = Asked::read(&query)?.selected(found, of.fields)?;
    Ok(Json(json!({of.one: found})).into_response())
}

async fn nested(
    State(programs): State<Programs>,
    Path((list, id, inner)): Path<(String, String, String)>,
    Query(query): Query<Pairs>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let of = Collection::named(&list).filter(|of| of.nested.contains(&inner.as_str()));
    let (of, within) = (of.ok_or(Failure::Unknown)?, Collection::named(&inner).ok_or(Failure::Unknown)?);
    let seen = Seen::by(&programs, &headers, (within, true)).await?;
    let owners = lists::all(&seen.held, &seen.tx, of.name, &seen.wire).await?;
    if owners.iter().all(|record| record["sourcedId"] != id.as_str()) {
        return Err(Failure::Unknown);
    }
    let records = lists::within(&seen.held, &seen.tx, (of.one, &id, within.name), &seen.wire).await?;
    let asked = Asked::read(&query)?;
    let found = asked.of(records, within.fields)?;
    Ok(page((within, &format!("{list}/{id}/{inner}")), found, (&asked, &query), &seen.wire))
}

/// What a program sees: a snapshot of its organisation and of all below it.
struct Seen {
    tx: crate::kit::db::Reading,
    held: Held,
    wire: Wire,
}

impl Seen {
    async fn by(
        Programs { house, pace }: &Programs,
        headers: &HeaderMap,
        (of, nested): (&Collection, bool),
    ) -> Result<Self, Failure> {
        let token = authorization(headers, "Bearer").ok_or(Failure::Unauthorised)?;
        let (tx, now) = (house.db.read().await?, house.clock.now());
        let reader = store::reader(&tx, token, now).await?;
        pace.one_more(reader.client)?;
        if !of.opened_by(&reader.scopes, nested) {
            return Err(Failure::Forbidden);
        }
        let orgs = reader.sight(&tx).await?;
        let held = Held::load(&tx, &house.vault, house.clock.today(), orgs).await?;
        if of.is_of_people() {
            held.leave_traces(house, trace::Reader::Program(reader.client))?;
        }
        Ok(Self { tx, held, wire: Wire::new(&house.settings) })
    }
}

fn page(
    (of, path): (&Collection, &str),
    found: Found,
    (asked, query): (&Asked, &[(String, String)]),
    wire: &Wire,
) -> Response {
    let mut answer = Json(json!({of.many: found.records})).into_response();
    let pages = asked.pages(found.total).into_iter().map(|(rel, offset)| {
        let kept = query.iter().filter(|(name, _)| name != "offset" && name != "limit");
        let kept = kept.map(|(name, value)| format!("&{}={}", escaped(name), escaped(value)));
        let rest: String = kept.collect();
        let address = wire.address(&format!("{path}?limit={}&offset={offset}{rest}", asked.limit));
        format!("<{address}>; rel=\"{rel}\"")
    });
    let links = pages.collect::<Vec<_>>().join(", ");
    let headers = answer.headers_mut();
    headers.insert("x-total-count", HeaderValue::from(found.total));
    if let Ok(links) = HeaderValue::from_str(&links) {
        headers.insert(header::LINK, links);
    }
    answer
}

/// As an address carries it.
fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let byte = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(byte).collect()
}
