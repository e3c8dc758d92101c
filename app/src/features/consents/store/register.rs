//! Writing consents down: papers of a class at once, a signature, a refusal, a withdrawal.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::consent::{Channel, ConsentRefused, Given, KeepConsents, Purpose, Refusal, Signed, Withdrawal};
use domain::ids::{AccountId, PersonId, SchoolId};
use entity::{consent, consent_refusal};
use sea_orm::{EntityTrait, Set};

use super::case::case;
use super::people::{fitting, subjects};
use super::warnings::{given_anew, tell_no_more};
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request, sql};

/// What stands is ended; what is over stays as it is.
const WITHDRAW: &str = "UPDATE consents SET withdrawn_on = $4, withdrawn_how = $5, withdrawn_by = $6 \
     WHERE school_id = $1 AND subject_id = $2 AND withdrawn_on IS NULL AND template_id IN \
     (SELECT id FROM consent_templates WHERE school_id = $1 AND purpose = $3)";

/// The head of a stack of papers: its day, and its last day if it names one.
pub fn signed_on_paper(on: NaiveDate, until: Option<String>) -> AppResult<Signed> {
    let until = until.filter(|text| !text.is_empty());
    let wrong = |_| AppError::field("until", "Такой даты нет.");
    let valid_until = until.map(|text| text.parse().map_err(wrong)).transpose()?;
    Ok(Signed { on, channel: Channel::Paper, valid_until })
}

/// Registers papers, each «subject.signer», of people whom `permit` takes in.
pub async fn register(
    cx: &Request<Writing>,
    purpose: Purpose,
    (papers, signed): (&[String], Signed),
    permit: &Permit<KeepConsents>,
) -> AppResult<()> {
    if papers.is_empty() {
        return Err(nothing_ticked());
    }
    let purpose = fitting(Some(purpose), permit.action());
    let listed = subjects(cx, purpose, *permit.action()).await?;
    for paper in papers {
        let (subject, signer) = read(paper).ok_or(AppError::NotFound)?;
        let of = listed.iter().find(|one| one.person == subject).ok_or(AppError::NotFound)?;
        let case = case(&cx.tx, *permit.action(), (purpose, subject), (None, cx.today)).await?;
        let given = case.register((signer, signed.clone()), cx.today, permit);
        let given = given.map_err(|why| AppError::Refused(format!("{}: {why}", of.name.short())))?;
        keep_given(cx, permit.action().school, &given).await?;
    }
    Ok(())
}

pub(super) fn nothing_ticked() -> AppError {
    AppError::Refused("Отметьте, чьи бумаги принесли.".into())
}

fn read(paper: &str) -> Option<(PersonId, PersonId)> {
    let (subject, signer) = paper.split_once('.')?;
    Some((subject.parse().ok()?, signer.parse().ok()?))
}

/// Writes a consent that the law lets be.
pub async fn keep_given(cx: &Request<Writing>, school: SchoolId, given: &Given) -> AppResult<()> {
    let row = consent::ActiveModel {
        school_id: Set(school),
        subject_id: Set(given.subject),
        given_by: Set(given.signer),
        template_id: Set(given.text),
        channel: Set(given.signed.channel.code().into()),
        signed_on: Set(given.signed.on),
        valid_until: Set(given.signed.valid_until),
        registered_by: Set(Some(given.by)),
        registered_at: Set(Some(cx.now)),
        ..Default::default()
    };
    consent::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    given_anew(cx, school, (given.subject, given.text)).await?;
    let new = format!("{} {}", given.signed.channel.code(), given.signed.on);
    let subject = format!("person:{} text:{}", given.subject, given.text);
    log(cx, (school, given.by), "consent.give", (subject, new)).await
}

/// Writes a refusal.
pub async fn keep_refusal(cx: &Request<Writing>, school: SchoolId, refusal: &Refusal) -> AppResult<()> {
    let row = consent_refusal::ActiveModel {
        school_id: Set(school),
        subject_id: Set(refusal.subject),
        refused_by: Set(refusal.refused_by),
        template_id: Set(refusal.text),
        refused_on: Set(refusal.on),
        at: Set(cx.now),
        ..Default::default()
    };
    consent_refusal::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    let subject = format!("person:{} text:{}", refusal.subject, refusal.text);
    log(cx, (school, cx.actor.account()), "consent.refuse", (subject, refusal.on.to_string())).await
}

/// Ends what stands.
pub async fn withdraw(
    cx: &Request<Writing>,
    (purpose, subject): (Purpose, PersonId),
    (on, how): (NaiveDate, String),
    permit: &Permit<KeepConsents>,
) -> AppResult<()> {
    let purpose = fitting(Some(purpose), permit.action());
    let listed = subjects(cx, purpose, *permit.action()).await?;
    if listed.iter().all(|one| one.person != subject) {
        return Err(AppError::NotFound);
    }
    let case = case(&cx.tx, *permit.action(), (purpose, subject), (None, cx.today)).await?;
    let refused = |why: ConsentRefused| AppError::Refused(why.to_string());
    let done = case.withdraw((on, &how), cx.today, permit).map_err(refused)?;
    keep_withdrawal(cx, permit.action().school, &done).await
}

/// Writes a withdrawal that the law lets be.
pub async fn keep_withdrawal(cx: &Request<Writing>, school: SchoolId, done: &Withdrawal) -> AppResult<()> {
    let values = [
        school.0.into(),
        done.subject.0.into(),
        done.purpose.code().into(),
        done.on.into(),
        done.how.clone().into(),
        done.by.0.into(),
    ];
    sql::run(&cx.tx, WITHDRAW, values).await?;
    tell_no_more(cx, school, (done.subject, done.purpose.code())).await?;
    let subject = format!("person:{} purpose:{}", done.subject, done.purpose.code());
    log(cx, (school, done.by), "consent.withdraw", (subject, done.on.to_string())).await
}

async fn log(
    cx: &Request<Writing>,
    (school, by): (SchoolId, AccountId),
    act: &'static str,
    (subject, new): (String, String),
) -> AppResult<()> {
    let (at, by, new) = (cx.now, Some(by), Some(new));
    record(&cx.tx, &Happening { school, at, by, act, subject, old: None, new, reason: None }).await
}
