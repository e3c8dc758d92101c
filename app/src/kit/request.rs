//! Who asks: signs the caller in once per HTTP request and opens the database for one server function.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Actor;
use domain::hat::Hat;
use leptos::prelude::{provide_context, use_context};
use tokio::sync::OnceCell;

use super::db::{Reading, Writing};
use super::house::House;
use super::news::Happened;
use super::who::{Side, Who};
use super::{AppError, AppResult, session};

mod standing;

/// One call of a server function by somebody signed in, with the database open for it.
pub struct Request<T> {
    pub actor: Arc<Actor>,
    pub tx: T,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    pub house: House,
    signed: Arc<Signed>,
    news: Vec<Happened>,
}

/// What the session says; the same for all server functions inside one page.
#[derive(Debug)]
pub struct Signed {
    pub actor: Arc<Actor>,
    pub name: domain::people::PersonName,
    pub must_change: bool,
    pub hat: Option<Hat>,
    pub token_hash: String,
}

/// Filled by the first who asks within one HTTP request.
#[derive(Clone, Default)]
struct Caller(Arc<OnceCell<AppResult<Arc<Signed>>>>);

/// Gives a request its house and its yet unknown caller.
pub fn provide(house: House) {
    provide_context(house);
    provide_context(Caller::default());
}

/// The house of the current request.
pub fn house() -> AppResult<House> {
    use_context::<House>().ok_or_else(|| AppError::fault("no house in context"))
}

impl Request<Reading> {
    /// Signs the caller in and opens a snapshot on a reader.
    pub async fn read() -> AppResult<Self> {
        let (house, caller) = (house()?, caller()?);
        let signed = caller.settle(&house).await?;
        let tx = house.db.read().await?;
        Ok(Self::of(house, signed, tx))
    }
}

impl Request<Writing> {
    /// Signs the caller in and waits for a turn of the writer. Dropping it undoes the turn.
    pub async fn write() -> AppResult<Self> {
        let (house, caller) = (house()?, caller()?);
        let signed = caller.settle(&house).await?;
        let tx = house.db.turn().await?;
        Ok(Self::of(house, signed, tx))
    }

    /// The same with a longer turn, for one piece of an import.
    pub async fn write_piece() -> AppResult<Self> {
        let (house, caller) = (house()?, caller()?);
        let signed = caller.settle(&house).await?;
        let tx = house.db.long_turn().await?;
        Ok(Self::of(house, signed, tx))
    }

    /// Tells `what` to those who listen, once the change is durable.
    pub fn tell(&mut self, what: Happened) {
        self.news.push(what);
    }

    /// Makes the change durable, then answers.
    pub async fn commit<V>(self, answer: V) -> AppResult<V> {
        self.tx.commit().await?;
        for what in self.news {
            self.house.news.publish(what);
        }
        Ok(answer)
    }
}

impl<T> Request<T> {
    fn of(house: House, signed: Arc<Signed>, tx: T) -> Self {
        let (today, now) = (house.clock.today(), house.clock.now());
        Self { actor: signed.actor.clone(), tx, today, now, house, signed, news: vec![] }
    }

    pub fn signed(&self) -> &Signed {
        &self.signed
    }
}

/// Address of the caller: the socket's, or what our own balancer says of it.
pub fn address(house: &House) -> String {
    let Some(parts) = use_context::<Parts>() else { return String::new() };
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
    if let Some(first) =
        forwarded.filter(|_| house.settings.behind_proxy).and_then(|v| v.split(',').next_back())
    {
        return first.trim().to_owned();
    }
    parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or_else(String::new, |info| info.0.ip().to_string())
}

/// The caller's browser and system, in two words.
pub fn device() -> String {
    let parts = use_context::<Parts>();
    let agent =
        parts.as_ref().and_then(|p| p.headers.get(USER_AGENT)).and_then(|v| v.to_str().ok()).unwrap_or("");
    let first = |names: &[(&str, &'static str)], other| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map_or(other, |(_, name)| *name)
    };
    let browser = first(
        &[
            ("YaBrowser", "Яндекс Браузер"),
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("Firefox/", "Firefox"),
            ("Chrom", "Chrome"),
            ("Safari/", "Safari"),
        ],
        "Браузер",
    );
    let system = first(
        &[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ],
        "неизвестная система",
    );
    format!("{browser}, {system}")
}

fn caller() -> AppResult<Caller> {
    use_context::<Caller>().ok_or(AppError::SignedOut)
}

impl Caller {
    async fn settle(&self, house: &House) -> AppResult<Arc<Signed>> {
        let token = session::token(house);
        self.0
            .get_or_init(|| async {
                let token = token.ok_or(AppError::SignedOut)?;
                standing::signed(house, &session::hash(&token)).await.map(Arc::new)
            })
            .await
            .clone()
    }
}

/// Who is signed in, for the head of a page.
pub async fn who() -> AppResult<Option<Who>> {
    let (house, caller) = (house()?, caller()?);
    let signed = match caller.settle(&house).await {
        Ok(signed) => signed,
        Err(AppError::SignedOut) => return Ok(None),
        Err(error) => return Err(error),
    };
    let tx = house.db.read().await?;
    standing::who(&tx, &signed, house.clock.fixed()).await.map(Some)
}
