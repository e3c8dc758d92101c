//! Who is told that consents end: an event for each who may renew one, and one for each class and last day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::consent::{Ending, EndingOf, Purpose, Warning, horizon};
use domain::ids::{ClassId, ConsentId, ConsentTemplateId, PersonId, SchoolId};
use sea_orm::QueryResult;

use super::ending::{FITS, near, people, values};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record_all};
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, sql};

const SCHOOLS: &str = "SELECT DISTINCT school_id FROM consents WHERE withdrawn_on IS NULL AND valid_until >= $1 AND valid_until <= $2";

const WARN: &str = "INSERT INTO consent_warnings (school_id, consent_id, days, last_day, at) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

const SIGNERS: &str =
    "SELECT k.guardian_id FROM kinships k WHERE k.child_id = $1 AND k.may_sign ORDER BY k.guardian_id";

/// Warned-of consents of the subject `$2` for the purpose `$3`, with who was told.
const TOLD: &str = "SELECT DISTINCT w.consent_id, COALESCE(k.guardian_id, c.subject_id) AS signer FROM consent_warnings w \
     JOIN consents c ON c.school_id = w.school_id AND c.id = w.consent_id \
     JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
     LEFT JOIN kinships k ON k.child_id = c.subject_id AND o.purpose IN ('child', 'photo') \
     WHERE w.school_id = $1 AND c.subject_id = $2 \
     AND o.purpose = $3";

const PURPOSE: &str = "SELECT purpose FROM consent_templates WHERE school_id = $1 AND id = $2";

/// A consent that ends soon, found through a class or the staff.
struct Near {
    id: ConsentId,
    subject: PersonId,
    purpose: Purpose,
    last: NaiveDate,
}

/// Enters all ends that are to be told today and were not; how many. Each is entered once, whoever asks and how often.
pub async fn warn(house: &House) -> AppResult<usize> {
    let today = house.clock.today();
    let tx = house.db.read().await?;
    let schools = sql::rows(&tx, SCHOOLS, [today.into(), horizon(today).into()]).await?;
    drop(tx);
    let mut told = 0;
    for row in schools {
        let school = SchoolId(row.try_get("", "school_id")?);
        let tx = house.db.read().await?;
        let found = found(&tx, school, today).await?;
        drop(tx);
        for (class, near) in found {
            told += warn_class(house, (school, class), near).await?;
        }
    }
    Ok(told)
}

async fn found(
    tx: &Reading,
    school: SchoolId,
    today: NaiveDate,
) -> AppResult<BTreeMap<Option<ClassId>, Vec<Near>>> {
    let asked = format!(
        "SELECT w.class_id, g.id, g.subject_id, g.purpose, g.last_day FROM {} w JOIN {} g ON {FITS} ORDER BY g.id",
        people(),
        near()
    );
    let mut all: BTreeMap<Option<ClassId>, Vec<Near>> = BTreeMap::new();
    for row in sql::rows(tx, &asked, values(school, today)).await? {
        let code: String = row.try_get("", "purpose")?;
        let Some(purpose) = Purpose::parse(&code) else { continue };
        let class: Option<i64> = row.try_get("", "class_id")?;
        all.entry(class.map(ClassId)).or_default().push(Near {
            id: ConsentId(row.try_get("", "id")?),
            subject: PersonId(row.try_get("", "subject_id")?),
            purpose,
            last: row.try_get("", "last_day")?,
        });
    }
    Ok(all)
}

/// Those of one class in one turn: one event for each who may renew, one for the class and each last day.
async fn warn_class(
    house: &House,
    (school, class): (SchoolId, Option<ClassId>),
    near: Vec<Near>,
) -> AppResult<usize> {
    let (today, now) = (house.clock.today(), house.clock.now());
    let tx = house.db.turn().await?;
    let mut new: Vec<(&Near, Warning)> = vec![];
    for one in &near {
        let Some(warning) = Warning::due(one.last, today) else { continue };
        let days = i32::try_from(warning.days()).unwrap_or_default();
        let values = [school.0.into(), one.id.0.into(), days.into(), one.last.into(), now.into()];
        if sql::run(&tx, WARN, values).await? == 1 {
            new.push((one, warning));
        }
    }
    let entry = |act, subject, of: Ending| Happening {
        school,
        at: now,
        by: None,
        act,
        subject,
        old: None,
        new: Some(of.to_string()),
        reason: None,
    };
    let mut happened = vec![];
    let mut days: BTreeMap<NaiveDate, Warning> = BTreeMap::new();
    for (one, warning) in &new {
        days.insert(one.last, *warning);
        let told = Ending { warning: *warning, last: one.last, of: EndingOf::One(one.purpose) };
        for subject in subjects(&tx, one).await? {
            happened.push(entry("consent.end", subject, told));
        }
    }
    for (last, warning) in days {
        let all = near.iter().filter(|one| one.last == last).count();
        let of = EndingOf::Many(u32::try_from(all).unwrap_or(u32::MAX));
        let subject = class.map_or_else(|| "staff".to_owned(), |class| format!("class:{class}"));
        happened.push(entry("consents.end", subject, Ending { warning, last, of }));
    }
    if new.is_empty() {
        return Ok(0);
    }
    record_all(&tx, &happened).await?;
    tx.commit().await?;
    Ok(new.len())
}

/// Who may renew it: «consent:5 person:31 pupil:30».
async fn subjects(tx: &Writing, one: &Near) -> AppResult<Vec<String>> {
    if !one.purpose.is_about_a_child() {
        return Ok(vec![format!("consent:{} person:{}", one.id, one.subject)]);
    }
    let rows = sql::rows(tx, SIGNERS, [one.subject.0.into()]).await?;
    let told = |row: &QueryResult| -> AppResult<String> {
        let signer: i64 = row.try_get("", "guardian_id")?;
        Ok(format!("consent:{} person:{signer} pupil:{}", one.id, one.subject))
    };
    rows.iter().map(told).collect()
}

/// What was told of an end is taken back: a consent under this text is given anew.
pub async fn given_anew(
    cx: &Request<Writing>,
    school: SchoolId,
    (subject, text): (PersonId, ConsentTemplateId),
) -> AppResult<()> {
    let row = sql::row(&cx.tx, PURPOSE, [school.0.into(), text.0.into()]).await?.ok_or(AppError::NotFound)?;
    let purpose: String = row.try_get("", "purpose")?;
    tell_no_more(cx, school, (subject, &purpose)).await
}

/// The same: consents for this purpose, by its code, are given anew or ended by hand.
pub async fn tell_no_more(
    cx: &Request<Writing>,
    school: SchoolId,
    (subject, purpose): (PersonId, &str),
) -> AppResult<()> {
    let rows = sql::rows(&cx.tx, TOLD, [school.0.into(), subject.0.into(), purpose.into()]).await?;
    let mut happened = vec![];
    for row in &rows {
        let (consent, signer): (i64, i64) = (row.try_get("", "consent_id")?, row.try_get("", "signer")?);
        happened.push(Happening {
            school,
            at: cx.now,
            by: None,
            act: "consent.renew",
            subject: format!("consent:{consent} person:{signer}"),
            old: None,
            new: None,
            reason: None,
        });
    }
    record_all(&cx.tx, &happened).await
}
