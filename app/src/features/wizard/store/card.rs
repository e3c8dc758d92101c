//! The card of the school; writing it for the first time begins the year.

use domain::access::Permit;
use domain::calendar::{YearPlan, YearState};
use domain::ids::PersonId;
use domain::people::{ProposedRole, proposed_role};
use domain::school::{CardDraft, Fault, SchoolCard};
use domain::wizard::Step;
use entity::{organisation, school_card};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::begin::begun;
use super::frame::{Frame, keep_step};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::school::Card;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

const STAFF: &str = "SELECT p.id, p.surname, p.given, p.patronymic, s.post FROM staff s JOIN persons p ON p.id = s.person_id \
     WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2) ORDER BY p.search, p.id";

/// Grades that may learn six days: grade 1 has five by law.
const SIX: std::ops::RangeInclusive<i32> = 2..=12;

/// Whoever may head a school stands first.
pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Card> {
    let mut staff = vec![];
    for row in sql::rows(&cx.tx, STAFF, [frame.school.0.into(), cx.today.into()]).await? {
        let (name, post): (_, String) = (sql::person_name(&row)?, row.try_get("", "post")?);
        let heads = proposed_role(&post) == Some(ProposedRole::Head);
        let words =
            if post.is_empty() { name.short() } else { format!("{}, {}", name.short(), post.to_lowercase()) };
        staff.push((!heads, (PersonId(row.try_get("", "id")?), words)));
    }
    staff.sort_by_key(|(others, _)| *others);
    let own = own(&cx.tx, frame).await?;
    let proposed = staff.first().filter(|(others, _)| !others).map(|(_, (person, _))| *person);
    Ok(Card {
        draft: draft(&school(&cx.tx, frame).await?),
        head: own.as_ref().map_or(proposed, |own| own.head_id),
        six_days: six_days(own.as_ref()),
        staff: staff.into_iter().map(|(_, one)| one).collect(),
    })
}

/// What the card does not say.
pub async fn lacks<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<String>> {
    let said = draft(&school(tx, frame).await?);
    let headless = own(tx, frame).await?.and_then(|own| own.head_id).is_none();
    let lacks = said.lacks().into_iter().chain(headless.then_some("директора"));
    Ok(lacks.map(str::to_owned).collect())
}

/// Days a week of a grade: 5 or 6.
pub async fn week<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<impl Fn(i32) -> u8 + use<C>> {
    let six = six_days(own(tx, frame).await?.as_ref());
    Ok(move |grade: i32| if six.contains(&grade) { 6 } else { 5 })
}

async fn own<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Option<school_card::Model>> {
    Ok(school_card::Entity::find_by_id(frame.school).one(tx).await?)
}

async fn school<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<organisation::Model> {
    organisation::Entity::find_by_id(frame.school).one(tx).await?.ok_or(AppError::NotFound)
}

fn six_days(own: Option<&school_card::Model>) -> Vec<i32> {
    let kept = own.map_or("", |own| own.six_days.as_str());
    kept.split(',').filter_map(|grade| grade.parse().ok()).collect()
}

fn draft(of: &organisation::Model) -> CardDraft {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    CardDraft {
        name: of.name.clone(),
        short_name: of.short_name.clone(),
        legal_address: text(&of.legal_address),
        postal_address: text(&of.postal_address),
        phone: text(&of.phone),
        email: text(&of.email),
        site: text(&of.site),
        inn: text(&of.inn),
        ogrn: text(&of.ogrn),
    }
}

/// Faults of a card at the fields of its form.
pub fn at_card(faults: &[Fault]) -> AppError {
    let at = |fault: &Fault| FieldError::new(&format!("card[{}]", fault.field), fault.why.clone());
    AppError::Form(faults.iter().map(at).collect())
}

/// Writes the card, the head and the grades of six days; begins the year if it has not been.
pub async fn set_card(
    cx: &Request<Writing>,
    frame: &Frame,
    (card, head, six): (&SchoolCard, &str, &[i32]),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let head = known(cx, frame, head).await?;
    write(cx, frame, card.draft()).await?;
    let six: Vec<String> = six.iter().filter(|grade| SIX.contains(grade)).map(ToString::to_string).collect();
    let row = school_card::ActiveModel {
        school_id: Set(frame.school),
        head_id: Set(head),
        six_days: Set(six.join(",")),
    };
    if own(&cx.tx, frame).await?.is_some() {
        row.update(&cx.tx).await?;
    } else {
        school_card::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    let log = frame.log(cx, &permit);
    let new = head.map(|head| format!("person:{head}"));
    log.enter(&cx.tx, "school.card", format!("organisation:{}", frame.school), new).await?;
    let year = match frame.year {
        Some((year, _)) => year,
        // With the days of the usual calendar, until its own step says otherwise.
        None => begun(cx, frame, YearPlan::usual(frame.begins).year(), &permit).await?,
    };
    let state = frame.year.map_or(YearState::Draft, |(_, state)| state);
    keep_step(cx, &Frame { year: Some((year, state)), ..*frame }, Step::Card, permit).await
}

/// Somebody of the staff, or nobody.
async fn known(cx: &Request<Writing>, frame: &Frame, head: &str) -> AppResult<Option<PersonId>> {
    if head.is_empty() {
        return Ok(None);
    }
    let wanted: PersonId = head.parse().map_err(|_| AppError::NotFound)?;
    for row in sql::rows(&cx.tx, STAFF, [frame.school.0.into(), cx.today.into()]).await? {
        if PersonId(row.try_get("", "id")?) == wanted {
            return Ok(Some(wanted));
        }
    }
    Err(AppError::NotFound)
}

async fn write(cx: &Request<Writing>, frame: &Frame, card: &CardDraft) -> AppResult<()> {
    let text = |text: &String| Set(Some(text.clone()).filter(|text| !text.is_empty()));
    let row = organisation::ActiveModel {
        id: Set(frame.school.into()),
        name: Set(card.name.clone()),
        short_name: Set(card.short_name.clone()),
        legal_address: text(&card.legal_address),
        postal_address: text(&card.postal_address),
        phone: text(&card.phone),
        email: text(&card.email),
        site: text(&card.site),
        inn: text(&card.inn),
        ogrn: text(&card.ogrn),
        ..Default::default()
    };
    row.update(&cx.tx).await?;
    Ok(())
}
