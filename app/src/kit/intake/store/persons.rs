//! Writing people: new ones with their accounts, many at once, and the cells that differ of those on record.

use domain::ids::{AccountId, PersonId};
use domain::people::undo::Deed;
use entity::{account, person};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::batch::{Line, keep};
use super::frame::Frame;
use super::logins::logins;
use super::numbers::fresh;
use super::sketch::{Named, Sketch};
use super::written::{self, PERSON};
use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::{Log, record_all};
use crate::kit::vault::Vault;

/// Writes what the sketches say; the people's numbers, in the order given.
pub async fn write(
    tx: &Writing,
    (vault, frame): (&Vault, &Frame),
    people: &[(Named<'_>, Sketch)],
    log: &Log,
) -> AppResult<Vec<PersonId>> {
    let new = people.iter().filter(|(_, sketch)| sketch.is_new()).count();
    let mut numbers = fresh(tx, "persons", new).await?.map(PersonId);
    let mut next = || numbers.next().expect("as many numbers as new people were asked for");
    let ids: Vec<PersonId> =
        people.iter().map(|(_, sketch)| sketch.person.unwrap_or_else(&mut next)).collect();
    let all = || people.iter().zip(&ids);
    let rows: Vec<_> = all()
        .filter(|((_, sketch), _)| sketch.is_new())
        .map(|((named, sketch), id)| named.row(*id, sketch.number, vault))
        .collect();
    let mut lines = vec![];
    for row in &rows {
        let mark = written::mark(&written::of_person(row, &PERSON, vault)?, vault)?;
        lines.push(Line::of(Deed::PersonMade, row.id.0).left(mark));
    }
    if !rows.is_empty() {
        let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
        person::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    let held: Vec<_> = all().map(|((named, sketch), id)| (*named, sketch, *id)).collect();
    open_accounts(tx, &held, log).await?;
    let opened = held.iter().filter(|(_, sketch, _)| sketch.account && !sketch.is_new());
    lines.extend(opened.map(|(.., person)| Line::of(Deed::AccountMade, person.0)));
    lines.extend(changed(tx, vault, &held).await?);
    keep(tx, frame, lines).await?;
    let mut told = vec![];
    for ((named, sketch), id) in all() {
        let subject = format!("person:{id}");
        if sketch.is_new() {
            told.push(log.line("person.add", subject, None));
        } else if !sketch.fields.is_empty() {
            named.change(sketch, *id, vault).update(tx).await?;
            told.push(log.line("person.change", subject, Some(sketch.fields.join(","))));
        }
    }
    record_all(tx, &told).await?;
    Ok(ids)
}

/// The lines of those whose cells will differ.
async fn changed(
    tx: &Writing,
    vault: &Vault,
    people: &[(Named<'_>, &Sketch, PersonId)],
) -> AppResult<Vec<Line>> {
    let differ = || people.iter().filter(|(_, sketch, _)| !sketch.is_new() && !sketch.fields.is_empty());
    let known = person::Column::Id.is_in(differ().map(|(.., person)| *person));
    if differ().next().is_none() {
        return Ok(vec![]);
    }
    let known = person::Entity::find().filter(known).all(tx).await?;
    let mut lines = vec![];
    for (named, sketch, person) in differ() {
        let Some(old) = known.iter().find(|row| row.id == *person) else { continue };
        let was = written::of_person(old, &sketch.fields, vault)?;
        let new = written::of_person(&named.row(*person, sketch.number, vault), &sketch.fields, vault)?;
        let line = Line::of(Deed::PersonChanged, person.0).left(written::mark(&new, vault)?);
        lines.push(line.over(vault.seal_value(&was)?));
    }
    Ok(lines)
}

/// Without a password: the first one is handed out on paper, later.
async fn open_accounts(tx: &Writing, people: &[(Named<'_>, &Sketch, PersonId)], log: &Log) -> AppResult<()> {
    let lacking: Vec<_> = people.iter().filter(|(_, sketch, _)| sketch.account).collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let wanted: Vec<_> = lacking.iter().map(|(named, _, _)| (named.login, named.name)).collect();
    let logins = logins(tx, log.school, &wanted).await?;
    let numbers = fresh(tx, "accounts", lacking.len()).await?;
    let rows =
        lacking.iter().zip(logins).zip(numbers).map(|(((_, _, person), login), id)| account::ActiveModel {
            id: Set(AccountId(id)),
            person_id: Set(*person),
            login: Set(login),
            password_hash: Set(None),
            must_change: Set(false),
            created_at: Set(log.at),
            blocked_at: Set(None),
            last_seen_at: Set(None),
            one_time_until: Set(None),
        });
    account::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let known = lacking.iter().filter(|(_, sketch, _)| !sketch.is_new());
    let told = known.map(|(.., person)| log.line("account.add", format!("person:{person}"), None));
    record_all(tx, &told.collect::<Vec<_>>()).await
}
