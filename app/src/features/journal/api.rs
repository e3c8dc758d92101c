//! Calls of the journal.

#[cfg(feature = "ssr")]
use domain::absence::Hands;
use domain::ids::{AssignmentId, GroupId, LessonId, PersonId, TermId};
use domain::journal::{Assignment, ChangeId};
#[cfg(feature = "ssr")]
use domain::trace::Way;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::sheet::{Answer, Changes, Fresh, Journal, LessonNote, Noted, Sheet, Work};
#[cfg(feature = "ssr")]
use super::{policy::WriteLesson, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;
#[cfg(feature = "ssr")]
use crate::kit::cells::Source;
#[cfg(feature = "ssr")]
use crate::kit::register::{self, Batch};

/// Journals the caller may open in the organisation now on.
#[server]
pub async fn journals() -> AppResult<Vec<Journal>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::journals(&cx, &sight).await
}

/// One group's sheet in `term`, or in the term of today.
#[server]
pub async fn open_sheet(group: GroupId, term: Option<TermId>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    let sheet = store::sheet(&cx, &sight, group, term).await?;
    store::leave_opened(&cx, group).await?;
    Ok(sheet)
}

/// Notes that the sheet goes to paper: the browser says so as it prints.
#[server]
pub async fn note_print(group: GroupId, term: Option<TermId>) -> AppResult<()> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::sheet(&cx, &sight, group, term).await?;
    store::leave_trace(&cx, group, Way::Print).await
}

/// Lessons of an open sheet as they stand now; all of them unless some are named.
#[server(input = Json)]
pub async fn look_again(group: GroupId, term: TermId, lessons: Option<Vec<LessonId>>) -> AppResult<Fresh> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    let sheet = store::sheet(&cx, &sight, group, Some(term)).await?;
    Ok(Fresh::of(sheet, lessons.as_deref()))
}

/// Changes cells, each answered by itself; the same change id again brings the first answer again.
#[server(input = Json)]
pub async fn save_cells(changes: Changes) -> AppResult<Vec<Answer>> {
    let mut cx = Request::write().await?; //                                   who asks
    let mut batch = Batch::read(&cx, &changes, Source::Screen).await?; //      about what
    let mut answers = vec![];
    for change in changes {
        let lesson = batch.lesson(change.lesson)?;
        let (hands, wish) = (Hands::of(&cx.actor, lesson), lesson.write_marks(&change.edit));
        let permit = cx.actor.permit(wish)?; //                                may they
        let entry = batch
            .stand(&change)? //                                                is it lawful
            .map(|(cell, member)| lesson.enter(change.clone(), cell, (cx.today, member, hands), permit));
        answers.push(batch.settle(&mut cx, &change, entry).await?); //         do it
    }
    batch.save(&mut cx).await?;
    cx.commit(answers).await //                                                answer
}

/// When the family read the comment of a cell, if they have said so.
#[server]
pub async fn comment_receipt(lesson: LessonId, pupil: PersonId) -> AppResult<Option<String>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::receipt(&cx, &sight, (lesson, pupil)).await
}

/// Writes topic, homework and state of a lesson; the same change id again brings the first answer again.
#[server(input = Json)]
pub async fn note_lesson(id: ChangeId, note: LessonNote) -> AppResult<Noted> {
    let mut cx = Request::write().await?;
    let lesson = register::lesson(&cx, note.lesson).await?;
    let permit = cx.actor.permit(WriteLesson(&lesson))?;
    if let Some(first) = register::first_answer(&cx, (lesson.school, &id)).await? {
        return Ok(first);
    }
    lesson.open_on(cx.today).map_err(super::policy::refused)?;
    let noted = store::note(&mut cx, note, permit).await?;
    register::keep_answer(&cx, (lesson.school, &id), &noted).await?;
    cx.commit(noted).await
}

/// Adds a piece of work to a lesson or changes one.
#[server(input = Json)]
pub async fn put_work(work: Work) -> AppResult<Assignment> {
    let mut cx = Request::write().await?;
    let lesson = register::lesson(&cx, work.lesson).await?;
    let permit = cx.actor.permit(WriteLesson(&lesson))?;
    lesson.open_on(cx.today.max(lesson.date)).map_err(super::policy::refused)?;
    let assignment = store::put_work(&mut cx, work, permit).await?;
    cx.commit(assignment).await
}

/// Takes away a piece of work nobody has a mark for.
#[server(input = Json)]
pub async fn drop_work(assignment: AssignmentId) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let lesson = register::lesson_of_work(&cx, assignment).await?;
    let permit = cx.actor.permit(WriteLesson(&lesson))?;
    lesson.open_on(cx.today.max(lesson.date)).map_err(super::policy::refused)?;
    store::drop_work(&mut cx, assignment, permit).await?;
    cx.commit(()).await
}
