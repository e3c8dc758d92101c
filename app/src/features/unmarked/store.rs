//! What is learned without marks, in the database.

use domain::access::Permit;
use domain::curriculum::is_of;
use domain::ids::{SchoolId, SubjectId, TermId, UnmarkedId, YearId};
use domain::term_mark::{SetUnmarked, UnmarkedDraft, UnmarkedFacts, UnmarkedRefused, Unmarking};
use entity::unmarked as row;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};

use super::sheet::{Standing, Unmarked};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

/// Of a draft the borders of terms may still be drawn anew.
const YEAR: &str =
    "SELECT id FROM school_years WHERE school_id = $1 AND state = 'open' ORDER BY first_day DESC LIMIT 1";

const GRADES: &str =
    "SELECT DISTINCT grade FROM classes WHERE school_id = $1 AND year_id = $2 AND grade > 1 ORDER BY grade";

const SUBJECTS: &str = "SELECT DISTINCT s.id, s.code, s.name FROM groups g JOIN subjects s ON s.id = g.subject_id \
     WHERE g.school_id = $1 AND g.year_id = $2 ORDER BY s.name";

const TERMS: &str = "SELECT id, title FROM terms WHERE school_id = $1 AND year_id = $2 \
     AND kind IN ('quarter', 'trimester', 'module', 'half') ORDER BY first_day, kind";

/// Into which terms the year of classes of the grade `$3` falls.
const KINDS: &str = concat!(
    "SELECT t.id FROM terms t WHERE t.school_id = $1 AND t.year_id = $2 AND t.kind IN (SELECT ",
    sql::term_kind!("c"),
    " FROM classes c WHERE c.school_id = $1 AND c.year_id = $2 AND c.grade = $3)",
);

const STANDS: &str = "SELECT u.id, u.grade, u.act, u.at, s.name AS subject, t.title AS term, p.surname, p.given, p.patronymic \
     FROM unmarked u JOIN subjects s ON s.id = u.subject_id \
     LEFT JOIN terms t ON t.school_id = u.school_id AND t.id = u.term_id \
     JOIN accounts a ON a.id = u.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE u.school_id = $1 AND u.year_id = $2 ORDER BY u.grade, s.name, t.first_day, u.id";

/// Marks of lessons and of terms that stand in the time: that of the term `$5`, or of the whole year where it is 0.
const MARKS: &str = "SELECT (SELECT COUNT(*) FROM marks k JOIN lessons l ON l.school_id = k.school_id AND l.id = k.lesson_id \
       JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id AND g.year_id = $2 AND g.grade = $3 AND g.subject_id = $4 \
       WHERE k.school_id = $1 AND ($5 = 0 OR EXISTS (SELECT 1 FROM terms t WHERE t.school_id = l.school_id AND t.id = $5 \
         AND l.date BETWEEN t.first_day AND t.last_day))) \
     + (SELECT COUNT(*) FROM term_marks k JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id \
       AND g.year_id = $2 AND g.grade = $3 AND g.subject_id = $4 WHERE k.school_id = $1 AND ($5 = 0 OR k.term_id = $5)) AS marks";

/// Where something is said: the school now on, in its year in hand.
pub struct Place {
    school: SchoolId,
    year: YearId,
}

async fn place<T: ConnectionTrait>(cx: &Request<T>) -> AppResult<Place> {
    let school = cx.school()?;
    let none =
        || AppError::Refused("Учебный год ещё не открыт. Его открывает координатор школы в мастере.".into());
    let row = sql::row(&cx.tx, YEAR, [school.0.into()]).await?.ok_or_else(none)?;
    Ok(Place { school, year: YearId(row.try_get("", "id")?) })
}

pub async fn unmarked(cx: &Request<Reading>, permit: Permit<SetUnmarked>) -> AppResult<Unmarked> {
    let Place { year, .. } = place(cx).await?;
    let key = || [permit.action().0.0.into(), year.0.into()];
    let mut found = Unmarked { stands: vec![], grades: vec![], subjects: vec![], terms: vec![] };
    for row in sql::rows(&cx.tx, GRADES, key()).await? {
        found.grades.push(row.try_get("", "grade")?);
    }
    for row in sql::rows(&cx.tx, SUBJECTS, key()).await? {
        if is_of(&row.try_get::<String>("", "code")?, permit.action().0) {
            found.subjects.push((SubjectId(row.try_get("", "id")?), row.try_get("", "name")?));
        }
    }
    for row in sql::rows(&cx.tx, TERMS, key()).await? {
        found.terms.push((TermId(row.try_get("", "id")?), row.try_get("", "title")?));
    }
    for row in sql::rows(&cx.tx, STANDS, key()).await? {
        found.stands.push(Standing {
            id: UnmarkedId(row.try_get("", "id")?),
            grade: row.try_get("", "grade")?,
            subject: row.try_get("", "subject")?,
            term: row.try_get("", "term")?,
            act: row.try_get("", "act")?,
            by: Hand::read(cx, &row, "at")?,
        });
    }
    Ok(found)
}

/// What stands against the wish; a subject or a term that the year has not is not there.
pub async fn facts(cx: &Request<Writing>, draft: &UnmarkedDraft) -> AppResult<(Place, UnmarkedFacts)> {
    let place = place(cx).await?;
    let key = || [place.school.0.into(), place.year.0.into()];
    let [school, year] = key();
    let subject = knows(cx, SUBJECTS, key(), draft.subject.0).await?;
    let term = draft.term.map_or(0, |term| term.0);
    if !subject || (term != 0 && !knows(cx, TERMS, key(), term).await?) {
        return Err(AppError::NotFound);
    }
    let of_grade = [school.clone(), year.clone(), draft.grade.into()];
    let foreign = term != 0 && !knows(cx, KINDS, of_grade, term).await?;
    let there = row::Entity::find().filter(of(&place, draft)).all(&cx.tx).await?;
    let same = |one: &row::Model| one.term_id.is_none() || one.term_id == draft.term;
    let values = [school, year, draft.grade.into(), draft.subject.0.into(), term.into()];
    let counted = sql::row(&cx.tx, MARKS, values).await?.ok_or(AppError::NotFound)?;
    let marks: i64 = counted.try_get("", "marks")?;
    let facts = UnmarkedFacts { there: there.iter().any(same), foreign, marks: marks.unsigned_abs() };
    Ok((place, facts))
}

/// Is there a row of this number among those asked for?
async fn knows<const N: usize>(
    cx: &Request<Writing>,
    asked: &str,
    key: [sea_orm::Value; N],
    id: i64,
) -> AppResult<bool> {
    let rows = sql::rows(&cx.tx, asked, key).await?;
    Ok(rows.iter().any(|row| row.try_get::<i64>("", "id").is_ok_and(|known| known == id)))
}

fn of(place: &Place, draft: &UnmarkedDraft) -> sea_orm::sea_query::SimpleExpr {
    use row::Column::{Grade, SchoolId as School, SubjectId as Subject, YearId as Year};
    use sea_orm::sea_query::ExprTrait;
    let here = School.eq(place.school).and(Year.eq(place.year));
    here.and(Grade.eq(draft.grade)).and(Subject.eq(draft.subject))
}

/// All year takes the place of single terms.
pub async fn keep(cx: &Request<Writing>, place: &Place, kept: &Unmarking) -> AppResult<()> {
    let draft = kept.of();
    if draft.term.is_none() {
        row::Entity::delete_many().filter(of(place, draft)).exec(&cx.tx).await?;
    }
    let fresh = row::ActiveModel {
        id: NotSet,
        school_id: Set(place.school),
        year_id: Set(place.year),
        grade: Set(draft.grade),
        subject_id: Set(draft.subject),
        term_id: Set(draft.term),
        act: Set(draft.act.clone()),
        by: Set(kept.by()),
        at: Set(cx.now),
    };
    fresh.insert(&cx.tx).await?;
    let log = Log { school: place.school, by: Some(kept.by()), at: cx.now };
    let when = draft.term.map_or_else(|| format!("year:{}", place.year), |term| format!("term:{term}"));
    let about = format!("grade:{} subject:{}", draft.grade, draft.subject);
    log.enter(&cx.tx, "unmarked.set", about, Some(when)).await
}

/// What another school says is not there.
pub async fn end(cx: &Request<Writing>, id: UnmarkedId, permit: Permit<SetUnmarked>) -> AppResult<()> {
    let school = permit.action().0;
    let own = row::Column::SchoolId.eq(school);
    let found = row::Entity::find_by_id(id).filter(own).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    row::Entity::delete_by_id(id).exec(&cx.tx).await?;
    let log = Log { school, by: Some(permit.by()), at: cx.now };
    let about = format!("grade:{} subject:{}", found.grade, found.subject_id);
    log.enter(&cx.tx, "unmarked.end", about, None).await
}

pub fn refused(why: UnmarkedRefused) -> AppError {
    let field = match why {
        UnmarkedRefused::ByLaw => "draft[grade]",
        UnmarkedRefused::Foreign | UnmarkedRefused::Already | UnmarkedRefused::Marked(_) => "draft[term]",
        UnmarkedRefused::Act => "draft[act]",
    };
    AppError::field(field, why.to_string())
}
