//! Traces read back: whose data each look was of is told by who belonged where on that day.

use chrono::NaiveDate;
use domain::access::{Permit, Role};
use domain::ids::{PersonId, TraceId};
use domain::trace::{Look, ReadSchoolTraces, ReadTraces, read_by_oneself};
use sea_orm::QueryResult;

use super::seen::{Seen, SeenLook};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// Looks on a page.
const PAGE: usize = 100;

/// Of traces `t`: who, what and whose, by name.
const LOOKS: &str = "SELECT t.id, t.at, t.way, t.matter, t.whose, t.account_id, t.client_id, \
       r.id AS reader, r.surname, r.given, r.patronymic, x.name AS program, \
       (SELECT string_agg(g.role, ',') FROM roles g WHERE g.person_id = r.id AND g.organisation_id = t.school_id \
         AND g.since <= t.day AND (g.until IS NULL OR g.until >= t.day)) AS posts, \
       p.id AS person, p.surname || ' ' || p.given || COALESCE(' ' || p.patronymic, '') AS person_name, \
       COALESCE(c.grade, 0) AS grade, COALESCE(c.letter, '') AS letter, h.name AS group_name, s.name AS subject \
     FROM traces t LEFT JOIN accounts a ON a.id = t.account_id LEFT JOIN persons r ON r.id = a.person_id \
     LEFT JOIN roster_clients x ON x.id = t.client_id \
     LEFT JOIN persons p ON t.whose = 'person' AND p.id = t.whose_id \
     LEFT JOIN classes c ON t.whose = 'class' AND c.school_id = t.school_id AND c.id = t.whose_id \
     LEFT JOIN groups h ON t.whose = 'group' AND h.school_id = t.school_id AND h.id = t.whose_id \
     LEFT JOIN subjects s ON s.id = h.subject_id";

/// Schools that the person `$1` has to do with, and so may have been looked at in.
const SCHOOLS: &str = "SELECT school_id AS id FROM class_members WHERE pupil_id = $1 \
     UNION SELECT m.school_id FROM kinships k JOIN class_members m ON m.pupil_id = k.child_id WHERE k.guardian_id = $1 \
     UNION SELECT school_id FROM staff WHERE person_id = $1 UNION SELECT organisation_id FROM roles WHERE person_id = $1";

/// Was the trace `t` a look at the person `$1`? By name, or among all of a class, a group, the staff, a school that day;
/// a list of a year to come was read on its first day.
const ABOUT: &str = "(t.whose = 'person' AND t.whose_id = $1 \
     OR t.whose = 'class' AND t.whose_id IN (SELECT m.class_id FROM class_members m WHERE m.pupil_id = $1 AND m.school_id = t.school_id \
       AND m.since <= (SELECT CASE WHEN y.first_day > t.day THEN y.first_day ELSE t.day END FROM classes c \
         JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id WHERE c.school_id = m.school_id AND c.id = m.class_id) \
       AND (m.until IS NULL OR m.until >= t.day)) \
     OR t.whose = 'group' AND t.whose_id IN (SELECT m.group_id FROM group_members m WHERE m.pupil_id = $1 AND m.school_id = t.school_id \
       AND m.since <= t.day AND (m.until IS NULL OR m.until >= t.day)) \
     OR t.whose = 'school' AND EXISTS (SELECT 1 FROM class_members m WHERE m.pupil_id = $1 AND m.school_id = t.school_id \
       AND (m.until IS NULL OR m.until >= t.day)) \
     OR t.whose IN ('staff', 'school') AND (EXISTS (SELECT 1 FROM staff f WHERE f.person_id = $1 AND f.school_id = t.school_id \
         AND f.since <= t.day AND (f.until IS NULL OR f.until >= t.day)) \
       OR EXISTS (SELECT 1 FROM roles f WHERE f.person_id = $1 AND f.organisation_id = t.school_id \
         AND f.since <= t.day AND (f.until IS NULL OR f.until >= t.day))))";

const PERSON: &str = "SELECT p.id, p.surname, p.given, p.patronymic, p.born, \
     EXISTS (SELECT 1 FROM class_members m WHERE m.pupil_id = p.id AND (m.until IS NULL OR m.until >= $2)) AS pupil \
     FROM persons p WHERE p.id = $1";

/// The child that a guardian looks for first.
pub fn first_choice(cx: &Request<Reading>) -> Option<PersonId> {
    let on = match cx.signed().hat {
        Some(domain::hat::Hat::Guardian(child)) => Some(child),
        _ => None,
    };
    on.or_else(|| cx.actor.standing().children.first().copied())
}

/// Looks at the data of whom `permit` takes in, in whatever school; a pupil reads of the own from an age on.
pub async fn own(
    cx: &Request<Reading>,
    before: Option<TraceId>,
    permit: &Permit<ReadTraces>,
) -> AppResult<Seen> {
    let of = permit.action().0;
    let row = sql::row(&cx.tx, PERSON, [of.0.into(), cx.today.into()]).await?.ok_or(AppError::NotFound)?;
    if of == cx.actor.person() {
        let born: Option<NaiveDate> = row.try_get("", "born")?;
        let of_age = read_by_oneself(row.try_get("", "pupil")?, born, cx.today);
        of_age.map_err(|why| AppError::Refused(why.to_string()))?;
    }
    let schools = sql::rows(&cx.tx, SCHOOLS, [of.0.into()]).await?;
    let schools: Vec<i64> = schools.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
    let asked = format!("{LOOKS} WHERE t.school_id IN ({}) AND {ABOUT}", sql::among(schools));
    let (looks, earlier) = page(cx, asked, (of, before)).await?;
    let name = sql::person_name(&row)?.full();
    Ok(Seen { of: Some((of, name)), by: None, choices: choices(cx).await?, looks, earlier })
}

/// Looks in the school of `permit`: at one person, by one reader, or all.
pub async fn school(
    cx: &Request<Reading>,
    (of, by): (Option<PersonId>, Option<PersonId>),
    before: Option<TraceId>,
    permit: &Permit<ReadSchoolTraces>,
) -> AppResult<Seen> {
    let school = permit.action().0;
    let (bound, narrowed) = match (of, by) {
        (Some(of), _) => (of, format!(" AND {ABOUT}")),
        (None, Some(by)) => {
            (by, " AND t.account_id IN (SELECT id FROM accounts WHERE person_id = $1)".to_owned())
        }
        (None, None) => (PersonId(0), " AND $1 = 0".to_owned()),
    };
    let asked = format!("{LOOKS} WHERE t.school_id = {school}{narrowed}");
    let (looks, earlier) = page(cx, asked, (bound, before)).await?;
    // Whoever nobody looked at here and who did not look either is nobody here: not even a name is told.
    let name = match of.or(by).filter(|_| !looks.is_empty()) {
        Some(person) => name(cx, person).await?,
        None => None,
    };
    let of = of.map(|of| (of, name.clone().unwrap_or_else(|| "никого".into())));
    let by = if of.is_some() { None } else { by.map(|_| name.unwrap_or_else(|| "никто".into())) };
    Ok(Seen { of, by, choices: vec![], looks, earlier })
}

async fn name(cx: &Request<Reading>, person: PersonId) -> AppResult<Option<String>> {
    let row = sql::row(&cx.tx, PERSON, [person.0.into(), cx.today.into()]).await?;
    Ok(row.map(|row| sql::person_name(&row)).transpose()?.map(|name| name.full()))
}

/// Oneself and the children; a pupil too young for it is not offered the own.
async fn choices(cx: &Request<Reading>) -> AppResult<Vec<(PersonId, String)>> {
    let mut choices = vec![];
    let me = cx.actor.person();
    for person in cx.actor.standing().children.iter().copied().chain([me]) {
        let Some(row) = sql::row(&cx.tx, PERSON, [person.0.into(), cx.today.into()]).await? else { continue };
        let young = read_by_oneself(row.try_get("", "pupil")?, row.try_get("", "born")?, cx.today).is_err();
        if person != me || !young {
            let title = if person == me { "О вас".to_owned() } else { sql::person_name(&row)?.given };
            choices.push((person, title));
        }
    }
    Ok(choices)
}

/// One page of what `asked` finds, and from where the next one goes on.
async fn page(
    cx: &Request<Reading>,
    asked: String,
    (bound, before): (PersonId, Option<TraceId>),
) -> AppResult<(Vec<SeenLook>, Option<TraceId>)> {
    let before = before.map_or(i64::MAX, |before| before.0);
    let asked = format!("{asked} AND t.id < $2 ORDER BY t.id DESC LIMIT {}", PAGE + 1);
    let rows = sql::rows(&cx.tx, &asked, [bound.0.into(), before.into()]).await?;
    let earlier = match rows.get(PAGE) {
        Some(_) => Some(TraceId(rows[PAGE - 1].try_get("", "id")?)),
        None => None,
    };
    let looks = rows.iter().take(PAGE).map(|row| look(cx, row)).collect::<AppResult<_>>()?;
    Ok((looks, earlier))
}

fn look(cx: &Request<Reading>, row: &QueryResult) -> AppResult<SeenLook> {
    let (way, matter, whose): (String, String, String) =
        (row.try_get("", "way")?, row.try_get("", "matter")?, row.try_get("", "whose")?);
    let program: Option<String> = row.try_get("", "program")?;
    let who = match (sql::person_name_if_any(row)?, program) {
        (Some(name), _) => name.short(),
        (None, Some(program)) => format!("программа «{program}»"),
        (None, None) => "администратор сервера".to_owned(),
    };
    let posts: Option<String> = row.try_get("", "posts")?;
    let mut posts: Vec<&str> =
        posts.as_deref().unwrap_or_default().split(',').filter_map(Role::parse).map(Role::title).collect();
    posts.dedup();
    let word = |column| row.try_get::<Option<String>>("", column);
    let whose = match whose.as_str() {
        "person" => word("person_name")?.unwrap_or_default(),
        "class" => format!("класс {}", sql::class_name(row)?),
        "group" => {
            format!("{}, {}", word("group_name")?.unwrap_or_default(), word("subject")?.unwrap_or_default())
        }
        "staff" => "все сотрудники".to_owned(),
        _ => "вся школа".to_owned(),
    };
    Ok(SeenLook {
        at: cx.house.clock.say(row.try_get("", "at")?),
        who,
        reader: row.try_get::<Option<i64>>("", "reader")?.map(PersonId),
        post: posts.join(", "),
        what: Look::parse(&way, &matter).map_or(way, |look| look.words().to_owned()),
        whose,
        person: row.try_get::<Option<i64>>("", "person")?.map(PersonId),
    })
}
