//! Those who left: pupils by their orders, staff dismissed; for whoever keeps the whole school's people.

use chrono::NaiveDate;
use domain::ids::SchoolId;
use sea_orm::QueryResult;

use crate::features::people::sheet::{PART, Packed, ROW};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};
use crate::ui::words::day_in_figures;

/// The last stay of everybody who is in no class today nor later.
const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, c.grade, c.letter, m.until, o.number, o.date FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id JOIN persons p ON p.id = m.pupil_id \
     LEFT JOIN order_lines l ON l.school_id = m.school_id AND l.id = m.end_line_id \
     LEFT JOIN orders o ON o.school_id = l.school_id AND o.id = l.order_id \
     WHERE m.school_id = $1 AND m.until < $2 AND ($3 = '' OR p.search LIKE $3) \
     AND NOT EXISTS (SELECT 1 FROM class_members n WHERE n.school_id = m.school_id AND n.pupil_id = m.pupil_id \
       AND (n.until IS NULL OR n.until >= $2 OR n.since > m.since OR (n.since = m.since AND n.id > m.id))) \
     ORDER BY m.until DESC, p.search, p.id";

const STAFF: &str = "SELECT p.id, p.surname, p.given, p.patronymic, s.post, s.until, \
       (SELECT r.basis FROM role_orders r WHERE r.school_id = s.school_id AND r.person_id = s.person_id AND r.kind = 'dismissed' \
        ORDER BY r.id DESC LIMIT 1) AS basis FROM staff s JOIN persons p ON p.id = s.person_id \
     WHERE s.school_id = $1 AND s.until < $2 AND ($3 = '' OR p.search LIKE $3) ORDER BY s.until DESC, p.search, p.id";

/// A row is a text of parts: ФИО, who they were, the last day, the order, the number.
pub async fn gone(cx: &Request<Reading>, school: SchoolId, name: &str) -> AppResult<(u32, Vec<Packed>)> {
    let values = || [school.0.into(), cx.today.into(), sql::containing(name).into()];
    let mut rows = vec![];
    for row in sql::rows(&cx.tx, PUPILS, values()).await? {
        let (number, date): (Option<String>, Option<NaiveDate>) =
            (row.try_get("", "number")?, row.try_get("", "date")?);
        let order =
            number.zip(date).map(|(number, date)| format!("приказ № {number} от {}", day_in_figures(date)));
        rows.push(packed(&row, &format!("{}, ученик", sql::class_name(&row)?), order)?);
    }
    for row in sql::rows(&cx.tx, STAFF, values()).await? {
        let post: String = row.try_get("", "post")?;
        let was = if post.is_empty() { "сотрудник".to_owned() } else { post };
        rows.push(packed(&row, &was, row.try_get("", "basis")?)?);
    }
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let rows = rows.join(&ROW.to_string());
    Ok((count, (count > 0).then(|| Packed { class: String::new(), rows }).into_iter().collect()))
}

fn packed(row: &QueryResult, was: &str, order: Option<String>) -> AppResult<String> {
    let (id, until): (i64, NaiveDate) = (row.try_get("", "id")?, row.try_get("", "until")?);
    let plain = |text: &str| text.replace([PART, ROW], " ");
    let (name, order) = (sql::person_name(row)?.full(), order.unwrap_or_default());
    let parts = [name, plain(was), until.to_string(), plain(&order), id.to_string()];
    Ok(parts.join(&PART.to_string()))
}
