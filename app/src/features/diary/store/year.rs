//! All term marks of one pupil in the year.

use domain::calendar::Term;
use domain::ids::{SubjectId, TermId};
use domain::term_mark::TermMarkValue;

use super::pupil::Pupil;
use crate::features::diary::leaf::YearLeaf;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, group, sql};

const MARKS: &str = "SELECT s.id, s.name, k.term_id, k.value FROM term_marks k \
     JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id AND g.year_id = $3 \
     JOIN subjects s ON s.id = g.subject_id WHERE k.pupil_id = $1 AND k.school_id = $2 ORDER BY s.name, s.id, k.at";

/// Subjects that have a mark in some column of the register.
pub async fn year(cx: &Request<Reading>, pupil: Pupil) -> AppResult<YearLeaf> {
    let mut leaf = YearLeaf { owner: pupil.owner.clone(), terms: vec![], columns: vec![], rows: vec![] };
    let Some(year) = &pupil.year else { return Ok(leaf) };
    let (own, grade) = (year.term_kind.as_str(), u8::try_from(year.grade).unwrap_or_default());
    let columns = group::columns(&cx.tx, (year.school_id, year.year_id.0), (own, grade)).await?;
    let parts = columns.iter().filter(|column| column.kind.is_part());
    leaf.terms = parts.map(|column| (column.term.id, column.term.title.clone())).collect();
    leaf.columns = columns.iter().map(|column| (column.brief(), column.term.title.clone())).collect();
    let mut last: Option<SubjectId> = None;
    let values = [pupil.id().0.into(), year.school_id.0.into(), year.year_id.0.into()];
    for row in sql::rows(&cx.tx, MARKS, values).await? {
        let (subject, of) = (SubjectId(row.try_get("", "id")?), TermId(row.try_get("", "term_id")?));
        if last != Some(subject) {
            leaf.rows.push((row.try_get("", "name")?, vec![None; columns.len()]));
            last = Some(subject);
        }
        let value: String = row.try_get("", "value")?;
        let place = columns.iter().map(|column| &column.term).position(|term: &Term| term.id == of);
        if let Some((place, (_, marks))) = place.zip(leaf.rows.last_mut()) {
            marks[place] = Some(TermMarkValue::parse(&value).map_err(AppError::fault)?);
        }
    }
    Ok(leaf)
}
