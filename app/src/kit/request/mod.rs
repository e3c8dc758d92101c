//! Who asks: signs the caller in once per HTTP request and opens the database for one server function.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Grant, Role, Standing};
use domain::consent::Due;
use domain::hat::Hat;
use domain::ids::{AccountId, OrganisationId, PersonId, SchoolId};
use domain::org::OrgKind;
use domain::people::PersonName;
use domain::second_factor::Owed;
use leptos::prelude::{provide_context, use_context};

use super::db::{ByHand, Reading, Writing};
use super::event::{CITY, Happening, record};
use super::house::House;
use super::news::Happened;
use super::who::Who;
use super::{AppError, AppResult, session};

mod dues;
mod stand_ins;
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
    pub name: PersonName,
    /// What stands between them and the house.
    pub owes: Option<Owed>,
    /// Consents that some of the person's sides wait for.
    pub dues: Vec<Due>,
    pub hat: Option<Hat>,
    pub token_hash: String,
    /// What posts and children are called.
    names: Vec<(Hat, standing::Name)>,
    /// For whom they stand in.
    notes: Vec<stand_ins::Note>,
}

/// The caller of one HTTP request, found once for all server functions inside it.
#[derive(Clone)]
struct Caller {
    signed: AppResult<Arc<Signed>>,
    who: AppResult<Option<Who>>,
}

/// Finds out who calls, before anything else is asked: once per HTTP request.
pub async fn introduce(house: &House, parts: &mut Parts) {
    let signed = signed_by(house, &parts.headers).await;
    parts.extensions.insert(Caller { signed, who: Ok(None) });
}

/// The same for a page, whose head says who is signed in.
pub async fn introduce_to_page(house: &House, parts: &mut Parts) {
    let caller = match page_caller(house, &parts.headers).await {
        Ok((signed, who)) => Caller { signed: Ok(signed), who: Ok(Some(who)) },
        Err(AppError::SignedOut) => Caller { signed: Err(AppError::SignedOut), who: Ok(None) },
        Err(error) => Caller { signed: Err(error.clone()), who: Err(error) },
    };
    parts.extensions.insert(caller);
}

async fn page_caller(house: &House, headers: &HeaderMap) -> AppResult<(Arc<Signed>, Who)> {
    let token = session::token(house, headers).ok_or(AppError::SignedOut)?;
    let tx = house.db.read().await?;
    let signed = standing::signed(&tx, house, &session::hash(&token)).await?;
    let who = standing::who(&tx, house, &signed).await?;
    Ok((Arc::new(signed), who))
}

/// Who calls, by the cookie among `headers`.
pub async fn signed_by(house: &House, headers: &HeaderMap) -> AppResult<Arc<Signed>> {
    let token = session::token(house, headers).ok_or(AppError::SignedOut)?;
    let tx = house.db.read().await?;
    standing::signed(&tx, house, &session::hash(&token)).await.map(Arc::new)
}

/// The same for a stream, which nobody's hand keeps open: it does not count as a visit.
pub async fn looked_at_by(house: &House, headers: &HeaderMap) -> AppResult<Arc<Signed>> {
    let token = session::token(house, headers).ok_or(AppError::SignedOut)?;
    let tx = house.db.read().await?;
    standing::looked_at(&tx, house, &session::hash(&token)).await.map(|(signed, _)| Arc::new(signed))
}

/// Who is signed in, for the head of the page being rendered.
pub fn introduced() -> AppResult<Option<Who>> {
    caller().map_or(Ok(None), |caller| caller.who)
}

/// Gives a request its house.
pub fn provide(house: House) {
    provide_context(house);
}

/// The house of the current request.
pub fn house() -> AppResult<House> {
    use_context::<House>().ok_or_else(|| AppError::fault("no house in context"))
}

impl Request<Reading> {
    /// Signs the caller in and opens a snapshot on a reader.
    pub async fn read() -> AppResult<Self> {
        let (house, signed) = (house()?, caller()?.signed?);
        let tx = house.db.read().await?;
        Ok(Self::of(house, signed, tx))
    }

    /// Reads for somebody who is not here, whoever comes: what they may not do today, nobody does for them.
    pub async fn on_behalf_of(house: &House, person: PersonId) -> AppResult<Self> {
        let tx = house.db.read().await?;
        let signed = standing::absent(&tx, house, person).await?;
        Ok(Self::of(house.clone(), Arc::new(signed), tx))
    }
}

impl Request<Writing> {
    /// Signs the caller in and waits for a turn of the writer. Dropping it undoes the turn.
    pub async fn write() -> AppResult<Self> {
        let (house, signed) = (house()?, caller()?.signed?);
        let tx = house.db.turn().await?;
        Ok(Self::of(house, signed, tx))
    }

    /// The same with a longer turn, for one piece of an import.
    pub async fn write_piece() -> AppResult<Self> {
        let (house, signed) = (house()?, caller()?.signed?);
        let tx = house.db.long_turn().await?;
        Ok(Self::of(house, signed, tx))
    }

    /// A command acts as the server administrator: nobody is signed in, and the log of events keeps the user of the
    /// operating system. Nobody waits at a console for long: it takes the longer turn.
    pub async fn console(house: &House) -> AppResult<Self> {
        let admin = Grant { role: Role::ServerAdmin, organisation: OrganisationId(0), kind: OrgKind::City };
        let standing = Standing { grants: vec![admin], ..Standing::default() };
        let signed = Signed {
            actor: Arc::new(Actor::new(AccountId(0), PersonId(0), standing)),
            name: PersonName { surname: console_user(), given: String::new(), patronymic: None },
            owes: None,
            dues: vec![],
            hat: None,
            token_hash: String::new(),
            names: vec![],
            notes: vec![],
        };
        let tx = house.db.long_turn().await?;
        Ok(Self::of(house.clone(), Arc::new(signed), tx))
    }

    /// Enters what a command did to `subject`, in the turn that does it.
    pub async fn log_command(&self, act: &'static str, subject: String) -> AppResult<()> {
        let (at, reason) = (self.now, Some(console_user()));
        let done = Happening { school: CITY, at, by: None, act, subject, old: None, new: None, reason };
        record(&self.tx, &done).await
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

impl<T: ByHand> Request<T> {
    /// The same outside of a page or a call: a download or an upload, whose handler knows its caller.
    pub fn within(house: House, signed: Arc<Signed>, tx: T) -> Self {
        Self::of(house, signed, tx)
    }

    fn of(house: House, signed: Arc<Signed>, tx: T) -> Self {
        let (today, now) = (house.clock.today(), house.clock.now());
        let tx = tx.by_hand(&signed.actor);
        Self { actor: signed.actor.clone(), tx, today, now, house, signed, news: vec![] }
    }
}

impl<T> Request<T> {
    pub fn signed(&self) -> &Signed {
        &self.signed
    }

    /// The school of the side now on.
    pub fn school(&self) -> AppResult<SchoolId> {
        match self.signed.hat {
            Some(Hat::Work(organisation)) => Ok(SchoolId(organisation.0)),
            _ => Err(AppError::Denied),
        }
    }
}

/// Who sits at the console, as the log of events names them: «console:uid 1000», a number and no name.
pub fn console_user() -> String {
    use std::os::unix::fs::MetadataExt;
    let id = std::fs::metadata("/proc/self").map(|own| own.uid().to_string());
    format!("console:uid {}", id.as_deref().unwrap_or("unknown"))
}

/// The token the current request brought.
pub fn own_token(house: &House) -> Option<String> {
    session::token(house, &use_context::<Parts>()?.headers)
}

/// Address of the caller: the socket's, or what our own balancer says of it.
pub fn address(house: &House) -> String {
    use_context::<Parts>().map_or_else(String::new, |parts| address_in(house, &parts))
}

/// The same at a door, which is no page and no call.
pub fn address_in(house: &House, parts: &Parts) -> String {
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
    use_context::<Parts>().and_then(|parts| parts.extensions.get().cloned()).ok_or(AppError::SignedOut)
}
