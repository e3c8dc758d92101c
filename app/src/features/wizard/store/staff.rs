//! Staff of the school, and the roles their posts speak for.

use std::collections::BTreeMap;

use domain::access::{Permit, Role};
use domain::ids::PersonId;
use domain::people::{ProposedRole, proposed_role};
use entity::role;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::frame::Frame;
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::Staff;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppResult, Request, sql};

const STAFF: &str = "SELECT s.person_id, s.post, s.subjects, s.class_wish, \
       (SELECT COUNT(*) FROM roles r WHERE r.person_id = s.person_id AND r.organisation_id = s.school_id \
         AND (r.until IS NULL OR r.until >= $2)) AS roles \
     FROM staff s WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2) ORDER BY s.person_id";

struct Card {
    person: PersonId,
    subjects: String,
    wishes: bool,
    /// What the post speaks for, unless the person has a role here.
    proposed: Option<Role>,
}

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Staff> {
    let cards = cards(cx, frame).await?;
    let mut proposed: BTreeMap<&str, u64> = BTreeMap::new();
    for role in cards.iter().filter_map(|card| card.proposed) {
        *proposed.entry(role.title()).or_default() += 1;
    }
    let count = |is: fn(&Card) -> bool| cards.iter().filter(|card| is(card)).count() as u64;
    Ok(Staff {
        people: cards.len() as u64,
        teachers: count(|card| !card.subjects.is_empty()),
        proposed: proposed.into_iter().map(|(title, people)| (title.to_owned(), people)).collect(),
        wishes: count(|card| card.wishes),
    })
}

/// People whose post speaks for a role nobody has given them.
pub async fn without_role(cx: &Request<Reading>, frame: &Frame) -> AppResult<usize> {
    Ok(cards(cx, frame).await?.iter().filter(|card| card.proposed.is_some()).count())
}

/// How many people work in the school.
pub async fn people(cx: &Request<Reading>, frame: &Frame) -> AppResult<usize> {
    Ok(cards(cx, frame).await?.len())
}

async fn cards<T: ConnectionTrait>(cx: &Request<T>, frame: &Frame) -> AppResult<Vec<Card>> {
    let rows = sql::rows(&cx.tx, STAFF, [frame.school.0.into(), cx.today.into()]).await?;
    let card = |row: &sea_orm::QueryResult| -> AppResult<Card> {
        let post: String = row.try_get("", "post")?;
        let has: i64 = row.try_get("", "roles")?;
        Ok(Card {
            person: PersonId(row.try_get("", "person_id")?),
            subjects: row.try_get("", "subjects")?,
            wishes: row.try_get::<Option<String>>("", "class_wish")?.is_some(),
            proposed: proposed_role(&post).and_then(given).filter(|_| has == 0),
        })
    };
    rows.iter().map(card).collect()
}

/// Another coordinator is not made by the way: that is a decision of its own.
const fn given(proposed: ProposedRole) -> Option<Role> {
    Some(match proposed {
        ProposedRole::Head => Role::Head,
        ProposedRole::DeputyHead => Role::Deputy,
        ProposedRole::Secretary => Role::Secretary,
        ProposedRole::Teacher => Role::Teacher,
        ProposedRole::MedicalWorker => Role::Medic,
        ProposedRole::Psychologist => Role::Psychologist,
        ProposedRole::PersonnelOfficer => Role::Personnel,
        ProposedRole::SchoolCoordinator => return None,
    })
}

/// Writes the roles proposed, from today on.
pub async fn give_roles(cx: &Request<Writing>, frame: &Frame, permit: Permit<SetUpYear>) -> AppResult<()> {
    let log = frame.log(cx, &permit);
    let mut rows = vec![];
    for card in cards(cx, frame).await? {
        let Some(role) = card.proposed else { continue };
        rows.push(role::ActiveModel {
            person_id: Set(card.person),
            organisation_id: Set(frame.school.into()),
            role: Set(role.code().to_owned()),
            since: Set(cx.today),
            until: Set(None),
            ..Default::default()
        });
        log.enter(&cx.tx, "role.give", format!("person:{}", card.person), Some(role.code().into())).await?;
    }
    if !rows.is_empty() {
        role::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}
