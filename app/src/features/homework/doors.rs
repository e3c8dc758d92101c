//! The ways of files: onto a homework, with an answer, and out to whoever reads them.

use axum::Router;
use axum::extract::{Multipart, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::file::FileKind;
use domain::homework::{DoHomework, KeepHomework, MOST_FILES};
use domain::ids::{FileId, LessonId, PersonId};

use super::store;
use crate::kit::files::{self, File, Form, Wanted, Way, large};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link};

/// `POST /homework/{lesson}/files`, `POST /homework/{lesson}/answer/{pupil}`, `GET /homework/{lesson}/files/{file}`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/homework/{lesson}/files", post(hang).layer(large()))
        .route("/homework/{lesson}/answer/{pupil}", post(answer).layer(large()))
        .route("/homework/{lesson}/files/{file}", get(give))
        .with_state(house)
}

async fn hang(
    State(house): State<House>,
    Path(lesson): Path<i64>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let lesson = LessonId(lesson);
    answered(hung(house, &headers, lesson, form).await, &link::homework(lesson))
}

/// Rights are asked before anything is kept, and once more in the turn that keeps it.
async fn hung(house: House, headers: &HeaderMap, lesson: LessonId, form: Multipart) -> AppResult<()> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.read().await?);
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    let (school, most) = (of.school, store::room(&cx, &of).await?);
    let wanted = Wanted { school, by: permit.by(), kinds: &FileKind::ALL, most };
    drop(cx.tx);
    let form = Form::read(&house, wanted, form).await?;
    if form.arrived.is_empty() && form.refused.is_empty() {
        return Err(AppError::field("files", "Выберите файл."));
    }
    let cx = Request::within(house.clone(), signed, house.db.turn().await?);
    let of = store::lesson(&cx, lesson).await?;
    let permit = cx.actor.permit(KeepHomework(&of))?;
    store::hang(&cx, &form.arrived, &permit).await?;
    cx.commit(()).await?;
    form.complaint("files").map_or(Ok(()), Err)
}

async fn answer(
    State(house): State<House>,
    Path((lesson, pupil)): Path<(i64, i64)>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let (lesson, pupil) = (LessonId(lesson), PersonId(pupil));
    answered(sent(house, &headers, (lesson, pupil), form).await, &link::homework_of(lesson, pupil))
}

async fn sent(
    house: House,
    headers: &HeaderMap,
    (lesson, pupil): (LessonId, PersonId),
    form: Multipart,
) -> AppResult<()> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.read().await?);
    let duty = store::duty(&cx, lesson, Some(pupil)).await?;
    let permit = cx.actor.permit(DoHomework(pupil))?;
    duty.duty().takes_answer(cx.today).map_err(store::refused)?;
    let wanted =
        Wanted { school: duty.lesson.school, by: permit.by(), kinds: &FileKind::ALL, most: MOST_FILES };
    drop(cx.tx);
    let mut form = Form::read(&house, wanted, form).await?;
    let cx = Request::within(house.clone(), signed, house.db.turn().await?);
    let duty = store::duty(&cx, lesson, Some(pupil)).await?;
    let permit = cx.actor.permit(DoHomework(pupil))?;
    let left = store::left(&duty, &form);
    form.at_most(MOST_FILES.saturating_sub(left.len()), MOST_FILES);
    let said = (form.word("text"), left.len() + form.arrived.len());
    let entry = duty.duty().answer(said, cx.today, &permit).map_err(|why| store::not_taken(&why, &form))?;
    store::keep_answer(&cx, (&duty, &entry), (&left, &form.arrived)).await?;
    cx.commit(()).await?;
    form.complaint("files").map_or(Ok(()), Err)
}

async fn give(
    State(house): State<House>,
    Path((lesson, file)): Path<(i64, i64)>,
    headers: HeaderMap,
) -> Response {
    match given(&house, &headers, LessonId(lesson), FileId(file)).await {
        Ok(file) => files::handed(&house, file, Way::Shown),
        Err(error) => door::turned_away(&error),
    }
}

async fn given(house: &House, headers: &HeaderMap, lesson: LessonId, file: FileId) -> AppResult<File> {
    let cx = door::reading(house, headers).await?;
    store::file(&cx, lesson, file).await
}

fn answered(done: AppResult<()>, page: &str) -> Response {
    match done {
        Ok(()) => Redirect::to(page).into_response(),
        Err(error) => door::sent_back(&error, page),
    }
}
