//! Calls of absences.

use chrono::NaiveDate;
use domain::absence::NoteKind;
#[cfg(feature = "ssr")]
use domain::absence::{AbsenceNote, WriteNote};
#[cfg(feature = "ssr")]
use domain::calendar::Span;
use domain::ids::{ClassId, LessonId, NoteId, PersonId, TermId};
use domain::journal::Attendance;
use leptos::prelude::*;

use super::board::Board;
use super::notes::Notes;
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, cells::Cells, link};

/// Notes about `child`, or about the one whose side is on, what became of them, and what the child missed in `term`, or in
/// the one under way.
#[server]
pub async fn open_notes(child: Option<PersonId>, term: Option<TermId>) -> AppResult<Notes> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_diaries();
    store::notes(&cx, &sight, (child, term)).await
}

/// Sends the class teacher a note about `child`; without a last day it is about one day.
#[server]
pub async fn send_note(
    child: PersonId,
    kind: NoteKind,
    first: NaiveDate,
    last: Option<NaiveDate>,
    #[server(default)] text: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(WriteNote(child))?;
    let span = Span { first, last: last.unwrap_or(first) };
    let note = AbsenceNote { pupil: child, kind, span, text };
    let entry = note.submit(permit).map_err(policy::not_taken)?;
    store::keep(&cx, &entry).await?;
    leptos_axum::redirect(&link::absence_notes(Some(child)));
    cx.commit(()).await
}

/// Absences of `class`, or of the first class that the caller leads.
#[server]
pub async fn open_absences(class: Option<ClassId>) -> AppResult<Board> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_people();
    store::board(&cx, &sight, class).await
}

/// Gives absences of one pupil their reason.
#[server]
pub async fn resolve_absences(
    pupil: PersonId,
    #[server(default)] lessons: Vec<LessonId>,
    code: Attendance,
) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let seats = store::seats(&cx, lessons.into_iter().map(|lesson| (lesson, pupil)).collect()).await?;
    let mut cells = Cells::default();
    for seat in &seats {
        let permit = cx.actor.permit(seat.absence().resolve_absence())?;
        let reason = seat.absence().resolve(code, cx.today, permit).map_err(policy::refused)?;
        cells.take(&cx, &seat.turn(&reason)?);
    }
    cells.save(&mut cx).await?;
    leptos_axum::redirect(&store::back(&seats));
    cx.commit(()).await
}

/// Gives what waits in a class the reasons that notes give, those of one note or of all.
#[server]
pub async fn accept_notes(class: ClassId, note: Option<NoteId>) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let sight = cx.actor.sight_of_people();
    let suggested = store::suggested(&cx, &sight, (class, note)).await?;
    let mut cells = Cells::default();
    for (seat, code) in &suggested {
        let permit = cx.actor.permit(seat.absence().resolve_absence())?;
        let reason = seat.absence().resolve(*code, cx.today, permit).map_err(policy::refused)?;
        cells.take(&cx, &seat.turn(&reason)?);
    }
    cells.save(&mut cx).await?;
    leptos_axum::redirect(&link::absences(class));
    cx.commit(()).await
}
