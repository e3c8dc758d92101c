//! A correction of a card: written over what was shown, and over nothing else; its event names fields, and no names.

use domain::card::{CardDraft, CardEntry, Place, Written, written_fields};
use domain::ids::PersonId;
use domain::people::{PhoneKey, Sex};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request, session, sql};

const PERSON: &str = "SELECT surname, given, patronymic, sex, born, phone, email FROM persons WHERE id = $1";

/// Nothing is overwritten that came between the reading and the writing.
const CORRECT: &str = "UPDATE persons SET surname = $2, given = $3, patronymic = $4, sex = $5, born = $6, phone = $7, phone_key = $8, \
     email = $9, search = $10 WHERE id = $1 AND surname = $11 AND given = $12 \
     AND patronymic IS NOT DISTINCT FROM $13 AND sex IS NOT DISTINCT FROM $14 AND born IS NOT DISTINCT FROM $15 \
     AND phone IS NOT DISTINCT FROM $16 AND email IS NOT DISTINCT FROM $17";

const LAST: &str = "SELECT e.at, p.surname, p.given, p.patronymic FROM events e LEFT JOIN accounts a ON a.id = e.\"by\" \
     LEFT JOIN persons p ON p.id = a.person_id WHERE e.school_id = $1 AND e.subject = $2 \
     AND e.act IN ('person.add', 'person.change', 'kinship.add', 'kinship.change') ORDER BY e.id DESC LIMIT 1";

/// What stands in the card of anybody.
pub async fn known<C: ConnectionTrait>(tx: &C, person: PersonId) -> AppResult<Written> {
    written(&sql::row(tx, PERSON, [person.0.into()]).await?.ok_or(AppError::NotFound)?)
}

/// The same of a row with all columns of the card.
pub fn written(row: &QueryResult) -> AppResult<Written> {
    let sex: Option<String> = row.try_get("", "sex")?;
    Ok(Written {
        name: sql::person_name(row)?,
        sex: sex.and_then(|text| text.parse().ok()),
        born: row.try_get("", "born")?,
        phone: row.try_get("", "phone")?,
        email: row.try_get("", "email")?,
    })
}

/// The same as a form opens with it.
pub fn draft_of(written: &Written) -> CardDraft {
    let Written { name, sex, born, phone, email } = written.clone();
    CardDraft {
        surname: name.surname,
        given: name.given,
        patronymic: name.patronymic.unwrap_or_default(),
        sex: sex.map(|sex| sex.to_string()).unwrap_or_default(),
        born: born.map(|born| born.to_string()).unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        email: email.unwrap_or_default(),
    }
}

/// What a form was opened with, in a few letters: it comes back with the correction.
pub fn seen(draft: &CardDraft) -> String {
    let CardDraft { surname, given, patronymic, sex, born, phone, email } = draft;
    session::hash(&[surname, given, patronymic, sex, born, phone, email].map(String::as_str).join("\n"))[..16]
        .to_owned()
}

/// Writes the correction, if the card still says what was shown.
pub async fn correct(cx: &Request<Writing>, shown: &str, entry: &CardEntry) -> AppResult<()> {
    let place = &entry.permit().action().0;
    let (person, subject) = (place.person, format!("person:{}", place.person));
    let (old, new) = (known(&cx.tx, person).await?, entry.written());
    if written_fields(&old, new).is_some() && seen(&draft_of(&old)) != shown {
        return Err(conflict(cx, place, &subject).await?);
    }
    write_over(cx, entry, old).await.map(|_| ())
}

/// The same over what was read as `old`; did anything change?
pub async fn write_over(cx: &Request<Writing>, entry: &CardEntry, old: Written) -> AppResult<bool> {
    let (place, new) = (&entry.permit().action().0, entry.written());
    let (person, subject) = (place.person, format!("person:{}", place.person));
    let Some((before, after)) = written_fields(&old, new) else { return Ok(false) };
    if sql::run(&cx.tx, CORRECT, values(person, old, new)).await? == 0 {
        return Err(conflict(cx, place, &subject).await?);
    }
    let (by, act) = (Some(entry.permit().by()), "person.change");
    let (old, new) = (before, Some(after));
    let happening = Happening { school: place.school, at: cx.now, by, act, subject, old, new, reason: None };
    record(&cx.tx, &happening).await?;
    Ok(true)
}

fn values(person: PersonId, old: Written, new: &Written) -> [Value; 17] {
    let key = new.phone.as_deref().and_then(|phone| phone.parse::<PhoneKey>().ok());
    [
        person.0.into(),
        new.name.surname.clone().into(),
        new.name.given.clone().into(),
        new.name.patronymic.clone().into(),
        new.sex.map(Sex::code).into(),
        new.born.into(),
        new.phone.clone().into(),
        key.map(PhoneKey::digits).into(),
        new.email.clone().into(),
        new.name.search_key().into(),
        old.name.surname.into(),
        old.name.given.into(),
        old.name.patronymic.into(),
        old.sex.map(Sex::code).into(),
        old.born.into(),
        old.phone.into(),
        old.email.into(),
    ]
}

/// Who was faster, by the log; a list brought in leaves no name.
pub async fn conflict(cx: &Request<Writing>, place: &Place, subject: &str) -> AppResult<AppError> {
    let row = sql::row(&cx.tx, LAST, [place.school.0.into(), subject.into()]).await?;
    let Some(row) = row else {
        return Ok(AppError::Conflict {
            who: "загрузка списка".into(), when: "недавно".into()
        });
    };
    let who =
        sql::person_name_if_any(&row)?.map_or_else(|| "загрузка списка".to_owned(), |name| name.short());
    Ok(AppError::Conflict { who, when: cx.house.clock.say(row.try_get("", "at")?) })
}
