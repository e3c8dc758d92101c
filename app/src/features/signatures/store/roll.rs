//! The weeks of a class: who has signed them, and who of the families has not come in.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::access::Sight;
use domain::calendar::monday_of;
use domain::ids::{ClassId, PersonId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::Value;

use crate::features::signatures::roll::{Roll, Row};
use crate::kit::db::Reading;
use crate::kit::rolls::{self, SeenClass};
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// Weeks shown, the one under way among them.
const WEEKS: u64 = 4;
/// A family that has not come in for so long is told of.
const AWAY_DAYS: u64 = 14;

/// Members of the class `$2` on the day `$3`.
macro_rules! members {
    () => {
        "class_members m WHERE m.school_id = $1 AND m.class_id = $2 AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3)"
    };
}

const PUPILS: &str = concat!(
    "SELECT p.id, p.surname, p.given FROM persons p WHERE p.id IN (SELECT m.pupil_id FROM ",
    members!(),
    ") ORDER BY p.search, p.id"
);

const SIGNED: &str = concat!(
    "SELECT w.pupil_id, w.monday, p.surname, p.given, p.patronymic FROM week_signatures w \
     JOIN accounts a ON a.id = w.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE w.school_id = $1 AND w.monday >= $4 AND w.pupil_id IN (SELECT m.pupil_id FROM ",
    members!(),
    ") ORDER BY w.at"
);

const VISITS: &str = concat!(
    "SELECT f.pupil_id, MAX(a.last_seen_at) AS last, MAX(s.seen_at) AS seen FROM ( \
       SELECT m.pupil_id, m.pupil_id AS person_id FROM ",
    members!(),
    " UNION ALL SELECT k.child_id, k.guardian_id FROM kinships k WHERE k.may_view AND k.child_id IN (SELECT m.pupil_id FROM ",
    members!(),
    ")) f JOIN accounts a ON a.person_id = f.person_id LEFT JOIN sessions s ON s.account_id = a.id GROUP BY f.pupil_id"
);

/// The class `asked` for within `sight`, or the first.
pub async fn roll(cx: &Request<Reading>, sight: &Sight, asked: Option<ClassId>) -> AppResult<Roll> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let classes = rolls::seen_classes(&cx.tx, sight, school).await?;
    let wanted = |seen: &&SeenClass| asked.is_none_or(|asked| seen.id == asked);
    let SeenClass { id: class, title, .. } =
        classes.iter().find(wanted).cloned().ok_or(AppError::NotFound)?;
    let of = || -> [Value; 3] { [school.0.into(), class.0.into(), cx.today.into()] };

    let last = monday_of(cx.today);
    let weeks: Vec<NaiveDate> = (0..WEEKS).rev().map(|back| last - Days::new(7 * back)).collect();
    let [school_id, class_id, today] = of();
    let signed = sql::rows(&cx.tx, SIGNED, [school_id, class_id, today, weeks[0].into()]).await?;
    let mut by_week: HashMap<(PersonId, NaiveDate), Vec<String>> = HashMap::new();
    for row in &signed {
        let week = (PersonId(row.try_get("", "pupil_id")?), row.try_get("", "monday")?);
        by_week.entry(week).or_default().push(sql::person_name(row)?.short());
    }
    let mut visits = HashMap::new();
    for row in sql::rows(&cx.tx, VISITS, of()).await? {
        let seen: [Option<DateTime<Utc>>; 2] = [row.try_get("", "last")?, row.try_get("", "seen")?];
        let day = seen.into_iter().flatten().max().map(|at| cx.house.clock.day_of(at));
        visits.insert(PersonId(row.try_get("", "pupil_id")?), day);
    }
    let long_ago = cx.today - Days::new(AWAY_DAYS);
    let mut rows = vec![];
    for row in sql::rows(&cx.tx, PUPILS, of()).await? {
        let pupil = PersonId(row.try_get("", "id")?);
        let visit = visits.get(&pupil).copied().flatten();
        let name =
            format!("{} {}", row.try_get::<String>("", "surname")?, row.try_get::<String>("", "given")?);
        let signed = weeks.iter().map(|week| by_week.remove(&(pupil, *week)).unwrap_or_default()).collect();
        rows.push(Row { pupil, name, signed, visit, away: visit.is_none_or(|day| day < long_ago) });
    }
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [Whose::Class(class)])?;
    let classes = classes.into_iter().map(|seen| (seen.id, seen.title)).collect();
    Ok(Roll { class, title, classes, weeks, rows })
}
