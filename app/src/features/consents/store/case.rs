//! How consents stand: rows of consents and refusals read into the law's states.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::consent::{Channel, Consent, ConsentCase, KeepConsents, Purpose, Signed};
use domain::ids::{ConsentTemplateId, PersonId, SchoolId};
use sea_orm::{ConnectionTrait, QueryResult};

use super::people::signers;
use crate::kit::{AppError, AppResult, sql};

const TEXT: &str = "SELECT id, accepted_from FROM consent_templates WHERE school_id = $1 AND purpose = $2 \
     ORDER BY version DESC LIMIT 1";

/// The text in force, and what stands under it by subject.
pub struct KnownConsents {
    /// None: no text of the purpose is published.
    pub text: Option<ConsentTemplateId>,
    by_subject: BTreeMap<PersonId, Known>,
}

/// How it stands with one subject.
#[derive(Clone)]
pub struct Known {
    pub consent: Consent,
    /// «Соколова М. А.»
    pub signed_by: Option<String>,
}

impl KnownConsents {
    pub fn of(&self, subject: PersonId) -> Known {
        let absent = Known { consent: Consent::Absent, signed_by: None };
        self.by_subject.get(&subject).cloned().unwrap_or(absent)
    }
}

/// How the consents of `subjects` for one purpose stand today.
pub async fn known<C: ConnectionTrait>(
    tx: &C,
    (school, purpose): (SchoolId, Purpose),
    subjects: &[PersonId],
    today: NaiveDate,
) -> AppResult<KnownConsents> {
    let among = sql::among(subjects.iter().map(|subject| subject.0));
    let text = sql::row(tx, TEXT, [school.0.into(), purpose.code().into()]).await?;
    let accepted: i32 = text.as_ref().map_or(Ok(1), |row| row.try_get("", "accepted_from"))?;
    let text = text.map(|row| row.try_get("", "id")).transpose()?.map(ConsentTemplateId);
    let mut by_subject = BTreeMap::new();
    let asked = format!(
        "SELECT r.subject_id, r.refused_on FROM consent_refusals r \
         JOIN consent_templates o ON o.school_id = r.school_id AND o.id = r.template_id \
         WHERE r.school_id = $1 AND o.purpose = $2 AND r.subject_id IN ({among}) ORDER BY r.id"
    );
    for row in sql::rows(tx, &asked, [school.0.into(), purpose.code().into()]).await? {
        let consent = Consent::Refused { on: row.try_get("", "refused_on")? };
        by_subject.insert(PersonId(row.try_get("", "subject_id")?), Known { consent, signed_by: None });
    }
    let asked = format!(
        "SELECT c.subject_id, c.channel, c.signed_on, c.valid_until, c.withdrawn_on, o.version, \
         p.surname, p.given, p.patronymic FROM consents c \
         JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
         JOIN persons p ON p.id = c.given_by \
         WHERE c.school_id = $1 AND o.purpose = $2 AND c.subject_id IN ({among}) ORDER BY c.id"
    );
    for row in sql::rows(tx, &asked, [school.0.into(), purpose.code().into()]).await? {
        let subject = PersonId(row.try_get("", "subject_id")?);
        let known = signed(&row, accepted, today)?;
        // A later refusal speaks louder than a consent that is over.
        let refused = matches!(by_subject.get(&subject), Some(Known { consent: Consent::Refused { on }, .. })
            if over_before(&known.consent, *on));
        if !refused {
            by_subject.insert(subject, known);
        }
    }
    Ok(KnownConsents { text, by_subject })
}

fn over_before(consent: &Consent, refused_on: NaiveDate) -> bool {
    match consent {
        Consent::Withdrawn { on, .. } => *on <= refused_on,
        Consent::Lapsed(signed) => signed.on <= refused_on,
        Consent::Absent | Consent::Refused { .. } | Consent::Standing(_) => false,
    }
}

fn signed(row: &QueryResult, accepted: i32, today: NaiveDate) -> AppResult<Known> {
    let channel: String = row.try_get("", "channel")?;
    let signed = Signed {
        on: row.try_get("", "signed_on")?,
        channel: Channel::parse(&channel).ok_or_else(|| AppError::fault(format!("channel {channel}")))?,
        valid_until: row.try_get("", "valid_until")?,
    };
    let version: i32 = row.try_get("", "version")?;
    let consent = Consent::of_row(signed, row.try_get("", "withdrawn_on")?, version >= accepted, today);
    Ok(Known { consent, signed_by: Some(sql::person_name(row)?.short()) })
}

/// One consent with all it is judged by; `signer`: whose agreement to the electronic signature matters.
pub async fn case<C: ConnectionTrait>(
    tx: &C,
    keep: KeepConsents,
    about: (Purpose, PersonId),
    by: (Option<PersonId>, NaiveDate),
) -> AppResult<ConsentCase> {
    signed_case(tx, keep, about, by).await.map(|(case, _)| case)
}

/// The same, and who signed.
pub async fn signed_case<C: ConnectionTrait>(
    tx: &C,
    keep: KeepConsents,
    (purpose, subject): (Purpose, PersonId),
    (signer, today): (Option<PersonId>, NaiveDate),
) -> AppResult<(ConsentCase, Option<String>)> {
    let known_now = known(tx, (keep.school, purpose), &[subject], today).await?;
    let text = known_now.text.ok_or_else(unpublished)?;
    let signers = if purpose.is_about_a_child() {
        signers(tx, purpose, &[subject]).await?.into_iter().map(|(_, who)| who.person).collect()
    } else {
        vec![subject]
    };
    let agreed_on = match signer {
        Some(signer) => agreed_on(tx, keep.school, signer, today).await?,
        None => None,
    };
    let Known { consent, signed_by } = known_now.of(subject);
    let KeepConsents { school, class } = keep;
    Ok((ConsentCase { school, purpose, subject, class, signers, text, agreed_on, consent }, signed_by))
}

/// The day of a paper agreement to the rules of the electronic signature that stands.
pub async fn agreed_on<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    signer: PersonId,
    today: NaiveDate,
) -> AppResult<Option<NaiveDate>> {
    let known = known(tx, (school, Purpose::Signature), &[signer], today).await?;
    match known.of(signer).consent {
        Consent::Standing(signed) => Ok(Some(signed.on)),
        _ => Ok(None),
    }
}

fn unpublished() -> AppError {
    AppError::Refused("Текст этого согласия ещё не опубликован. Опубликуйте его на странице «Тексты».".into())
}
