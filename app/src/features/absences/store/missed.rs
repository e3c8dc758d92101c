//! Lessons of a term that a pupil missed, as the family reads them.

use chrono::NaiveDate;
use domain::calendar::Term;
use domain::ids::{PersonId, SchoolId, TermId};
use domain::journal::Attendance;

use crate::features::absences::notes::{Missed, MissedDay};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, group, sql};

/// The year that the pupil `$1` is in on the day `$2`.
const YEAR: &str = concat!(
    "SELECT c.school_id, c.year_id, ",
    sql::term_kind!("c"),
    " AS term_kind FROM class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY m.since DESC LIMIT 1"
);

const LESSONS: &str = "SELECT l.date, l.number, s.name AS subject, x.attendance FROM cells x \
     JOIN lessons l ON l.school_id = x.school_id AND l.group_id = x.group_id AND l.id = x.lesson_id \
     JOIN groups g ON g.school_id = x.school_id AND g.id = x.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE x.school_id = $1 AND x.pupil_id = $2 AND x.attendance IN ('ОТ', 'УП', 'Б', 'НП', 'ОП') \
     AND l.date BETWEEN $3 AND $4 ORDER BY l.date DESC, l.number, s.name";

/// Of the term asked for, or of the one under way.
pub async fn missed(cx: &Request<Reading>, pupil: PersonId, asked: Option<TermId>) -> AppResult<Missed> {
    let year = sql::row(&cx.tx, YEAR, [pupil.0.into(), cx.today.into()]).await?;
    let Some(year) = year else { return Ok(Missed::default()) };
    let school: i64 = year.try_get("", "school_id")?;
    let (of, kind): (i64, String) = (year.try_get("", "year_id")?, year.try_get("", "term_kind")?);
    let terms = group::terms(&cx.tx, (SchoolId(school), of), &kind).await?;
    let shown = Term::asked(&terms, asked, cx.today).cloned();
    let days = match &shown {
        Some(term) => days(cx, (school, pupil), term).await?,
        None => vec![],
    };
    let terms = terms.into_iter().map(|term| (term.id, term.title)).collect();
    Ok(Missed { terms, term: shown.map(|term| term.id), days })
}

async fn days(
    cx: &Request<Reading>,
    (school, pupil): (i64, PersonId),
    term: &Term,
) -> AppResult<Vec<MissedDay>> {
    let values = [school.into(), pupil.0.into(), term.span.first.into(), term.span.last.into()];
    let mut days: Vec<MissedDay> = vec![];
    for row in sql::rows(&cx.tx, LESSONS, values).await? {
        let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
        let code: String = row.try_get("", "attendance")?;
        let code = Attendance::parse(&code).ok_or_else(|| AppError::fault(format!("attendance {code}")))?;
        if days.last().is_none_or(|last| last.date != date) {
            days.push(MissedDay { date, lessons: vec![] });
        }
        let lesson = (u8::try_from(number).unwrap_or_default(), row.try_get("", "subject")?, code);
        if let Some(day) = days.last_mut() {
            day.lessons.push(lesson);
        }
    }
    Ok(days)
}
