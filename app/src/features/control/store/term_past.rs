//! How a term mark came to be what it is, by the log of events.

use domain::ids::{GroupId, PersonId, SchoolId, TermId};

use super::past::{called, changes};
use crate::features::control::history::{Stands, TermPast, Told};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

const PLACE: &str = "SELECT g.name AS class, s.name AS subject, t.title FROM groups g \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND t.id = $3 \
     WHERE g.school_id = $1 AND g.id = $2";

const MARK: &str = "SELECT k.value, k.reason, k.at, p.surname, p.given, p.patronymic FROM term_marks k \
     JOIN accounts a ON a.id = k.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE k.school_id = $1 AND k.group_id = $2 AND k.term_id = $3 AND k.pupil_id = $4";

pub async fn term_past(
    cx: &Request<Reading>,
    school: SchoolId,
    (group, term, pupil): (GroupId, TermId, PersonId),
) -> AppResult<TermPast> {
    let place = sql::row(&cx.tx, PLACE, [school.0.into(), group.0.into(), term.0.into()]).await?;
    let place = place.ok_or(AppError::NotFound)?;
    let name = called(cx, (school, group), pupil).await?;
    let values = [school.0, group.0, term.0, pupil.0].map(Into::into);
    let (mut stands, mut reason) = (None, None);
    if let Some(mark) = sql::row(&cx.tx, MARK, values).await? {
        reason = mark.try_get("", "reason")?;
        let when = cx.house.clock.say(mark.try_get("", "at")?);
        stands =
            Some(Stands { words: mark.try_get("", "value")?, who: sql::person_name(&mark)?.short(), when });
    }
    let changes = changes(cx, school, format!("group:{group} term:{term} pupil:{pupil}")).await?;
    Ok(TermPast {
        pupil: name,
        group,
        class: place.try_get("", "class")?,
        subject: place.try_get("", "subject")?,
        term,
        title: place.try_get("", "title")?,
        reason,
        told: Told { changes, stands },
    })
}
