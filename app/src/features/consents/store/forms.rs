//! Printable forms: the text of the school, filled from the cards, blanks for what no card holds.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::consent::{AnswerConsent, Consent, KeepConsents, Purpose};
use domain::ids::{OrganisationId, PersonId, SchoolId};
use domain::people::PersonName;
use domain::print::{Form, Line, Signature};
use domain::trace::{Look, Matter, Way, Whose};
use entity::{consent_template, organisation, person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::case::known;
use super::people::{fitting, signers, subjects};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// A child of so many years signs beside the guardian.
const SIGNS_ALONG: u32 = 14;

/// What all forms of one sheet share.
struct Sheet {
    purpose: Purpose,
    school: organisation::Model,
    text: consent_template::Model,
    today: NaiveDate,
}

/// Forms of those who have not consented, or of one person whatever stands.
pub async fn forms(
    cx: &Request<Reading>,
    purpose: Purpose,
    only: Option<PersonId>,
    permit: &Permit<KeepConsents>,
) -> AppResult<Vec<Form>> {
    let KeepConsents { school, .. } = *permit.action();
    let purpose = fitting(Some(purpose), permit.action());
    let listed = subjects(cx, purpose, *permit.action()).await?;
    let ids: Vec<PersonId> = listed.iter().map(|subject| subject.person).collect();
    let known = known(&cx.tx, (school, purpose), &ids, cx.today).await?;
    let wanted = ids.into_iter().filter(|id| match only {
        Some(only) => *id == only,
        None => !matches!(known.of(*id).consent, Consent::Standing(_)),
    });
    let wanted: Vec<PersonId> = wanted.collect();
    let whom = wanted.iter().copied().map(Whose::Person);
    trace::leave(cx, school, Look::at(Way::Print, Matter::Consents), whom)?;
    let sheet = sheet(cx, school, purpose).await?;
    let signers = signers(&cx.tx, purpose, &wanted).await?;
    let mut forms = vec![];
    for subject in wanted {
        let signer = signers.iter().find(|(child, _)| *child == subject).map(|(_, who)| who.person);
        forms.push(form(&cx.tx, &sheet, (subject, signer)).await?);
    }
    Ok(forms)
}

/// The form of what the caller is asked for, or of the rules of the electronic signature of that school.
pub async fn own_form(
    cx: &Request<Reading>,
    purpose: Purpose,
    (school, person): (i64, i64),
    permit: &Permit<AnswerConsent>,
) -> AppResult<Vec<Form>> {
    let (school, subject, me) = (SchoolId(school), PersonId(person), permit.action().0);
    let due = |of: Purpose| {
        let mut dues = cx.signed().dues.iter().filter(|due| due.school == school);
        dues.any(|due| {
            of == Purpose::Signature || due.purpose == of && (subject == me || due.through == subject)
        })
    };
    if !due(purpose) || (purpose == Purpose::Signature && subject != me) {
        return Err(AppError::NotFound);
    }
    let sheet = sheet(cx, school, purpose).await?;
    let signer = purpose.is_about_a_child().then_some(me);
    Ok(vec![form(&cx.tx, &sheet, (subject, signer)).await?])
}

async fn sheet(cx: &Request<Reading>, school: SchoolId, purpose: Purpose) -> AppResult<Sheet> {
    let query = consent_template::Entity::find().filter(consent_template::Column::SchoolId.eq(school));
    let query = query.filter(consent_template::Column::Purpose.eq(purpose.code()));
    let text = query.order_by_desc(consent_template::Column::Version).one(&cx.tx).await?;
    let unpublished = || AppError::Refused("Текст этого согласия ещё не опубликован.".into());
    let school = organisation::Entity::find_by_id(domain::ids::OrganisationId(school.0)).one(&cx.tx).await?;
    let (text, school) = (text.ok_or_else(unpublished)?, school.ok_or(AppError::NotFound)?);
    Ok(Sheet { purpose, school, text, today: cx.today })
}

async fn form<C: ConnectionTrait>(
    tx: &C,
    sheet: &Sheet,
    (subject, signer): (PersonId, Option<PersonId>),
) -> AppResult<Form> {
    let subject = card(tx, subject).await?;
    let mut lines = vec![];
    let mut signatures = vec![];
    if sheet.purpose.is_about_a_child() {
        let signer = match signer {
            Some(signer) => full(&card(tx, signer).await?),
            None => String::new(),
        };
        lines.extend(party("Законный представитель", &signer));
        lines.push(Line::new("Основание представительства (свидетельство, акт), реквизиты", ""));
        lines.push(Line::new("Ребёнок", full(&subject)));
        lines.push(Line::new("Дата рождения", subject.born.map(in_figures).unwrap_or_default()));
        lines.push(Line::new("Документ ребёнка, номер, кем и когда выдан", ""));
        signatures
            .push(Signature { whose: "Законный представитель".into(), name: signer });
        let along =
            subject.born.and_then(|born| sheet.today.years_since(born)).is_some_and(|age| age >= SIGNS_ALONG);
        signatures.extend(
            along.then(|| Signature { whose: "Ученик (с 14 лет)".into(), name: full(&subject) }),
        );
    } else {
        lines.extend(party("Я", &full(&subject)));
        signatures.push(Signature { whose: "Подпись".into(), name: full(&subject) });
    }
    lines.push(Line::new("Оператор", operator(&sheet.school, head(tx, sheet.school.id).await?)));
    Ok(Form {
        title: sheet.text.title.clone(),
        lines,
        text: sheet.text.text.lines().map(str::to_owned).collect(),
        signatures,
        foot: foot(&sheet.text),
    })
}

/// A person as 152-ФЗ art. 9 part 4 wants one named.
fn party(who: &str, name: &str) -> [Line; 3] {
    [Line::new(who, name), Line::new("Адрес", ""), Line::new("Паспорт: серия, номер, кем и когда выдан", "")]
}

/// Whoever heads the school, as its card says.
async fn head<C: ConnectionTrait>(tx: &C, school: OrganisationId) -> AppResult<Option<String>> {
    const HEAD: &str = "SELECT p.surname, p.given, p.patronymic FROM school_cards c JOIN persons p ON p.id = c.head_id \
         WHERE c.school_id = $1";
    let row = sql::row(tx, HEAD, [school.0.into()]).await?;
    Ok(row.as_ref().map(sql::person_name).transpose()?.map(|name| format!("директор {}", name.full())))
}

fn operator(school: &organisation::Model, head: Option<String>) -> String {
    let of = |word: &str, value: &Option<String>| value.as_ref().map(|value| format!("{word}{value}"));
    let address = school.postal_address.as_ref().or(school.legal_address.as_ref()).cloned();
    let parts =
        [Some(school.name.clone()), address, of("ИНН ", &school.inn), of("ОГРН ", &school.ogrn), head];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn foot(text: &consent_template::Model) -> String {
    let day = text.published_at.map(|at| format!(" от {}", in_figures(at.date_naive())));
    format!(
        "Редакция {}{}. Контрольная сумма текста {}.",
        text.version,
        day.unwrap_or_default(),
        &text.text_hash[..12]
    )
}

fn in_figures(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

async fn card<C: ConnectionTrait>(tx: &C, id: PersonId) -> AppResult<person::Model> {
    person::Entity::find_by_id(id).one(tx).await?.ok_or(AppError::NotFound)
}

fn full(card: &person::Model) -> String {
    let person::Model { surname, given, patronymic, .. } = card.clone();
    PersonName { surname, given, patronymic }.full()
}
