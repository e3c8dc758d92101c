//! The weeks of a class: who has signed them, and who has opened the diaries.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::access::Sight;
use domain::calendar::monday_of;
use domain::diary::stays_away;
use domain::ids::{ClassId, PersonId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::Value;

use crate::features::signatures::roll::{Opened, Roll, Row};
use crate::kit::db::Reading;
use crate::kit::rolls::{self, SeenClass};
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// Weeks shown, the one under way among them.
const WEEKS: u64 = 4;

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

/// Of guardians as they are today, and of the pupils themselves.
const VISITS: &str = concat!(
    "SELECT v.pupil_id, CASE WHEN a.person_id = v.pupil_id THEN 1 ELSE 0 END AS own, MAX(v.on_day) AS last \
     FROM diary_visits v JOIN accounts a ON a.id = v.account_id \
     WHERE v.school_id = $1 AND v.pupil_id IN (SELECT m.pupil_id FROM ",
    members!(),
    ") AND (a.person_id = v.pupil_id OR EXISTS (SELECT 1 FROM kinships k \
       WHERE k.child_id = v.pupil_id AND k.guardian_id = a.person_id AND k.may_view)) \
     GROUP BY v.pupil_id, CASE WHEN a.person_id = v.pupil_id THEN 1 ELSE 0 END"
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
        let of = (PersonId(row.try_get("", "pupil_id")?), row.try_get::<i32>("", "own")? == 1);
        visits.insert(of, row.try_get::<NaiveDate>("", "last")?);
    }
    let opened = |of: (PersonId, bool)| {
        let last = visits.get(&of).copied();
        Opened { last, away: stays_away(last, cx.today) }
    };
    let mut rows = vec![];
    for row in sql::rows(&cx.tx, PUPILS, of()).await? {
        let pupil = PersonId(row.try_get("", "id")?);
        let name =
            format!("{} {}", row.try_get::<String>("", "surname")?, row.try_get::<String>("", "given")?);
        let signed = weeks.iter().map(|week| by_week.remove(&(pupil, *week)).unwrap_or_default()).collect();
        let (guardians, own) = (opened((pupil, false)), opened((pupil, true)));
        rows.push(Row { pupil, name, signed, guardians, own });
    }
    trace::leave(cx, school, Look::at(Way::List, Matter::People), [Whose::Class(class)])?;
    let classes = classes.into_iter().map(|seen| (seen.id, seen.title)).collect();
    Ok(Roll { class, title, classes, weeks, rows })
}
