//! Calls of the sheets for a day without a network.

use chrono::NaiveDate;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::sheet::{Asked, Board, Fields, Opened, Whose};
#[cfg(feature = "ssr")]
use super::{carry, store, weigh};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, response};

/// The sheets of a day or a week: own ones, or those of all teachers of a day; not said, what the caller has to print.
#[server(input = Json)]
pub async fn open_sheets(on: Option<NaiveDate>, reach: String, whose: Option<Whose>) -> AppResult<Board> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::board(&cx, &sight, (on.unwrap_or(cx.today), &reach, whose)).await
}

/// A sheet to be carried over; with what is `typed` beside what the journal says, if something is.
#[server(input = Json)]
pub async fn open_return(asked: Asked, typed: Option<Fields>) -> AppResult<Opened> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    let facts = store::facts(&cx.tx, (&cx.actor, &sight), &asked).await?;
    store::leave_trace(&cx, &facts)?;
    Ok(weigh::opened(&facts, (&cx.actor, cx.today), typed.as_ref()))
}

/// Shows what would be written: the page is drawn again with all that was typed.
#[server]
pub async fn look_over(asked: Asked, #[server(default)] typed: Fields) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    let facts = store::facts(&cx.tx, (&cx.actor, &sight), &asked).await?.written()?;
    weigh::weigh(&facts, (&cx.actor, cx.today), &typed).readable()?;
    response::show_typed();
    Ok(())
}

/// Writes a sheet into the journal, as it was looked over.
#[server]
pub async fn carry_over(asked: Asked, #[server(default)] typed: Fields) -> AppResult<()> {
    response::keep_typed();
    let mut cx = Request::write().await?; //                                                who asks
    let sight = cx.actor.sight_of_journals();
    let facts = store::facts_to_write(&cx, &sight, &asked).await?; //                       about what
    let weighed = weigh::weigh(&facts, (&cx.actor, cx.today), &typed); //                   may they, is it lawful
    let written = carry::carry(&mut cx, &facts, weighed.ready(&typed)?).await?; //          do it
    leptos_axum::redirect(&format!("{}&saved={written}", facts.address()));
    cx.commit(()).await //                                                                  answer
}
