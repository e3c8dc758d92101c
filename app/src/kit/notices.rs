//! What a person hears of: asked the same way for the count at the head of every page, for the list and for mail.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Actor;
use domain::notification::Hearing;

use super::db::Reading;
use super::house::House;
use super::{AppResult, sql};

/// Keeps the number at the bell of an open page; a part of the page program.
pub const BELL_PROGRAM: &str = include_str!("bell.js");

/// Notices older than this are neither shown nor counted.
const SHOWN: TimeDelta = TimeDelta::days(30);

/// Marks and absences of a pupil, for the family.
const OF_PUPILS: &str = "SELECT n.id, n.pupil_id AS hears FROM notices n WHERE n.pupil_id IN (#) AND n.kind NOT IN ('notes', 'consents')";

/// Homework and changed lessons of the groups that a pupil is in on the day of the lesson.
const OF_GROUPS: &str = "SELECT n.id, m.pupil_id FROM group_members m \
     JOIN notices n ON n.school_id = m.school_id AND n.group_id = m.group_id \
     JOIN lessons l ON l.school_id = n.school_id AND l.id = n.lesson_id \
     WHERE m.pupil_id IN (#) AND m.since <= l.date AND (m.until IS NULL OR m.until >= l.date)";

const TO_FAMILIES: &str = "SELECT n.id, m.pupil_id FROM class_members m JOIN announcements a ON a.school_id = m.school_id \
     AND (a.class_id IS NULL OR a.class_id = m.class_id) AND a.until >= $1 AND a.recalled_at IS NULL \
     JOIN notices n ON n.school_id = a.school_id AND n.announcement_id = a.id \
     WHERE m.pupil_id IN (#) AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1)";

/// Nobody is told of the own words.
const TO_STAFF: &str = "SELECT n.id, CAST(NULL AS bigint) AS hears FROM announcements a \
     JOIN notices n ON n.school_id = a.school_id AND n.announcement_id = a.id \
     WHERE a.school_id IN (#) AND (a.class_id IS NULL OR a.class_id IN (@)) AND a.\"by\" <> $3 \
     AND a.until >= $1 AND a.recalled_at IS NULL";

/// Campaigns under way: of the staff for all who work there, of pupils for whoever leads a class, and for families.
const OF_CAMPAIGNS: &str = "SELECT n.id, CAST(NULL AS bigint) AS hears FROM reconciliations q \
     JOIN notices n ON n.school_id = q.school_id AND n.kind = 'announcements' \
       AND n.about = 'reconciliation:' || CAST(q.id AS text) \
     WHERE q.closed_on IS NULL AND ((q.school_id IN (#) AND q.side = 'staff') OR (q.school_id IN (@) AND q.side = 'pupils'))";

const OF_CAMPAIGNS_TO_FAMILIES: &str = "SELECT n.id, m.pupil_id FROM class_members m \
     JOIN reconciliations q ON q.school_id = m.school_id AND q.side = 'pupils' AND q.closed_on IS NULL \
     JOIN notices n ON n.school_id = q.school_id AND n.kind = 'announcements' \
       AND n.about = 'reconciliation:' || CAST(q.id AS text) \
     WHERE m.pupil_id IN (#) AND m.pupil_id <> @ AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1)";

const OF_DUTIES: &str = "SELECT n.id, CAST(NULL AS bigint) FROM notices n WHERE n.person_id = @ AND n.school_id IN (#) AND n.kind <> 'consents'";

/// Notes of absence, and consents that end.
const OF_CLASSES: &str = "SELECT n.id, CAST(NULL AS bigint) FROM notices n \
     WHERE n.school_id IN (#) AND n.class_id IN (@) AND n.kind IN ('notes', 'consents')";

/// Consents that the reader may renew: own ones, and those about a child in sight.
const OF_CONSENTS: &str = "SELECT n.id, n.pupil_id AS hears FROM notices n \
     WHERE n.person_id = @ AND n.kind = 'consents' AND (n.pupil_id IS NULL OR n.pupil_id IN (#))";

const OF_KEPT: &str = "SELECT n.id, CAST(NULL AS bigint) FROM notices n \
     WHERE n.school_id IN (#) AND n.kind = 'consents' AND n.person_id IS NULL";

/// What is new to the reader: told of since, and either standing or known to them.
pub const UNREAD: &str =
    "n.last_event > COALESCE(r.up_to, 0) AND (n.stands <> '' OR n.first_event <= COALESCE(r.up_to, 0))";

/// The notices `n` that reach `hearing`, one row for each pupil `h.hears` of whom the person hears, with how far they
/// have read (`r`). To be led by columns and followed by more joins and conditions. `$1` is today, `$2` the first
/// moment shown, `$3` the account; nothing: nothing can reach them.
pub fn heard(hearing: &Hearing, joins: &str) -> Option<String> {
    if hearing.is_deaf() {
        return None;
    }
    let pupils = sql::among(hearing.pupils.iter().map(|pupil| pupil.0));
    let schools = sql::among(hearing.works.iter().map(|school| school.0));
    let classes = sql::among(hearing.leads.iter().map(|(_, class)| class.0));
    let of = |text: &str, whom: &str, at: &str| text.replace('#', whom).replace('@', at);
    let mut ways = vec![];
    if !hearing.pupils.is_empty() {
        ways.extend([OF_PUPILS, OF_GROUPS, TO_FAMILIES].map(|text| of(text, &pupils, "")));
        ways.push(of(OF_CAMPAIGNS_TO_FAMILIES, &pupils, &hearing.person.to_string()));
    }
    if !hearing.works.is_empty() {
        let leads = sql::among(hearing.leads.iter().map(|(school, _)| school.0));
        ways.push(of(OF_CAMPAIGNS, &schools, &leads));
        ways.push(of(TO_STAFF, &schools, &classes));
        ways.push(of(OF_DUTIES, &schools, &hearing.person.to_string()));
    }
    if !hearing.leads.is_empty() {
        ways.push(of(OF_CLASSES, &schools, &classes));
    }
    ways.push(of(OF_CONSENTS, &pupils, &hearing.person.to_string()));
    if !hearing.keeps.is_empty() {
        let kept = sql::among(hearing.keeps.iter().map(|school| school.0));
        ways.push(of(OF_KEPT, &kept, ""));
    }
    let ways = ways.join(" UNION ");
    Some(format!(
        " FROM ({ways}) h JOIN notices n ON n.id = h.id \
         LEFT JOIN notice_readings r ON r.school_id = n.school_id AND r.account_id = $3 {joins} WHERE n.at >= $2"
    ))
}

/// The first moment whose notices are shown.
pub fn since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - SHOWN
}

/// How many are new to the actor.
pub async fn unread(tx: &Reading, actor: &Actor, house: &House) -> AppResult<u32> {
    let Some(heard) = heard(&Hearing::of(actor), "") else { return Ok(0) };
    let (today, since) = (house.clock.today(), since(house.clock.now()));
    let asked = format!("SELECT COUNT(*) AS n{heard} AND {UNREAD}");
    let row = sql::row(tx, &asked, [today.into(), since.into(), actor.account().0.into()]).await?;
    let number: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}
