//! Which groups have lessons on those days, by teacher.

use chrono::{NaiveDate, NaiveTime};
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{GroupId, PersonId, SchoolId, SubjectId};
use domain::outage::{Reach, reach};
use sea_orm::QueryResult;

use crate::features::outage::sheet::{Board, Listed, Whose};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// `$4` is who gives the lesson, or 0 for all.
const LESSONS: &str = "SELECT l.group_id, l.date, l.number, l.starts, g.name, g.subject_id, s.name AS subject, \
       p.id AS teacher_id, p.surname, p.given, p.patronymic FROM lessons l \
     JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     JOIN persons p ON p.id = COALESCE(l.substitute_id, l.teacher_id) \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 AND l.state IN ('planned', 'held') AND $4 IN (0, p.id) \
     ORDER BY p.search, p.id, l.date, l.number, l.id";

/// The lessons of one group by one teacher.
pub struct Planned {
    pub teacher: PersonId,
    pub teacher_name: String,
    pub group: GroupId,
    pub class: String,
    pub subject_id: SubjectId,
    pub subject: String,
    pub lessons: Vec<(NaiveDate, u8, NaiveTime)>,
}

/// Whose sheets of which days.
pub type Wish<'a> = (NaiveDate, &'a str, Whose);

/// Not said whose: of all for those who read all journals and give no lessons themselves.
pub async fn board(
    cx: &Request<Reading>,
    sight: &Sight,
    (on, of, whose): (NaiveDate, &str, Option<Whose>),
) -> AppResult<Board> {
    let reads_alone = |school| sight.schools.contains(&school) && !gives(cx, school);
    let usual = if cx.school().is_ok_and(reads_alone) { Whose::All } else { Whose::Own };
    let whose = whose.unwrap_or(usual);
    let (school, days) = place(cx, sight, (on, of, whose))?;
    let sheets = planned(cx, (school, days), sight, whose).await?;
    let may_all = sight.schools.contains(&school);
    Ok(Board { on, days, whose, may_all, sheets: sheets.into_iter().map(listed).collect() })
}

/// The school of the side now on, and the days. Sheets of all teachers are for whoever reads all journals, and of one day.
pub fn place(cx: &Request<Reading>, sight: &Sight, (on, of, whose): Wish<'_>) -> AppResult<(SchoolId, Span)> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    match whose {
        Whose::All if !sight.schools.contains(&school) => Err(AppError::NotFound),
        Whose::All => Ok((school, reach(on, Reach::Day))),
        Whose::Own => Ok((school, reach(on, Reach::parse(of)))),
    }
}

/// In the order of teachers and of their first lessons. Who gives no lessons and reads no journals finds nothing here.
pub async fn planned(
    cx: &Request<Reading>,
    (school, days): (SchoolId, Span),
    sight: &Sight,
    whose: Whose,
) -> AppResult<Vec<Planned>> {
    let by = match whose {
        Whose::Own => cx.actor.person().0,
        Whose::All => 0,
    };
    let values = [school.0.into(), days.first.into(), days.last.into(), by.into()];
    let mut sheets: Vec<Planned> = vec![];
    for row in sql::rows(&cx.tx, LESSONS, values).await? {
        let (of, lesson) = lesson(&row)?;
        let known = sheets.iter_mut().find(|sheet| (sheet.teacher, sheet.group) == (of.teacher, of.group));
        match known {
            Some(sheet) => sheet.lessons.push(lesson),
            None => sheets.push(Planned { lessons: vec![lesson], ..of }),
        }
    }
    let stranger = !gives(cx, school) && !sight.schools.contains(&school);
    if stranger && sheets.is_empty() { Err(AppError::NotFound) } else { Ok(sheets) }
}

fn gives(cx: &Request<Reading>, school: SchoolId) -> bool {
    cx.actor.standing().teaches.iter().any(|(of, _)| *of == school)
}

fn lesson(row: &QueryResult) -> AppResult<(Planned, (NaiveDate, u8, NaiveTime))> {
    let number: i32 = row.try_get("", "number")?;
    let at = (row.try_get("", "date")?, u8::try_from(number).unwrap_or_default(), row.try_get("", "starts")?);
    let of = Planned {
        teacher: PersonId(row.try_get("", "teacher_id")?),
        teacher_name: sql::person_name(row)?.short(),
        group: GroupId(row.try_get("", "group_id")?),
        class: row.try_get("", "name")?,
        subject_id: SubjectId(row.try_get("", "subject_id")?),
        subject: row.try_get("", "subject")?,
        lessons: vec![],
    };
    Ok((of, at))
}

fn listed(of: Planned) -> Listed {
    let lessons = of.lessons.into_iter().map(|(date, number, _)| (date, number)).collect();
    Listed { group: of.group, class: of.class, subject: of.subject, teacher: of.teacher_name, lessons }
}
