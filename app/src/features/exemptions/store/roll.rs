//! The roll of a class: its pupils, what they learn, who is freed from it.

use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{ClassId, ExemptionId, PersonId, SubjectId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use crate::features::exemptions::roll::{Roll, Standing};
use crate::kit::db::Reading;
use crate::kit::rolls::{self, SeenClass};
use crate::kit::{AppError, AppResult, Hand, Request, sql, trace};

const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic FROM class_members m JOIN persons p ON p.id = m.pupil_id \
     WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     ORDER BY p.search, p.id";

const SUBJECTS: &str = "SELECT DISTINCT s.id, s.name FROM class_members c \
     JOIN group_members m ON m.pupil_id = c.pupil_id AND m.school_id = c.school_id AND m.since <= $3 \
       AND (m.until IS NULL OR m.until >= $3) \
     JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE c.school_id = $1 AND c.class_id = $2 AND c.since <= $3 AND (c.until IS NULL OR c.until >= $3) ORDER BY s.name";

const STANDS: &str = "SELECT e.id, e.first_day, e.last_day, e.document, e.at, s.name AS subject, \
     k.surname AS of_surname, k.given AS of_given, k.patronymic AS of_patronymic, p.surname, p.given, p.patronymic \
     FROM class_members m JOIN exemptions e ON e.school_id = m.school_id AND e.pupil_id = m.pupil_id \
       AND e.cancelled_at IS NULL AND e.last_day >= $4 \
     JOIN subjects s ON s.id = e.subject_id JOIN persons k ON k.id = e.pupil_id \
     JOIN accounts a ON a.id = e.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     ORDER BY k.search, k.id, e.first_day";

/// The class `asked` for within `sight`, or the first.
pub async fn roll(cx: &Request<Reading>, sight: &Sight, asked: Option<ClassId>) -> AppResult<Roll> {
    let school = cx.school()?;
    let classes = rolls::seen_classes(&cx.tx, sight, school).await?;
    let wanted = |seen: &&SeenClass| asked.is_none_or(|asked| seen.id == asked);
    let SeenClass { id: class, title, year } =
        classes.iter().find(wanted).cloned().ok_or(AppError::NotFound)?;
    let of = [school.0.into(), class.0.into(), cx.today.into()];
    let mut pupils = vec![];
    for row in sql::rows(&cx.tx, PUPILS, of.clone()).await? {
        pupils.push((PersonId(row.try_get("", "id")?), sql::person_name(&row)?.short()));
    }
    let mut subjects = vec![];
    for row in sql::rows(&cx.tx, SUBJECTS, of.clone()).await? {
        subjects.push((SubjectId(row.try_get("", "id")?), row.try_get("", "name")?));
    }
    let [school_id, class_id, today] = of;
    let rows = sql::rows(&cx.tx, STANDS, [school_id, class_id, today, year.first.into()]).await?;
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [Whose::Class(class)])?;
    Ok(Roll {
        class,
        title,
        today: cx.today,
        year,
        pupils,
        subjects,
        stands: rows.iter().map(|row| standing(cx, row)).collect::<AppResult<_>>()?,
        classes: classes.into_iter().map(|seen| (seen.id, seen.title)).collect(),
    })
}

fn standing(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Standing> {
    let pupil = sql::person_name_of(row, "of_")?;
    Ok(Standing {
        id: ExemptionId(row.try_get("", "id")?),
        pupil: pupil.short(),
        subject: row.try_get("", "subject")?,
        span: Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? },
        document: row.try_get("", "document")?,
        by: Hand::read(cx, row, "at")?,
    })
}
