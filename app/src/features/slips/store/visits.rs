//! Who has come in, counted by class.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{ClassId, SchoolId};
use sea_orm::QueryResult;

use crate::features::slips::sheet::{ClassVisits, Tally, Visits};
use crate::kit::db::Reading;
use crate::kit::rolls::{MEMBERS, STAFF, YEAR};
use crate::kit::{AppError, AppResult, Request, slip, sql};

/// Figures over `a`, the accounts of those counted; `$3` is a week ago.
const FIGURES: &str = "COUNT(*) AS people, COUNT(a.last_seen_at) AS came, \
     COUNT(CASE WHEN a.one_time_until >= $2 THEN 1 END) AS holding, \
     COUNT(CASE WHEN a.last_seen_at >= $3 \
       OR EXISTS (SELECT 1 FROM sessions s WHERE s.account_id = a.id AND s.seen_at >= $3) THEN 1 END) AS lately";

const LATELY_DAYS: i64 = 7;

/// The visits of all whom `sight` takes in; who sees nobody has no such page.
pub async fn visits(cx: &Request<Reading>, sight: &Sight) -> AppResult<Visits> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Err(AppError::NotFound) };
    let school = SchoolId(organisation.0);
    let whole = sight.schools.contains(&school);
    let classes = classes(cx, school, sight).await?;
    if !whole && classes.is_empty() {
        return Err(AppError::NotFound);
    }
    let staff = if whole { Some(staff(cx, school).await?) } else { None };
    let pattern = if whole { Some(slip::pattern(&cx.tx, school).await?) } else { None };
    Ok(Visits { classes, staff, pattern })
}

async fn classes(cx: &Request<Reading>, school: SchoolId, sight: &Sight) -> AppResult<Vec<ClassVisits>> {
    let own = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| class.0);
    let cut = if sight.schools.contains(&school) {
        String::new()
    } else {
        format!(" AND c.id IN ({})", sql::among(own))
    };
    let asked = format!(
        "SELECT w.id, w.grade, w.letter, w.whose, {FIGURES} FROM ( \
           SELECT c.id, c.grade, c.letter, 'pupils' AS whose, m.pupil_id AS person_id FROM {MEMBERS} \
           WHERE m.school_id = $1 AND c.year_id = {YEAR}{cut} \
           UNION SELECT c.id, c.grade, c.letter, 'guardians', k.guardian_id FROM {MEMBERS} \
           JOIN kinships k ON k.child_id = m.pupil_id WHERE m.school_id = $1 AND c.year_id = {YEAR}{cut}) w \
         LEFT JOIN accounts a ON a.person_id = w.person_id \
         GROUP BY w.id, w.grade, w.letter, w.whose ORDER BY w.grade, w.letter, w.id"
    );
    let mut found: Vec<ClassVisits> = vec![];
    for row in sql::rows(&cx.tx, &asked, values(cx, school)).await? {
        let class = ClassId(row.try_get("", "id")?);
        if found.last().is_none_or(|last| last.class != class) {
            let (pupils, guardians) = (Tally::default(), Tally::default());
            found.push(ClassVisits { class, title: sql::class_name(&row)?, pupils, guardians });
        }
        let of_pupils = row.try_get::<String>("", "whose")? == "pupils";
        if let Some(last) = found.last_mut() {
            *(if of_pupils { &mut last.pupils } else { &mut last.guardians }) = tally(&row)?;
        }
    }
    Ok(found)
}

async fn staff(cx: &Request<Reading>, school: SchoolId) -> AppResult<Tally> {
    let asked = format!("SELECT {FIGURES} FROM {STAFF} w LEFT JOIN accounts a ON a.person_id = w.person_id");
    let row = sql::row(&cx.tx, &asked, values(cx, school)).await?;
    row.as_ref().map_or(Ok(Tally::default()), tally)
}

fn values(cx: &Request<Reading>, school: SchoolId) -> [sea_orm::Value; 3] {
    let week_ago = cx.now - chrono::TimeDelta::days(LATELY_DAYS);
    [school.0.into(), cx.today.into(), week_ago.into()]
}

fn tally(row: &QueryResult) -> AppResult<Tally> {
    let figure = |name: &str| -> AppResult<u32> {
        Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX))
    };
    Ok(Tally {
        people: figure("people")?,
        came: figure("came")?,
        lately: figure("lately")?,
        holding: figure("holding")?,
    })
}
