//! What is asked of the caller at the gate: texts, ways to sign, whom to turn to.

use domain::access::Permit;
use domain::consent::{AnswerConsent, Consent, ConsentCase, Due, KeepConsents, Purpose};
use domain::ids::{PersonId, SchoolId};
use sea_orm::ConnectionTrait;

use super::case::case;
use super::scans::own_scans;
use crate::features::consents::asked::{Asked, Contacts, Item, WayToSign};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request, sql};

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
    Ok(Asked { items, others_open: cx.signed().hat.is_some(), scans: own_scans(cx).await? })
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
    let way = match case.agreed_on {
        _ if !case.signers.contains(&me) => WayToSign::Guardian,
        Some(agreed_on) => WayToSign::Here { agreed_on },
        None => WayToSign::Paper,
    };
    let refused_on = match case.consent {
        Consent::Refused { on } => Some(on),
        _ => None,
    };
    let row = sql::row(&cx.tx, TEXT, [case.text.0.into()]).await?.ok_or(AppError::NotFound)?;
    let (title, text) = (row.try_get("", "title")?, row.try_get("", "text")?);
    let about = if subject == me { String::new() } else { name(&cx.tx, subject).await? };
    let contacts = contacts(&cx.tx, school).await?;
    Ok(Item { school, purpose, subject, about, title, text, way, refused_on, contacts })
}

async fn name<C: ConnectionTrait>(tx: &C, person: PersonId) -> AppResult<String> {
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

/// The consent that the caller is asked for, and no other.
pub async fn case_at_gate(
    cx: &Request<Writing>,
    school: SchoolId,
    (purpose, subject): (Purpose, PersonId),
) -> AppResult<ConsentCase> {
    let me = cx.actor.person();
    if !cx.signed().dues.iter().any(|due| of(due, me) == (school, purpose, subject)) {
        return Err(AppError::NotFound);
    }
    let keep = KeepConsents { school, class: None };
    case(&cx.tx, keep, (purpose, subject), (Some(me), cx.today)).await
}
