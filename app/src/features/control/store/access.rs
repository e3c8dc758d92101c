//! Who opened which journals: traces of looks at them, beside what the reader has changed there.

use std::collections::HashMap;

use chrono::{Days, NaiveTime};
use domain::ids::{GroupId, PersonId, SchoolId};
use sea_orm::QueryResult;

use super::doubts::place;
use super::late::lesson_of;
use crate::features::control::looked::{Access, Looked};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// Who looked last comes first. Who keeps the journal today is told apart.
const LOOKS: &str = "SELECT q.*, t.at, p.id AS reader, p.surname, p.given, p.patronymic, g.name AS class, s.name AS subject, \
     EXISTS (SELECT 1 FROM group_teachers o WHERE o.school_id = $1 AND o.group_id = q.group_id AND o.teacher_id = p.id \
       AND o.since <= $3 AND (o.until IS NULL OR o.until >= $3)) AS own FROM ( \
       SELECT account_id, whose_id AS group_id, MAX(id) AS last, COUNT(DISTINCT CASE WHEN way = 'list' THEN day END) AS opened, \
         COUNT(CASE WHEN way = 'print' THEN 1 END) AS printed, COUNT(CASE WHEN way = 'export' THEN 1 END) AS exported \
       FROM traces WHERE school_id = $1 AND day >= $2 AND matter = 'journal' AND whose = 'group' AND account_id IS NOT NULL \
       GROUP BY account_id, whose_id) q \
     JOIN traces t ON t.id = q.last JOIN accounts a ON a.id = q.account_id JOIN persons p ON p.id = a.person_id \
     JOIN groups g ON g.school_id = $1 AND g.id = q.group_id JOIN subjects s ON s.id = g.subject_id \
     ORDER BY q.last DESC LIMIT 300";

/// The last change of a cell by each hand in each journal; `#` stands for the hands, `@` for the lesson.
const CHANGES: &str = "SELECT q.hand, q.group_id, e.at FROM ( \
       SELECT e.\"by\" AS hand, l.group_id, MAX(e.id) AS last FROM events e \
       JOIN lessons l ON l.school_id = e.school_id AND l.id = @ \
       WHERE e.school_id = $1 AND e.at >= $2 AND e.\"by\" IN (#) AND e.act IN \
         ('mark.add', 'mark.replace', 'mark.assign', 'mark.remove', 'attendance.set', 'attendance.clear', 'comment.set') \
       GROUP BY e.\"by\", l.group_id) q JOIN events e ON e.id = q.last";

/// An account, and the journal it wrote in.
type Hands = (i64, GroupId);

/// Of so many days up to today.
pub async fn access(cx: &Request<Reading>, school: SchoolId, days: u32) -> AppResult<Access> {
    let first = cx.today - Days::new(u64::from(days.saturating_sub(1)));
    let rows = sql::rows(&cx.tx, LOOKS, [school.0.into(), first.into(), cx.today.into()]).await?;
    let hands = rows.iter().map(|row| Ok(row.try_get("", "account_id")?)).collect::<AppResult<Vec<i64>>>()?;
    let since = cx.house.clock.moment(first, NaiveTime::MIN);
    let asked = CHANGES.replace('@', lesson_of(&cx.tx)).replace('#', &sql::among(hands));
    let mut changed: HashMap<Hands, String> = HashMap::new();
    for row in sql::rows(&cx.tx, &asked, [school.0.into(), since.into()]).await? {
        let key = (row.try_get("", "hand")?, GroupId(row.try_get("", "group_id")?));
        changed.insert(key, cx.house.clock.say(row.try_get("", "at")?));
    }
    let mut lines = rows.iter().map(|row| looked(cx, row, &mut changed)).collect::<AppResult<Vec<_>>>()?;
    // Who keeps a journal looks at it all day: worth telling is that it left the screen.
    lines.retain(|line| !line.own || line.printed + line.exported > 0);
    Ok(Access { days, lines })
}

fn looked(
    cx: &Request<Reading>,
    row: &QueryResult,
    changed: &mut HashMap<Hands, String>,
) -> AppResult<Looked> {
    let place = place(row)?;
    let number = |name: &str| {
        let number: i64 = row.try_get("", name)?;
        AppResult::Ok(u32::try_from(number).unwrap_or(u32::MAX))
    };
    Ok(Looked {
        reader: PersonId(row.try_get("", "reader")?),
        name: sql::person_name(row)?.short(),
        own: row.try_get("", "own")?,
        changed: changed.remove(&(row.try_get::<i64>("", "account_id")?, place.group)),
        place,
        opened: number("opened")?,
        printed: number("printed")?,
        exported: number("exported")?,
        last: cx.house.clock.say(row.try_get("", "at")?),
    })
}
