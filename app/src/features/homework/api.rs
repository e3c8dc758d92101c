//! Calls of homework; what comes with files has doors of its own.

use domain::homework::Verdict;
#[cfg(feature = "ssr")]
use domain::homework::{DoHomework, KeepHomework};
use domain::ids::{FileId, HomeworkLinkId, LessonId, PersonId};
use leptos::prelude::*;

use super::sheet::Opened;
#[cfg(feature = "ssr")]
use super::store;
use super::tasks::Tasks;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// The homework of a lesson: of a school, where the caller works there, else of `child` or the one whose side is on.
#[server]
pub async fn open_homework(lesson: LessonId, child: Option<PersonId>) -> AppResult<Opened> {
    let cx = Request::read().await?;
    match store::read_lesson(&cx, lesson).await? {
        Some(of) => store::kept(&cx, &of, &cx.actor.sight_of_journals()).await.map(Opened::Kept),
        None => store::family(&cx, lesson, child).await.map(|family| Opened::Family(Box::new(family))),
    }
}

/// What is due for `child`, or what waits for the teacher.
#[server]
pub async fn open_tasks(child: Option<PersonId>) -> AppResult<Tasks> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_diaries();
    store::tasks(&cx, &sight, child).await
}

/// Says the day a homework is done by; without one it is the next lesson.
#[server]
pub async fn set_due(lesson: LessonId, due: Option<String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    leptos_axum::redirect(&link::homework(lesson));
    store::set_due(&cx, store::day_of(&of, due)?, &permit).await?;
    cx.commit(()).await
}

/// Hangs a link on a homework.
#[server]
pub async fn add_link(lesson: LessonId, title: String, address: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    leptos_axum::redirect(&link::homework(lesson));
    store::add_link(&cx, (&title, &address), &permit).await?;
    cx.commit(()).await
}

/// Takes a link off a homework.
#[server]
pub async fn drop_link(lesson: LessonId, link: HomeworkLinkId) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    store::drop_link(&cx, link, &permit).await?;
    leptos_axum::redirect(&link::homework(lesson));
    cx.commit(()).await
}

/// Takes a file off a homework.
#[server]
pub async fn drop_file(lesson: LessonId, file: FileId) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    store::drop_file(&cx, file, &permit).await?;
    leptos_axum::redirect(&link::homework(lesson));
    cx.commit(()).await
}

/// Ticks a homework of `child` as done, or takes the tick back; `list`: from the list of all.
#[server]
pub async fn tick_homework(
    lesson: LessonId,
    child: PersonId,
    done: Option<String>,
    list: Option<String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let duty = store::duty(&cx, lesson, Some(child)).await?;
    let permit = cx.actor.permit(DoHomework(child))?;
    let by = duty.duty().tick(cx.today, &permit).map_err(store::refused)?;
    store::tick(&cx, &duty, done.is_some(), by).await?;
    leptos_axum::redirect(&list.map_or_else(|| link::homework_of(lesson, child), |_| link::tasks(child)));
    cx.commit(()).await
}

/// Replies to the answer of a pupil, as it stood when it was read.
#[server]
pub async fn reply_answer(
    lesson: LessonId,
    pupil: PersonId,
    version: i32,
    verdict: Verdict,
    #[server(default)] words: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    leptos_axum::redirect(&link::homework_answer(lesson, pupil));
    let stands = store::version(&cx, &of, pupil).await?;
    let entry = store::replied((version, stands), pupil, (verdict, &words), &permit)?;
    store::keep_reply(&cx, (&of, pupil), &entry).await?;
    cx.commit(()).await
}
