//! The people of a sheet: a class's pupils or their guardians, or the staff, with what each holds.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permit;
use domain::ids::{AccountId, ClassId, OrganisationId, PersonId, SchoolId};
use domain::slip::{Access, AccountFacts, IssueSlips, Recipient, Whose};
use domain::trace::{self as looked, Look, Matter, Way};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::slips::sheet::{Row, Sheet};
use crate::kit::clock::Clock;
use crate::kit::db::Reading;
use crate::kit::rolls::{self, CONSENT_STANDS, MEMBERS, STAFF};
use crate::kit::slip::last_day;
use crate::kit::{AppError, AppResult, Request, sql, trace};

const PERSON: &str = "p.id, p.surname, p.given, p.patronymic, a.id AS account, a.login, a.blocked_at, a.one_time_until, \
     a.last_seen_at, (SELECT MAX(s.seen_at) FROM sessions s WHERE s.account_id = a.id) AS seen_at, \
     (SELECT string_agg(CAST(r.organisation_id AS text), ',') FROM roles r \
       WHERE r.person_id = p.id AND (r.until IS NULL OR r.until >= $2)) AS posts";

/// The school `$1` asks for consents at the door, has published the text about a child, and none stands for the pupil `m`.
const ASKED: &str = "NOT EXISTS (SELECT 1 FROM school_settings z WHERE z.school_id = $1 AND z.key = 'consent_gate') \
     AND EXISTS (SELECT 1 FROM consent_templates t WHERE t.school_id = $1 AND t.purpose = 'child') \
     AND NOT EXISTS (SELECT 1 FROM consents c JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
       WHERE c.school_id = $1 AND c.subject_id = m.pupil_id AND o.purpose = 'child' AND #)";

/// One person with what the rows say.
pub struct Found {
    pub recipient: Recipient,
    pub name: domain::people::PersonName,
    pub note: String,
    pub login: Option<String>,
    pub access: Access,
}

/// The sheet of whom `permit` takes in.
pub async fn sheet(cx: &Request<Reading>, whose: Whose, permit: &Permit<IssueSlips>) -> AppResult<Sheet> {
    let IssueSlips { school, class } = *permit.action();
    let whose = if class.is_none() { Whose::Staff } else { whose };
    let title = rolls::title(&cx.tx, school, class).await?;
    let found = people(cx, whose, *permit.action()).await?;
    let whom = class.map_or(looked::Whose::Staff, looked::Whose::Class);
    trace::leave(cx, school, Look::at(Way::List, Matter::Slips), [whom])?;
    let row = |found: Found| Row {
        person: found.recipient.person,
        name: found.name.full(),
        note: found.note,
        login: found.login,
        access: found.access,
        refused: found.recipient.slip(permit).err().map(|why| why.to_string()),
    };
    let rows = found.into_iter().map(row).collect();
    Ok(Sheet { class, title, whose, last_day: last_day(cx.today), rows })
}

pub async fn people<C: ConnectionTrait>(
    cx: &Request<C>,
    whose: Whose,
    of: IssueSlips,
) -> AppResult<Vec<Found>> {
    let (tx, today) = (&cx.tx, cx.today);
    let rows = match of.class {
        Some(class) => of_class(tx, whose, (of.school, class, today)).await?,
        None => staff(tx, of.school, today).await?,
    };
    let mut found: Vec<Found> = vec![];
    for row in &rows {
        let one = read(row, cx.house.clock)?;
        // A guardian of two pupils of the class stands there once.
        match found.iter_mut().find(|known| known.recipient.person == one.recipient.person) {
            Some(known) => known.note = format!("{}, {}", known.note, one.note),
            None => found.push(one),
        }
    }
    Ok(found)
}

async fn of_class<C: ConnectionTrait>(
    tx: &C,
    whose: Whose,
    (school, class, today): (SchoolId, ClassId, NaiveDate),
) -> AppResult<Vec<QueryResult>> {
    let asked = match whose {
        Whose::Pupils => {
            let awaits = ASKED.replace('#', CONSENT_STANDS);
            format!(
                "SELECT {PERSON}, '' AS note, CASE WHEN {awaits} THEN 1 ELSE 0 END AS awaits FROM {MEMBERS} JOIN persons p ON p.id = m.pupil_id \
             LEFT JOIN accounts a ON a.person_id = p.id WHERE m.school_id = $1 AND m.class_id = $3 \
             ORDER BY p.search, p.id"
            )
        }
        Whose::Guardians => format!(
            "SELECT {PERSON}, COALESCE(k.degree || ': ', '') || child.surname || ' ' || child.given AS note, 0 AS awaits FROM {MEMBERS} \
             JOIN kinships k ON k.child_id = m.pupil_id JOIN persons child ON child.id = m.pupil_id \
             JOIN persons p ON p.id = k.guardian_id LEFT JOIN accounts a ON a.person_id = p.id \
             WHERE m.school_id = $1 AND m.class_id = $3 ORDER BY child.search, child.id, p.search, p.id"
        ),
        Whose::Staff => return Err(AppError::NotFound),
    };
    sql::rows(tx, &asked, [school.0.into(), today.into(), class.0.into()]).await
}

async fn staff<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    today: NaiveDate,
) -> AppResult<Vec<QueryResult>> {
    let asked = format!(
        "SELECT {PERSON}, COALESCE((SELECT s.post FROM staff s WHERE s.school_id = $1 AND s.person_id = p.id), '') AS note, 0 AS awaits \
         FROM persons p LEFT JOIN accounts a ON a.person_id = p.id WHERE p.id IN {STAFF} ORDER BY p.search, p.id"
    );
    sql::rows(tx, &asked, [school.0.into(), today.into()]).await
}

fn read(row: &QueryResult, clock: Clock) -> AppResult<Found> {
    let account: Option<i64> = row.try_get("", "account")?;
    let blocked = row.try_get::<Option<DateTime<Utc>>>("", "blocked_at")?.is_some();
    let posts: Option<String> = row.try_get("", "posts")?;
    let posts = posts.unwrap_or_default();
    let posts = posts.split(',').filter_map(|id| id.parse().ok().map(OrganisationId)).collect();
    let visits: [Option<DateTime<Utc>>; 2] = [row.try_get("", "last_seen_at")?, row.try_get("", "seen_at")?];
    let facts = AccountFacts {
        exists: account.is_some(),
        blocked,
        one_time_until: row.try_get("", "one_time_until")?,
        seen: visits.into_iter().flatten().max().map(|moment| clock.day_of(moment)),
    };
    let person = PersonId(row.try_get("", "id")?);
    Ok(Found {
        recipient: Recipient {
            person,
            account: account.map(AccountId),
            blocked,
            posts,
            awaits_consent: row.try_get::<i32>("", "awaits")? == 1,
        },
        name: sql::person_name(row)?,
        note: row.try_get("", "note")?,
        login: row.try_get("", "login")?,
        access: Access::on(clock.today(), facts),
    })
}
