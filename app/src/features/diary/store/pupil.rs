//! The pupil whose diary is opened, found among those within sight.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::Span;
use domain::hat::Hat;
use domain::ids::{PersonId, SchoolId, YearId};
use sea_orm::{FromQueryResult, QueryResult};

use super::visits::open;
use crate::features::diary::leaf::{Child, Owner};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// `#` stands for the numbers of all within sight.
const CHILDREN: &str = concat!(
    "SELECT p.id, p.given, p.sex, k.school_id, k.year_id, k.first_day, k.last_day, k.term_kind, k.vacation_set, \
     k.grade, k.letter FROM persons p LEFT JOIN ( \
       SELECT m.pupil_id, m.since, c.school_id, c.year_id, c.grade, c.letter, c.vacation_set, y.first_day, y.last_day, ",
    sql::term_kind!("c"),
    " AS term_kind \
       FROM class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
       JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
       WHERE m.pupil_id IN (#) AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1)) k ON k.pupil_id = p.id \
     WHERE p.id IN (#) ORDER BY p.id, k.since DESC",
);

/// A pupil within the caller's sight: made by [`pupils`] alone.
pub struct Pupil {
    pub owner: Owner,
    /// Nothing while in no class of a year that is kept.
    pub year: Option<Enrolled>,
}

/// The year the pupil is in, as far as a diary needs it.
#[derive(FromQueryResult)]
pub struct Enrolled {
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub term_kind: String,
    pub vacation_set: String,
    pub grade: i32,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl Enrolled {
    pub const fn span(&self) -> Span {
        Span { first: self.first_day, last: self.last_day }
    }
}

impl Pupil {
    pub const fn id(&self) -> PersonId {
        self.owner.pupil.id
    }
}

/// The one `asked` for, else the one whose side is on, else the first; nobody outside `sight` is found. The reader has
/// opened this diary.
pub async fn pupil(cx: &Request<Reading>, sight: &Sight, asked: Option<PersonId>) -> AppResult<Pupil> {
    let on = match cx.signed().hat {
        Some(Hat::Guardian(child)) => Some(child),
        Some(Hat::Pupil) => Some(cx.actor.person()),
        Some(Hat::Work(_)) | None => None,
    };
    let wanted = asked.or(on).or(sight.pupils.first().copied()).ok_or(AppError::NotFound)?;
    let found = pupils(cx, sight).await?.into_iter().find(|pupil| pupil.id() == wanted);
    let found = found.ok_or(AppError::NotFound)?;
    open(cx, &found);
    Ok(found)
}

/// Everybody within `sight`.
pub async fn pupils(cx: &Request<Reading>, sight: &Sight) -> AppResult<Vec<Pupil>> {
    if sight.pupils.is_empty() {
        return Ok(vec![]);
    }
    let ids = sql::among(sight.pupils.iter().map(|pupil| pupil.0));
    let rows = sql::rows(&cx.tx, &CHILDREN.replace('#', &ids), [cx.today.into()]).await?;
    let mut found: Vec<(Child, &QueryResult)> = vec![];
    for row in &rows {
        let child = child(row)?;
        // A pupil of two schools is one child; the later class comes first.
        if found.last().is_none_or(|(last, _)| last.id != child.id) {
            found.push((child, row));
        }
    }
    let children: Vec<Child> = found.iter().map(|(child, _)| child.clone()).collect();
    let whole = |(pupil, row): (Child, &QueryResult)| {
        let sex = row.try_get::<Option<String>>("", "sex")?.and_then(|text| text.parse().ok());
        let enrolled = row.try_get::<Option<i64>>("", "school_id")?.is_some();
        let year = enrolled.then(|| Enrolled::from_query_result(row, "")).transpose()?;
        Ok(Pupil { owner: Owner { pupil, sex, children: children.clone() }, year })
    };
    found.into_iter().map(whole).collect()
}

fn child(row: &QueryResult) -> AppResult<Child> {
    let grade: Option<i32> = row.try_get("", "grade")?;
    let letter: Option<String> = row.try_get("", "letter")?;
    let class = grade.zip(letter).map(|(grade, letter)| format!("{grade}{letter}"));
    Ok(Child { id: PersonId(row.try_get("", "id")?), given: row.try_get("", "given")?, class })
}
