//! What is asked of the caller at the gate: texts, ways to sign, whom to turn to.

use domain::access::Permit;
use domain::consent::{AnswerConsent, Consent, ConsentCase, Due, KeepConsents, Purpose};
use domain::ids::{ConsentTemplateId, PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::case::case;
use super::own::own;
use crate::features::consents::asked::{Asked, Contacts, Item, WayToSign};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, link, sql};

const SCHOOL: &str = "SELECT name, postal_address, phone, email FROM organisations WHERE id = $1";
const TEXT: &str = "SELECT title, text FROM consent_templates WHERE id = $1";

/// All that the caller's sides wait for.
pub async fn asked(cx: &Request<Reading>, permit: &Permit<AnswerConsent>) -> AppResult<Asked> {
    let me = permit.action().0;
    let mut seen = vec![];
    let mut items = vec![];
    for due in &cx.signed().dues {
        let (school, purpose, subject) = of(due, me);
        if !seen.contains(&(school, purpose, subject)) {
            seen.push((school, purpose, subject));
            items.push(item(cx, (school, purpose, subject), me).await?);
        }
    }
    let (others_open, today) = (cx.signed().hat.is_some(), cx.today);
    Ok(Asked { items, others_open, own: own(cx, &seen).await?, today })
}

/// Whose consent a side waits for.
fn of(due: &Due, me: PersonId) -> (SchoolId, Purpose, PersonId) {
    let subject = if due.purpose.is_about_a_child() { due.through } else { me };
    (due.school, due.purpose, subject)
}

async fn item(
    cx: &Request<Reading>,
    (school, purpose, subject): (SchoolId, Purpose, PersonId),
    me: PersonId,
) -> AppResult<Item> {
    let keep = KeepConsents { school, class: None };
    let case = case(&cx.tx, keep, (purpose, subject), (Some(me), cx.today)).await?;
    let way = way(&case, me);
    let refused_on = match case.consent {
        Consent::Refused { on } => Some(on),
        _ => None,
    };
    let (title, text) = text(cx, case.text).await?;
    let about = if subject == me { String::new() } else { name(&cx.tx, subject).await? };
    let contacts = contacts(&cx.tx, school).await?;
    Ok(Item { school, purpose, subject, about, title, text, way, refused_on, contacts })
}

/// How `me` may sign it.
pub fn way(case: &ConsentCase, me: PersonId) -> WayToSign {
    match case.agreed_on {
        _ if !case.signers.contains(&me) => WayToSign::Guardian,
        Some(agreed_on) if case.purpose.may_be_electronic() => WayToSign::Here { agreed_on },
        _ => WayToSign::Paper,
    }
}

/// Title and text.
pub async fn text(cx: &Request<Reading>, text: ConsentTemplateId) -> AppResult<(String, String)> {
    let row = sql::row(&cx.tx, TEXT, [text.0.into()]).await?.ok_or(AppError::NotFound)?;
    Ok((row.try_get("", "title")?, row.try_get("", "text")?))
}

/// After a signature: to the next that is asked for, else home; where nothing was asked, back to the list.
pub fn after_signing(cx: &Request<Writing>, (school, purpose): (SchoolId, Purpose)) -> &'static str {
    let asked = cx.signed().dues.iter().any(|due| (due.school, due.purpose) == (school, purpose));
    if asked { link::HOME } else { link::CONSENT }
}

pub async fn name<C: ConnectionTrait>(tx: &C, person: PersonId) -> AppResult<String> {
    let name = sql::called(tx, person).await?.ok_or(AppError::NotFound)?;
    Ok(format!("{} {}", name.given, name.surname))
}

pub async fn contacts<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<Contacts> {
    let row = sql::row(tx, SCHOOL, [school.0.into()]).await?.ok_or(AppError::NotFound)?;
    Ok(Contacts {
        school: row.try_get("", "name")?,
        address: row.try_get("", "postal_address")?,
        phone: row.try_get("", "phone")?,
        email: row.try_get("", "email")?,
    })
}
