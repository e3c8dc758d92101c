//! One card, as deep as the caller sees it.

use domain::access::Permit;
use domain::card::{Depth, KeepCard, Place};
use domain::consent::Purpose;
use domain::slip::{Access, AccountFacts};
use domain::social::KeepPassport;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use super::correct::{draft_of, known, seen};
use super::face::face;
use super::kin;
use super::past::past;
use crate::features::people::card::{Card, Employment, Held, Learning, Particulars, Schooling, Stay};
use crate::kit::clock::Clock;
use crate::kit::db::Reading;
use crate::kit::rolls::{CONSENT_STANDS, LED};
use crate::kit::{AppResult, Request, sql, trace};
use crate::ui::words::day_in_figures;

const CLASS: &str = "SELECT c.grade, c.letter FROM classes c WHERE c.school_id = $1 AND c.id = $2";

const STAYS: &str = "SELECT c.grade, c.letter, m.since, m.until, o.number, o.date, e.number AS end_number, e.date AS end_date \
     FROM class_members m JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN order_lines l ON l.school_id = m.school_id AND l.id = m.order_line_id \
     JOIN orders o ON o.school_id = l.school_id AND o.id = l.order_id \
     LEFT JOIN order_lines f ON f.school_id = m.school_id AND f.id = m.end_line_id \
     LEFT JOIN orders e ON e.school_id = f.school_id AND e.id = f.order_id \
     WHERE m.school_id = $1 AND m.pupil_id = $2 ORDER BY m.since DESC, m.id DESC";

const GROUPS: &str = "SELECT g.name, s.name AS subject, \
       COALESCE((SELECT string_agg(p.surname || ' ' || p.given, ', ') FROM group_teachers t JOIN persons p ON p.id = t.teacher_id \
         WHERE t.school_id = g.school_id AND t.group_id = g.id AND t.since <= $2 AND (t.until IS NULL OR t.until >= $2)), '') AS teachers \
     FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE m.school_id = $1 AND m.pupil_id = $3 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY s.name, g.name";

const POST: &str = "SELECT post, CASE WHEN until < $2 THEN until END AS left_on FROM staff WHERE school_id = $1 AND person_id = $3";
const ROLES: &str = "SELECT role, since, until FROM roles WHERE organisation_id = $1 AND person_id = $2 ORDER BY since DESC, id DESC";
const TEACHES: &str = "SELECT s.name AS subject, g.name FROM group_teachers t JOIN groups g ON g.school_id = t.school_id AND g.id = t.group_id \
     JOIN subjects s ON s.id = g.subject_id WHERE t.school_id = $1 AND t.teacher_id = $3 \
     AND t.since <= $2 AND (t.until IS NULL OR t.until >= $2) ORDER BY s.name, g.name";

const ACCOUNT: &str = "SELECT login, blocked_at IS NOT NULL AS blocked, one_time_until, last_seen_at FROM accounts WHERE person_id = $1";

const PUBLISHED: &str = "SELECT DISTINCT purpose FROM consent_templates WHERE school_id = $1";

/// The card of whoever stands at `place`. It leaves its trace before it is shown.
pub async fn card(cx: &Request<Reading>, place: &Place, depth: Depth) -> AppResult<Card> {
    let (school, person) = (place.school, place.person);
    trace::leave(cx, school, Look::at(Way::Card, Matter::People), [Whose::Person(person)])?;
    let written = known(&cx.tx, person).await?;
    let is_pupil = is_pupil(cx, place).await?;
    let pupil = if is_pupil || !place.groups.is_empty() { Some(schooling(cx, place).await?) } else { None };
    let keeps = |class| cx.actor.may(&KeepPassport { school, class: Some(class) });
    let employed = (place.staff || (place.gone && !is_pupil)) && depth == Depth::Whole;
    Ok(Card {
        person,
        name: written.name.full(),
        pupil,
        guardians: kin::guardians(&cx.tx, person, depth).await?,
        children: if depth > Depth::Name { kin::children(cx, place, depth).await? } else { vec![] },
        employment: if employed { Some(employment(cx, place).await?) } else { None },
        whole: if depth > Depth::Name {
            Some(particulars(cx, place, (&written, is_pupil)).await?)
        } else {
            None
        },
        face: face(cx, place, depth).await?,
        social: is_pupil && place.classes.iter().copied().any(keeps),
    })
}

async fn is_pupil(cx: &Request<Reading>, place: &Place) -> AppResult<bool> {
    const MEMBER: &str = "SELECT 1 AS one FROM class_members WHERE school_id = $1 AND pupil_id = $2 LIMIT 1";
    Ok(sql::row(&cx.tx, MEMBER, [place.school.0.into(), place.person.0.into()]).await?.is_some())
}

async fn schooling(cx: &Request<Reading>, place: &Place) -> AppResult<Schooling> {
    let (school, person) = (place.school.0, place.person.0);
    let stays: Vec<Stay> = sql::rows(&cx.tx, STAYS, [school.into(), person.into()])
        .await?
        .iter()
        .map(stay)
        .collect::<AppResult<_>>()?;
    let groups = sql::rows(&cx.tx, GROUPS, [school.into(), cx.today.into(), person.into()]).await?;
    let learning = |row: &QueryResult| {
        let (subject, group, teachers) =
            (row.try_get("", "subject")?, row.try_get("", "name")?, row.try_get("", "teachers")?);
        Ok(Learning { subject, group, teachers })
    };
    let class = match place.classes.first() {
        Some(class) => sql::row(&cx.tx, CLASS, [school.into(), class.0.into()]).await?,
        None => None,
    };
    Ok(Schooling {
        class: class.as_ref().map(sql::class_name).transpose()?,
        stays,
        groups: groups.iter().map(learning).collect::<AppResult<_>>()?,
    })
}

fn stay(row: &QueryResult) -> AppResult<Stay> {
    let order = |number: &str, date: &str| -> AppResult<Option<String>> {
        let number: Option<String> = row.try_get("", number)?;
        let date: Option<chrono::NaiveDate> = row.try_get("", date)?;
        Ok(number.zip(date).map(|(number, date)| format!("приказ № {number} от {}", day_in_figures(date))))
    };
    Ok(Stay {
        class: sql::class_name(row)?,
        since: row.try_get("", "since")?,
        until: row.try_get("", "until")?,
        began: order("number", "date")?.unwrap_or_default(),
        ended: order("end_number", "end_date")?,
    })
}

async fn employment(cx: &Request<Reading>, place: &Place) -> AppResult<Employment> {
    let (school, person) = (place.school.0, place.person.0);
    let post = sql::row(&cx.tx, POST, [school.into(), cx.today.into(), person.into()]).await?;
    let held = |row: &QueryResult| -> AppResult<Held> {
        let code: String = row.try_get("", "role")?;
        let title = domain::access::Role::parse(&code).map_or(code, |role| role.title().to_owned());
        Ok(Held { title, since: row.try_get("", "since")?, until: row.try_get("", "until")? })
    };
    let roles = sql::rows(&cx.tx, ROLES, [school.into(), person.into()]).await?;
    let leads = sql::rows(&cx.tx, LED, [school.into(), person.into(), cx.today.into()]).await?;
    let teaches = sql::rows(&cx.tx, TEACHES, [school.into(), cx.today.into(), person.into()]).await?;
    let course = |row: &QueryResult| -> AppResult<String> {
        let (subject, group): (String, String) = (row.try_get("", "subject")?, row.try_get("", "name")?);
        Ok(format!("{subject}, {group}"))
    };
    Ok(Employment {
        left: post.as_ref().map(|row| row.try_get("", "left_on")).transpose()?.flatten(),
        post: post.map(|row| row.try_get("", "post")).transpose()?,
        roles: roles.iter().map(held).collect::<AppResult<_>>()?,
        leads: leads.iter().map(sql::class_name).collect::<Result<_, _>>()?,
        teaches: teaches.iter().map(course).collect::<AppResult<_>>()?,
    })
}

async fn particulars(
    cx: &Request<Reading>,
    place: &Place,
    (written, is_pupil): (&domain::card::Written, bool),
) -> AppResult<Particulars> {
    let account = sql::row(&cx.tx, ACCOUNT, [place.person.0.into()]).await?;
    let told = |row| account_facts(row, cx.house.clock);
    let facts = account.as_ref().map_or_else(|| Ok(AccountFacts::default()), told)?;
    let permit: Option<Permit<KeepCard>> = cx.actor.permit(KeepCard(place.clone())).ok();
    let draft = draft_of(written);
    Ok(Particulars {
        seen: seen(&draft),
        draft,
        login: account.map(|row| row.try_get("", "login")).transpose()?,
        access: Access::on(cx.today, facts),
        consents: consents(cx, place, is_pupil).await?,
        past: past(cx, place).await?,
        corrects: permit.is_some(),
    })
}

fn account_facts(row: &QueryResult, clock: Clock) -> AppResult<AccountFacts> {
    let seen: Option<chrono::DateTime<chrono::Utc>> = row.try_get("", "last_seen_at")?;
    Ok(AccountFacts {
        exists: true,
        blocked: row.try_get("", "blocked")?,
        one_time_until: row.try_get("", "one_time_until")?,
        seen: seen.map(|moment| clock.day_of(moment)),
    })
}

/// Consents for which the school has a text, and whether each stands.
async fn consents(cx: &Request<Reading>, place: &Place, is_pupil: bool) -> AppResult<Vec<(String, bool)>> {
    let asked = format!(
        "SELECT DISTINCT o.purpose FROM consents c JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
         WHERE c.school_id = $1 AND c.subject_id = $3 AND {CONSENT_STANDS}"
    );
    let values = [place.school.0.into(), cx.today.into(), place.person.0.into()];
    let standing = purposes(&sql::rows(&cx.tx, &asked, values).await?)?;
    let published = purposes(&sql::rows(&cx.tx, PUBLISHED, [place.school.0.into()]).await?)?;
    let about = |purpose: &Purpose| match purpose {
        Purpose::Staff => place.staff,
        Purpose::Child | Purpose::Photo => is_pupil,
        Purpose::Guardian | Purpose::Signature => !is_pupil && !place.classes.is_empty(),
    };
    let fitting = Purpose::ALL.into_iter().filter(|purpose| published.contains(purpose) && about(purpose));
    Ok(fitting.map(|purpose| (purpose.short().to_owned(), standing.contains(&purpose))).collect())
}

fn purposes(rows: &[QueryResult]) -> AppResult<Vec<Purpose>> {
    let codes = rows.iter().map(|row| row.try_get::<String>("", "purpose"));
    Ok(codes.collect::<Result<Vec<_>, _>>()?.iter().filter_map(|code| Purpose::parse(code)).collect())
}
