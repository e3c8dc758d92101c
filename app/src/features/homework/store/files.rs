//! A file of a homework or of an answer, for whoever may read it.

use domain::ids::{FileId, LessonId, PersonId};
use domain::trace::{Look, Matter, Way, Whose};

use super::doing::duty;
use super::keeping::lesson;
use super::reading::place;
use crate::kit::db::Reading;
use crate::kit::files::{File, find};
use crate::kit::{AppError, AppResult, Request, sql, trace};

const ON_HOMEWORK: &str = "SELECT 1 AS one FROM homework_files WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND file_id = $4";
const WITH_ANSWER: &str = "SELECT pupil_id FROM homework_answer_files \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND file_id = $4";

/// Whoever reads the journal reads all files and leaves a trace of those of pupils; a family reads what hangs on the
/// homework, and its own.
pub async fn file(cx: &Request<Reading>, id: LessonId, file: FileId) -> AppResult<File> {
    let (of, staff) = match lesson(cx, id).await {
        Ok(of) => (of, true),
        Err(AppError::NotFound) => (duty(cx, id, None).await?.lesson, false),
        Err(error) => return Err(error),
    };
    let [school, group, lesson] = place(&of);
    let here = [school, group, lesson, file.0.into()];
    let owner = sql::row(&cx.tx, WITH_ANSWER, here.clone()).await?;
    let owner = owner.map(|row| row.try_get("", "pupil_id")).transpose()?.map(PersonId);
    match owner {
        Some(pupil) if staff => {
            trace::leave(cx, of.school, Look::at(Way::Export, Matter::Journal), [Whose::Person(pupil)])?;
        }
        Some(pupil) => {
            duty(cx, id, Some(pupil)).await?;
        }
        None if sql::row(&cx.tx, ON_HOMEWORK, here).await?.is_some() => {}
        None => return Err(AppError::NotFound),
    }
    find(&cx.tx, of.school, file).await
}
