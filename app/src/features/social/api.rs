//! Calls of social passports.

use domain::ids::{ClassId, PersonId};
use domain::social::PassportDraft;
#[cfg(feature = "ssr")]
use domain::social::{KeepPassport, ReadFigures};
use leptos::prelude::*;

use super::sheet::{ClassSheet, Opened, Overview};
#[cfg(feature = "ssr")]
use super::{faults, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link, response};

/// Figures of the classes within sight, or of the schools below the office now on.
#[server]
pub async fn open_overview() -> AppResult<Overview> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_passports();
    if let Some(school) = store::school_in(&cx, &sight) {
        return store::of_school(&cx, &sight, school).await;
    }
    let office = store::office(&cx)?;
    let permit = cx.actor.permit(ReadFigures(office)).map_err(|_| AppError::NotFound)?;
    store::of_office(&cx, &permit).await
}

/// The pupils of a class with what is written of them.
#[server]
pub async fn open_class(class: ClassId) -> AppResult<ClassSheet> {
    let cx = Request::read().await?;
    let of = KeepPassport { school: cx.school().map_err(|_| AppError::NotFound)?, class: Some(class) };
    let permit = cx.actor.permit(of).map_err(|_| AppError::NotFound)?;
    store::class_sheet(&cx, class, &permit).await
}

/// The passport of a pupil.
#[server]
pub async fn open_passport(person: PersonId) -> AppResult<Opened> {
    let cx = Request::read().await?;
    let of = store::pupil(&cx, person).await?;
    let permit = cx.actor.permit(of.keep()).map_err(|_| AppError::NotFound)?;
    store::passport(&cx, of, &permit).await
}

/// Writes the passport of a pupil; `version` is that of the passport the form was opened with.
#[server]
pub async fn save_passport(person: PersonId, version: i32, draft: PassportDraft) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?; //                                             who asks
    let of = store::pupil(&cx, person).await?; //                                    about what
    let permit = cx.actor.permit(of.keep()).map_err(|_| AppError::NotFound)?; //      may they
    let entry = draft.enter(cx.today, permit).map_err(|wrong| faults(&wrong))?; //   is it lawful
    store::save(&cx, (&of, version), &entry).await?; //                              do it
    leptos_axum::redirect(&format!("{}?saved=1", link::passport(person)));
    cx.commit(()).await //                                                           answer
}
