//! What the school tells the family today.

use domain::ids::AnnouncementId;
use sea_orm::QueryResult;

use super::pupil::Pupil;
use crate::features::diary::leaf::Announced;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Hand, Request, sql};

/// To the class of the pupil, or to the whole school.
const ANNOUNCED: &str = "SELECT a.id, a.title, a.text, a.at, p.surname, p.given, p.patronymic FROM announcements a \
     JOIN accounts u ON u.id = a.\"by\" JOIN persons p ON p.id = u.person_id \
     WHERE a.school_id = $1 AND a.until >= $2 AND a.recalled_at IS NULL \
     AND (a.class_id IS NULL OR a.class_id IN (SELECT m.class_id FROM class_members m WHERE m.school_id = $1 \
       AND m.pupil_id = $3 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2))) ORDER BY a.id DESC LIMIT 10";

/// The latest first.
pub async fn announced(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Vec<Announced>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    let values = [year.school_id.0.into(), cx.today.into(), pupil.id().0.into()];
    let one = |row: &QueryResult| {
        Ok(Announced {
            id: AnnouncementId(row.try_get("", "id")?),
            title: row.try_get("", "title")?,
            text: row.try_get("", "text")?,
            by: Hand::read(cx, row, "at")?,
        })
    };
    sql::rows(&cx.tx, ANNOUNCED, values).await?.iter().map(one).collect()
}
