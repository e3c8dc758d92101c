//! Who is freed from a subject, as the journal, the sheet of term marks and the diary read it.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::ids::{PersonId, SchoolId, SubjectId};
use sea_orm::ConnectionTrait;

use super::{AppResult, sql};

const IN_SUBJECT: &str = "SELECT pupil_id AS id, first_day, last_day FROM exemptions WHERE school_id = $1 AND subject_id = $2 \
     AND last_day >= $3 AND first_day <= $4 AND cancelled_at IS NULL ORDER BY first_day";

const OF_PUPIL: &str = "SELECT subject_id AS id, first_day, last_day FROM exemptions WHERE school_id = $1 AND pupil_id = $2 \
     AND last_day >= $3 AND first_day <= $4 AND cancelled_at IS NULL ORDER BY first_day";

const IN_SCHOOL: &str = "SELECT pupil_id, subject_id AS id, first_day, last_day FROM exemptions WHERE school_id = $1 \
     AND last_day >= $2 AND first_day <= $3 AND cancelled_at IS NULL ORDER BY first_day";

/// Who is freed from what on some day of `span` in the whole school, with the days.
pub async fn in_school<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    span: Span,
) -> AppResult<HashMap<(PersonId, SubjectId), Vec<Span>>> {
    let mut found: HashMap<_, Vec<Span>> = HashMap::new();
    for row in sql::rows(tx, IN_SCHOOL, [school.0.into(), span.first.into(), span.last.into()]).await? {
        let days = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        let key = (PersonId(row.try_get("", "pupil_id")?), SubjectId(row.try_get("", "id")?));
        found.entry(key).or_default().push(days);
    }
    Ok(found)
}

/// Pupils freed from `subject` on some day of `span`, with their days.
pub async fn in_subject<C: ConnectionTrait>(
    tx: &C,
    (school, subject): (SchoolId, SubjectId),
    span: Span,
) -> AppResult<HashMap<PersonId, Vec<Span>>> {
    let found = freed(tx, IN_SUBJECT, ([school.0, subject.0], span)).await?;
    Ok(found.into_iter().map(|(id, spans)| (PersonId(id), spans)).collect())
}

/// Subjects that `pupil` is freed from on some day of `span`, with the days.
pub async fn of_pupil<C: ConnectionTrait>(
    tx: &C,
    (school, pupil): (SchoolId, PersonId),
    span: Span,
) -> AppResult<HashMap<SubjectId, Vec<Span>>> {
    let found = freed(tx, OF_PUPIL, ([school.0, pupil.0], span)).await?;
    Ok(found.into_iter().map(|(id, spans)| (SubjectId(id), spans)).collect())
}

/// `#` stands for numbers of pupils.
const OF_PUPILS: &str = "SELECT pupil_id, subject_id, first_day, last_day FROM exemptions WHERE school_id = $1 AND pupil_id IN (#) \
     AND last_day >= $2 AND first_day <= $3 AND cancelled_at IS NULL ORDER BY first_day";

/// Of several pupils, by subject.
pub async fn of_pupils<C: ConnectionTrait>(
    tx: &C,
    (school, pupils): (SchoolId, &[PersonId]),
    span: Span,
) -> AppResult<HashMap<(PersonId, SubjectId), Vec<Span>>> {
    let asked = OF_PUPILS.replace('#', &sql::among(pupils.iter().map(|id| id.0)));
    let mut found: HashMap<_, Vec<Span>> = HashMap::new();
    for row in sql::rows(tx, &asked, [school.0.into(), span.first.into(), span.last.into()]).await? {
        let days = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        let of = (PersonId(row.try_get("", "pupil_id")?), SubjectId(row.try_get("", "subject_id")?));
        found.entry(of).or_default().push(days);
    }
    Ok(found)
}

async fn freed<C: ConnectionTrait>(
    tx: &C,
    asked: &str,
    ([school, of], span): ([i64; 2], Span),
) -> AppResult<HashMap<i64, Vec<Span>>> {
    let mut found: HashMap<i64, Vec<Span>> = HashMap::new();
    let values = [school.into(), of.into(), span.first.into(), span.last.into()];
    for row in sql::rows(tx, asked, values).await? {
        let days = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        found.entry(row.try_get("", "id")?).or_default().push(days);
    }
    Ok(found)
}
