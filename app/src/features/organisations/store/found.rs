//! Schools founded by an office: one, or a list of which all rows must hold.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::ids::OrganisationId;
use domain::org::OrgKind;
use domain::school::{Fault, FoundSchool, Founding};
use entity::organisation;
use exchange::schools::SchoolList;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::create::by_code;
use crate::features::organisations::api::Office;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// Offices that found schools: the own one, and districts below it.
pub async fn offices<C: ConnectionTrait>(tx: &C, sight: &[OrganisationId]) -> AppResult<Vec<Office>> {
    let own = sql::among(sight.iter().map(|office| office.0));
    let query = format!(
        "SELECT id, parent_id, kind, name, short_name FROM organisations \
         WHERE kind IN ('city', 'district') AND (id IN ({own}) OR parent_id IN ({own})) ORDER BY kind, name"
    );
    let read = |row: &sea_orm::QueryResult| -> AppResult<Office> {
        let district = row.try_get::<String>("", "kind")? == OrgKind::District.code();
        let above: Option<i64> = row.try_get("", "parent_id")?;
        Ok(Office {
            id: OrganisationId(row.try_get("", "id")?),
            above: above.filter(|_| district).map(OrganisationId),
            name: row.try_get("", "name")?,
            short_name: row.try_get("", "short_name")?,
        })
    };
    sql::rows(tx, &query, []).await?.iter().map(read).collect()
}

/// What founding under this office would be; an office out of sight is not there.
pub async fn office<C: ConnectionTrait>(
    tx: &C,
    sight: &[OrganisationId],
    under: OrganisationId,
) -> AppResult<FoundSchool> {
    let found = offices(tx, sight).await?.into_iter().find(|office| office.id == under);
    found.map(|office| FoundSchool { under, above: office.above }).ok_or(AppError::NotFound)
}

/// Faults at the fields of the form.
pub fn at_form(faults: &[Fault]) -> AppError {
    let name = |field: &str| if field == "code" { field.to_owned() } else { format!("card[{field}]") };
    AppError::Form(
        faults.iter().map(|fault| FieldError::new(&name(fault.field), fault.why.clone())).collect(),
    )
}

/// Writes the school; its code and its ИНН must be new in the city.
pub async fn found(
    cx: &Request<Writing>,
    founding: &Founding,
    permit: Permit<FoundSchool>,
) -> AppResult<OrganisationId> {
    if let Some(fault) = taken(&cx.tx, founding).await? {
        return Err(at_form(&[fault]));
    }
    let (card, under) = (founding.card(), permit.action().under);
    let text = |text: &String| Set(Some(text.clone()).filter(|text| !text.is_empty()));
    let row = organisation::ActiveModel {
        parent_id: Set(Some(under)),
        kind: Set(OrgKind::School.code().to_owned()),
        code: Set(founding.code().to_owned()),
        name: Set(card.name.clone()),
        short_name: Set(card.short_name.clone()),
        legal_address: text(&card.legal_address),
        postal_address: text(&card.postal_address),
        phone: text(&card.phone),
        email: text(&card.email),
        site: text(&card.site),
        inn: text(&card.inn),
        ogrn: text(&card.ogrn),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let id = row.insert(&cx.tx).await?.id;
    let log = Log { school: crate::kit::event::CITY, by: Some(permit.by()), at: cx.now };
    let new = Some(format!("organisation:{under}"));
    log.enter(&cx.tx, "organisation.create", format!("organisation:{id}"), new).await?;
    Ok(id)
}

async fn taken<C: ConnectionTrait>(tx: &C, founding: &Founding) -> AppResult<Option<Fault>> {
    let (code, inn) = (founding.code(), founding.card().inn.as_str());
    if by_code(tx, code).await?.is_some() {
        let why = format!("Школа с кодом «{code}» уже есть. Если это другая, укажите другой код.");
        return Ok(Some(Fault { field: "code", why }));
    }
    if inn.is_empty() {
        return Ok(None);
    }
    let same = organisation::Entity::find().filter(organisation::Column::Inn.eq(inn)).one(tx).await?;
    Ok(same.map(|same| Fault {
        field: "inn", why: format!("Этот ИНН уже у организации «{}».", same.name)
    }))
}

/// A row of a list: what would be founded and where, or all that is wrong with it.
pub struct Judged {
    pub row: u32,
    pub outcome: Result<(FoundSchool, Founding), Vec<String>>,
}

/// Judges every row of a list by itself and against the others.
pub async fn judged<C: ConnectionTrait>(
    tx: &C,
    sight: &[OrganisationId],
    list: &SchoolList,
) -> AppResult<Vec<Judged>> {
    let offices = offices(tx, sight).await?;
    let usual = offices.iter().find(|office| sight.contains(&office.id));
    let (mut codes, mut rows): (BTreeMap<String, u32>, Vec<Judged>) = (BTreeMap::new(), vec![]);
    let mut numbers = BTreeSet::new();
    for line in &list.lines {
        let mut wrong = vec![];
        let wanted = line.district.to_lowercase();
        let named = |office: &&Office| {
            [&office.name, &office.short_name].iter().any(|name| name.to_lowercase() == wanted)
        };
        let place = if wanted.is_empty() { usual } else { offices.iter().find(named) };
        if place.is_none() {
            wrong.push(format!("Района «{}» нет среди ваших.", line.district));
        }
        let founding = Founding::of(&line.code, &line.card);
        match &founding {
            Err(faults) => wrong.extend(faults.iter().map(|fault| fault.why.clone())),
            Ok(founding) => {
                if let Some(row) = codes.insert(founding.code().to_owned(), line.row) {
                    wrong.push(format!("Школа с кодом «{}» уже стоит в строке {row}.", founding.code()));
                }
                let inn = founding.card().inn.clone();
                if !inn.is_empty() && !numbers.insert(inn) {
                    wrong.push("Этот ИНН в списке уже был.".into());
                }
                wrong.extend(taken(tx, founding).await?.map(|fault| fault.why));
            }
        }
        let outcome = match (place, founding) {
            (Some(place), Ok(founding)) if wrong.is_empty() => {
                Ok((FoundSchool { under: place.id, above: place.above }, founding))
            }
            _ => Err(wrong),
        };
        rows.push(Judged { row: line.row, outcome });
    }
    Ok(rows)
}

/// What is wrong, by rows.
pub fn notes(judged: &[Judged]) -> Vec<(u32, String)> {
    let wrong = judged.iter().filter_map(|one| Some((one.row, one.outcome.as_ref().err()?.join(" "))));
    wrong.collect()
}
