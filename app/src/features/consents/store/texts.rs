//! Texts of a school in their versions, and the gate.

use chrono::{DateTime, Utc};
use domain::access::Permit;
use domain::consent::{Gate, KeepTexts, Purpose, first_text, paragraphs};
use domain::ids::SchoolId;
use entity::{consent_template, school_setting};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::figures::gate;
use super::{GATE, STANDS};
use crate::features::consents::roll::{Text, Texts};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, FieldError, Request, session, sql};

/// Longest text, in characters.
const LONGEST: usize = 20_000;
const LONGEST_TITLE: usize = 200;
const LONGEST_BASIS: usize = 1_000;

/// What the school asks, purpose by purpose.
pub async fn texts(cx: &Request<Reading>, permit: &Permit<KeepTexts>) -> AppResult<Texts> {
    let school = permit.action().0;
    let gate = gate(&cx.tx, school).await?;
    let mut texts = vec![];
    for purpose in Purpose::ALL {
        let latest = latest(&cx.tx, school, purpose).await?;
        let people = standing(cx, school, purpose).await?;
        texts.push(if let Some(text) = latest {
            let published = text.published_at.map(|at: DateTime<Utc>| cx.house.clock.day_of(at));
            Text {
                purpose,
                title: text.title,
                text: text.text,
                version: Some(text.version),
                published,
                people,
            }
        } else {
            let draft = first_text(purpose);
            let (title, text) = (draft.title.into(), draft.text.into());
            Text { purpose, title, text, version: None, published: None, people }
        });
    }
    Ok(Texts { gate, texts })
}

async fn latest<C: sea_orm::ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    purpose: Purpose,
) -> AppResult<Option<consent_template::Model>> {
    let query = consent_template::Entity::find().filter(consent_template::Column::SchoolId.eq(school));
    let query = query.filter(consent_template::Column::Purpose.eq(purpose.code()));
    Ok(query.order_by_desc(consent_template::Column::Version).one(tx).await?)
}

async fn standing(cx: &Request<Reading>, school: SchoolId, purpose: Purpose) -> AppResult<u32> {
    let asked = format!(
        "SELECT COUNT(DISTINCT c.subject_id) AS people FROM consents c \
         JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
         WHERE c.school_id = $1 AND o.purpose = $3 AND {STANDS}"
    );
    let values = [school.0.into(), cx.today.into(), purpose.code().into()];
    let row = sql::row(&cx.tx, &asked, values).await?;
    let people = row.map_or(Ok(0), |row| row.try_get::<i64>("", "people"))?;
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}

/// Publishes the next version; texts once signed are never changed.
pub async fn publish(
    cx: &Request<Writing>,
    purpose: Purpose,
    (title, text, anew): (&str, &str, bool),
    permit: &Permit<KeepTexts>,
) -> AppResult<()> {
    let school = permit.action().0;
    let (title, text) = (paragraphs(title), paragraphs(text));
    check(&title, &text)?;
    let latest = latest(&cx.tx, school, purpose).await?;
    let version = latest.as_ref().map_or(1, |latest| latest.version + 1);
    let accepted_from = latest.filter(|_| !anew).map_or(version, |latest| latest.accepted_from);
    let row = consent_template::ActiveModel {
        school_id: Set(school),
        purpose: Set(purpose.code().into()),
        version: Set(version),
        title: Set(title),
        text_hash: Set(session::hash(&text)),
        text: Set(text),
        accepted_from: Set(accepted_from),
        published_at: Set(Some(cx.now)),
        ..Default::default()
    };
    consent_template::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    let subject = format!("purpose:{} version:{version}", purpose.code());
    log(cx, permit, "consent.publish", (subject, Some(format!("accepted_from:{accepted_from}")))).await
}

fn check(title: &str, text: &str) -> AppResult<()> {
    let mut errors = vec![];
    if title.is_empty() || title.chars().count() > LONGEST_TITLE {
        errors.push(FieldError::new("title", "Напишите заголовок, не длиннее 200 знаков."));
    }
    if text.is_empty() || text.chars().count() > LONGEST {
        errors.push(FieldError::new("text", "Напишите текст, не длиннее 20 000 знаков."));
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Form(errors)) }
}

/// Lifts the gate on `basis`, or sets it.
pub async fn set_gate(
    cx: &Request<Writing>,
    basis: Option<String>,
    permit: &Permit<KeepTexts>,
) -> AppResult<()> {
    let school = permit.action().0;
    let basis = basis.map(|basis| paragraphs(&basis));
    if basis.as_ref().is_some_and(|basis| basis.is_empty() || basis.chars().count() > LONGEST_BASIS) {
        return Err(AppError::field("basis", "Назовите правовое основание, не длиннее 1000 знаков."));
    }
    let before = gate(&cx.tx, school).await?;
    let own = school_setting::Column::SchoolId.eq(school);
    let setting = school_setting::Entity::delete_many().filter(own);
    setting.filter(school_setting::Column::Key.eq(GATE)).exec(&cx.tx).await?;
    let act = if basis.is_some() { "consent.lift_gate" } else { "consent.set_gate" };
    if let Some(basis) = basis {
        let row =
            school_setting::ActiveModel { school_id: Set(school), key: Set(GATE.into()), value: Set(basis) };
        school_setting::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    let was = if before == Gate::Asks { "asks" } else { "lifted" };
    log(cx, permit, act, (format!("school:{school}"), Some(format!("was:{was}")))).await
}

async fn log(
    cx: &Request<Writing>,
    permit: &Permit<KeepTexts>,
    act: &'static str,
    (subject, new): (String, Option<String>),
) -> AppResult<()> {
    let (school, at, by) = (permit.action().0, cx.now, Some(permit.by()));
    record(&cx.tx, &Happening { school, at, by, act, subject, old: None, new, reason: None }).await
}
