//! `GET /live`: the server's end of a stream. It ends with the session, with the right to look, and with the server.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::access::{Actor, Right};
use domain::ids::{AccountId, ClassId, GroupId, SchoolId};
use domain::notification::{About, Hearing};
use futures::stream::unfold;
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::timeout;

use super::streams::Place;
use super::{ANYTHING, TOUCHED, Touched, listed};
use crate::kit::group::Group;
use crate::kit::house::House;
use crate::kit::news::Happened;
use crate::kit::request::looked_at_by;
use crate::kit::{AppError, AppResult, sql};

/// A line goes out so often, that nobody between takes the stream for dead.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// A session ends by the clock as well: it is looked up so often, and no connection is held meanwhile.
const LOOKED_UP: Duration = Duration::from_mins(1);
/// A lost stream is opened again after so long.
const AGAIN: Duration = Duration::from_secs(2);

const STANDS_IN: &str =
    "SELECT 1 AS one FROM lessons WHERE school_id = $1 AND group_id = $2 AND substitute_id = $3 LIMIT 1";

/// What a page asks to hear of: `?journal=`, `?school=` or, for what is new to the reader, `?bell=1`.
#[derive(Clone, Copy, Deserialize)]
pub struct Wanted {
    journal: Option<GroupId>,
    school: Option<SchoolId>,
    bell: Option<u8>,
}

/// What the stream tells of, once it is known where it lies.
#[derive(Clone, Copy)]
enum Watched {
    Journal { school: SchoolId, group: GroupId, class: Option<ClassId> },
    School(SchoolId),
    Bell,
}

/// One open stream.
struct Watch {
    house: House,
    headers: HeaderMap,
    watched: Watched,
    account: AccountId,
    hearing: Hearing,
    news: Receiver<Happened>,
    _place: Place,
}

pub async fn live(State(house): State<House>, Query(wanted): Query<Wanted>, headers: HeaderMap) -> Response {
    match open(house, wanted, headers).await {
        Ok(watch) => {
            let told = unfold(watch, |mut watch| async {
                let event = watch.next().await?;
                Some((Ok::<_, Infallible>(event.retry(AGAIN)), watch))
            });
            let stream = Sse::new(told).keep_alive(KeepAlive::new().interval(HEARTBEAT));
            ([("x-accel-buffering", "no")], stream).into_response()
        }
        Err(error) => StatusCode::from_u16(error.status()).unwrap_or(StatusCode::FORBIDDEN).into_response(),
    }
}

async fn open(house: House, wanted: Wanted, headers: HeaderMap) -> AppResult<Watch> {
    let news = house.news.listen();
    let actor = looked_at_by(&house, &headers).await?.actor.clone();
    let watched = watched(&house, wanted).await?;
    if !may_look(&house, &actor, watched).await? {
        return Err(AppError::NotFound);
    }
    let place = house.streams.enter(actor.account()).ok_or(AppError::Busy)?;
    let (account, hearing) = (actor.account(), Hearing::of(&actor));
    Ok(Watch { house, headers, watched, account, hearing, news, _place: place })
}

async fn watched(house: &House, wanted: Wanted) -> AppResult<Watched> {
    match (wanted.journal, wanted.school) {
        (Some(group), _) => {
            let tx = house.db.read().await?;
            let found = Group::find(&tx, group).await?;
            Ok(Watched::Journal { school: found.school_id, group, class: found.class_id })
        }
        (None, Some(school)) => Ok(Watched::School(school)),
        (None, None) if wanted.bell.is_some() => Ok(Watched::Bell),
        (None, None) => Err(AppError::NotFound),
    }
}

/// By the same sight as the page itself.
async fn may_look(house: &House, actor: &Actor, watched: Watched) -> AppResult<bool> {
    match watched {
        // Only that something is new to the reader.
        Watched::Bell => Ok(true),
        Watched::School(school) => Ok(actor.holds(Right::ReadJournals, school)),
        Watched::Journal { school, group, class } => {
            if actor.sight_of_journals().sees_group(school, group, class) {
                return Ok(true);
            }
            let values = [school.0.into(), group.0.into(), actor.person().0.into()];
            Ok(sql::row(&house.db.read().await?, STANDS_IN, values).await?.is_some())
        }
    }
}

impl Watch {
    /// The next line to say; none ends the stream.
    async fn next(&mut self) -> Option<Event> {
        loop {
            match timeout(LOOKED_UP, self.news.recv()).await {
                Ok(Ok(Happened::Closing) | Err(RecvError::Closed)) => return None,
                Ok(Err(RecvError::Lagged(_))) => return Some(anything()),
                Ok(Ok(what)) if self.concerns_me(&what) => {
                    self.still_may().await.then_some(())?;
                }
                Ok(Ok(Happened::Told { school, about })) => {
                    if self.rings(school, &about) {
                        return Some(anything());
                    }
                }
                Ok(Ok(what)) => {
                    if let Some(touched) = self.told_by(&what) {
                        return Some(Event::default().event(TOUCHED).data(listed(touched)));
                    }
                }
                Err(_) => self.still_may().await.then_some(())?,
            }
        }
    }

    fn concerns_me(&self, what: &Happened) -> bool {
        match what {
            Happened::SessionEnded { account } => *account == self.account,
            Happened::Standing { person } => *person == self.hearing.person,
            _ => false,
        }
    }

    /// Is the session alive, and would the page still open? A server too busy to say is asked again later.
    async fn still_may(&self) -> bool {
        let looked = async {
            let signed = looked_at_by(&self.house, &self.headers).await?;
            may_look(&self.house, &signed.actor, self.watched).await
        };
        match looked.await {
            Ok(may) => may,
            Err(error) => matches!(error, AppError::Busy | AppError::Fault(_)),
        }
    }

    fn rings(&self, school: SchoolId, about: &[About]) -> bool {
        matches!(self.watched, Watched::Bell)
            && about.iter().any(|about| self.hearing.may_hear(school, *about))
    }

    fn told_by<'a>(&self, what: &'a Happened) -> Option<&'a [Touched]> {
        let Happened::Journal { school: of, group: changed, touched, .. } = what else { return None };
        let mine = match self.watched {
            Watched::Journal { school, group, .. } => school == *of && group == *changed,
            Watched::School(school) => school == *of,
            Watched::Bell => false,
        };
        mine.then_some(touched)
    }
}

/// Something has happened. An event without a line of data is none to a browser.
fn anything() -> Event {
    Event::default().event(ANYTHING).data("1")
}
