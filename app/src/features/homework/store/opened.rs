//! The page of one homework, from the side the caller reads it.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::hat::Hat;
use domain::homework::{DoHomework, KeepHomework};
use domain::ids::{LessonId, PersonId};
use domain::journal::Lesson;
use domain::trace::{Look, Matter, Way, Whose};

use super::doing::duty;
use super::keeping::lesson;
use super::reading::{answers, homework, place};
use crate::features::homework::sheet::{Family, Kept, Row};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql, trace};

const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, \
       CASE WHEN EXISTS (SELECT 1 FROM homework_ticks t WHERE t.school_id = $1 AND t.group_id = $2 AND t.lesson_id = $3 \
         AND t.pupil_id = p.id) THEN 1 ELSE 0 END AS ticked \
     FROM persons p WHERE EXISTS (SELECT 1 FROM group_members m WHERE m.school_id = $1 AND m.group_id = $2 \
       AND m.pupil_id = p.id AND m.since <= $4 AND (m.until IS NULL OR m.until >= $4)) ORDER BY p.search, p.id";

const TICKED: &str = "SELECT 1 AS one FROM homework_ticks \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4";

/// The lesson as somebody of the school reads it; nothing, if the side on is not of its school, or sees no such journal
/// and may have a child there.
pub async fn read_lesson(cx: &Request<Reading>, id: LessonId) -> AppResult<Option<Lesson>> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Ok(None) };
    match lesson(cx, id).await {
        Ok(of) if organisation == of.school.into() => Ok(Some(of)),
        Ok(_) | Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// As the school reads it: who has ticked it, who has answered what.
pub async fn kept(cx: &Request<Reading>, of: &Lesson, sight: &Sight) -> AppResult<Kept> {
    let keeps = cx.actor.may(&KeepHomework(of));
    if !keeps && !sight.sees_group(of.school, of.group, of.class) {
        return Err(AppError::NotFound);
    }
    trace::leave(cx, of.school, Look::at(Way::List, Matter::Journal), [Whose::Group(of.group)])?;
    let mut answers = answers(cx, of, None).await?;
    let [school, group, id] = place(of);
    let mut rows = vec![];
    for row in sql::rows(&cx.tx, PUPILS, [school, group, id, of.date.into()]).await? {
        let pupil = PersonId(row.try_get("", "id")?);
        let ticked = row.try_get::<i32>("", "ticked")? > 0;
        let name = sql::person_name(&row)?.short();
        rows.push(Row { pupil, name, ticked, answer: answers.remove(&pupil) });
    }
    // The teacher reads what is written for a later day, too.
    let homework = homework(cx, of, far()).await?;
    Ok(Kept { homework, keeps, rows })
}

/// Later than any day of a school.
fn far() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default()
}

/// As the family reads it.
pub async fn family(cx: &Request<Reading>, id: LessonId, child: Option<PersonId>) -> AppResult<Family> {
    let own = duty(cx, id, child).await?;
    let _permit = cx.actor.permit(DoHomework(own.pupil)).map_err(|_| AppError::NotFound)?;
    let duty = own.duty();
    let [school, group, lesson] = place(&own.lesson);
    let ticked = sql::row(&cx.tx, TICKED, [school, group, lesson, own.pupil.0.into()]).await?.is_some();
    Ok(Family {
        homework: homework(cx, &own.lesson, cx.today).await?,
        child: own.pupil,
        name: own.given.clone(),
        ticked,
        answer: answers(cx, &own.lesson, Some(own.pupil)).await?.remove(&own.pupil),
        shut: duty.is_open(cx.today).err().map(|why| why.to_string()),
        no_answer: duty.takes_answer(cx.today).err().map(|why| why.to_string()),
    })
}
