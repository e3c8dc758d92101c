//! The roll of a class or of the staff for one purpose: subjects, signers, and what stands.

use domain::access::Permit;
use domain::consent::{KeepConsents, Purpose};
use domain::ids::PersonId;
use domain::people::PersonName;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use super::case::{Known, known};
use super::scans::papers;
use crate::features::consents::roll::{Roll, Row, Signer};
use crate::kit::db::Reading;
use crate::kit::rolls::{self, MEMBERS, STAFF};
use crate::kit::{AppResult, Request, sql, trace};

const NAME: &str = "p.id, p.surname, p.given, p.patronymic";

/// A subject before anybody asked how the consent stands.
pub struct Subject {
    pub person: PersonId,
    pub name: PersonName,
    pub note: String,
}

/// The roll that `permit` takes in; what fits no class is shown for the staff.
pub async fn roll(
    cx: &Request<Reading>,
    purpose: Option<Purpose>,
    permit: &Permit<KeepConsents>,
) -> AppResult<Roll> {
    let KeepConsents { school, class } = *permit.action();
    let purpose = fitting(purpose, permit.action());
    let title = rolls::title(&cx.tx, school, class).await?;
    let found = subjects(cx, purpose, *permit.action()).await?;
    let whom = class.map_or(Whose::Staff, Whose::Class);
    trace::leave(cx, school, Look::at(Way::List, Matter::Consents), [whom])?;
    let ids: Vec<PersonId> = found.iter().map(|subject| subject.person).collect();
    let known = known(&cx.tx, (school, purpose), &ids, cx.today).await?;
    let signers = signers(&cx.tx, purpose, &ids).await?;
    let mut papers = papers(cx, (school, purpose), &ids).await?;
    let row = |of: Subject| {
        let Known { consent, signed_by } = known.of(of.person);
        let own = Signer { person: of.person, title: String::new() };
        let signers = if purpose.is_about_a_child() {
            signers.iter().filter(|(child, _)| *child == of.person).map(|(_, who)| who.clone()).collect()
        } else {
            vec![own]
        };
        let (subject, name, note) = (of.person, of.name.full(), of.note);
        let paper = papers.remove(&subject).filter(|_| consent.stands());
        Row { subject, name, note, signers, consent, signed_by, paper }
    };
    let rows = found.into_iter().map(row).collect();
    Ok(Roll { class, title, purpose, published: known.text.is_some(), today: cx.today, rows })
}

/// A class has consents of families, the staff those of staff.
pub fn fitting(purpose: Option<Purpose>, of: &KeepConsents) -> Purpose {
    let asked = Purpose::asked_of(of.class.is_some());
    purpose.filter(|purpose| asked.contains(purpose)).unwrap_or(asked[0])
}

/// Whose consents a roll holds.
pub async fn subjects<T: ConnectionTrait>(
    cx: &Request<T>,
    purpose: Purpose,
    of: KeepConsents,
) -> AppResult<Vec<Subject>> {
    let (school, today) = (of.school.0.into(), cx.today.into());
    let rows = match of.class {
        None => {
            let asked = format!(
                "SELECT {NAME}, COALESCE((SELECT s.post FROM staff s WHERE s.school_id = $1 AND s.person_id = p.id), '') AS note \
                 FROM persons p WHERE p.id IN {STAFF} ORDER BY p.search, p.id"
            );
            sql::rows(&cx.tx, &asked, [school, today]).await?
        }
        Some(class) if purpose.is_about_a_child() => {
            let asked = format!(
                "SELECT {NAME}, '' AS note FROM {MEMBERS} JOIN persons p ON p.id = m.pupil_id \
                 WHERE m.school_id = $1 AND m.class_id = $3 ORDER BY p.search, p.id"
            );
            sql::rows(&cx.tx, &asked, [school, today, class.0.into()]).await?
        }
        Some(class) => {
            let asked = format!(
                "SELECT {NAME}, COALESCE(k.degree || ': ', '') || child.surname || ' ' || child.given AS note FROM {MEMBERS} \
                 JOIN kinships k ON k.child_id = m.pupil_id JOIN persons child ON child.id = m.pupil_id \
                 JOIN persons p ON p.id = k.guardian_id \
                 WHERE m.school_id = $1 AND m.class_id = $3 ORDER BY child.search, child.id, p.search, p.id"
            );
            sql::rows(&cx.tx, &asked, [school, today, class.0.into()]).await?
        }
    };
    let mut found: Vec<Subject> = vec![];
    for row in &rows {
        let one = read(row)?;
        match found.iter_mut().find(|known| known.person == one.person) {
            Some(known) => known.note = format!("{}, {}", known.note, one.note),
            None => found.push(one),
        }
    }
    Ok(found)
}

fn read(row: &QueryResult) -> AppResult<Subject> {
    let (person, note) = (PersonId(row.try_get("", "id")?), row.try_get("", "note")?);
    Ok(Subject { person, name: sql::person_name(row)?, note })
}

/// A guardian of a child.
pub struct Guardian {
    pub person: PersonId,
    /// «мать, Соколова М. А.»
    pub title: String,
    pub may_sign: bool,
}

/// Guardians of these children, child by child.
pub async fn guardians<C: ConnectionTrait>(
    tx: &C,
    children: &[PersonId],
) -> AppResult<Vec<(PersonId, Guardian)>> {
    let asked = format!(
        "SELECT k.child_id, k.degree, k.may_sign, {NAME} FROM kinships k JOIN persons p ON p.id = k.guardian_id \
         WHERE k.child_id IN ({}) ORDER BY k.child_id, p.search, p.id",
        sql::among(children.iter().map(|child| child.0))
    );
    let rows = sql::rows(tx, &asked, []).await?;
    let guardian = |row: &QueryResult| -> AppResult<(PersonId, Guardian)> {
        let degree: Option<String> = row.try_get("", "degree")?;
        let short = sql::person_name(row)?.short();
        let title = degree.map_or_else(|| short.clone(), |degree| format!("{degree}, {short}"));
        let (person, may_sign) = (PersonId(row.try_get("", "id")?), row.try_get("", "may_sign")?);
        Ok((PersonId(row.try_get("", "child_id")?), Guardian { person, title, may_sign }))
    };
    rows.iter().map(guardian).collect()
}

/// Who may sign for each child.
pub async fn signers<C: ConnectionTrait>(
    tx: &C,
    purpose: Purpose,
    children: &[PersonId],
) -> AppResult<Vec<(PersonId, Signer)>> {
    if !purpose.is_about_a_child() {
        return Ok(vec![]);
    }
    let signing = guardians(tx, children).await?.into_iter().filter(|(_, guardian)| guardian.may_sign);
    Ok(signing.map(|(child, of)| (child, Signer { person: of.person, title: of.title })).collect())
}
