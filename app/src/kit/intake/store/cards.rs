//! Staff brought in, a piece a turn. A post only proposes a role: nobody gets a right from a list.

use domain::ids::PersonId;
use domain::people::roster::CheckedStaff;
use domain::people::undo::Deed;
use entity::staff;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::batch::{Line, card_changed, keep};
use super::crew::{Card, Crew, Row};
use super::facts::Facts;
use super::frame::{self, Frame};
use super::pupils::PIECE;
use super::sketch::{Named, Tally};
use super::{order, persons, written};
use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::vault::Vault;

/// What a run would do.
pub async fn weigh<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    frame: &Frame,
    list: &CheckedStaff,
) -> AppResult<Tally> {
    let (crew, rows) = (Crew { frame, list }, 0..list.staff.len());
    let facts = Facts::load(tx, vault, frame, crew.sought(&rows)).await?;
    Ok(Crew::tally(&crew.sketch(rows, &facts)))
}

/// Writes all rows; what stands already is left alone. The people, in the order of the list.
pub async fn bring(
    house: &House,
    frame: &Frame,
    list: &CheckedStaff,
    log: &Log,
) -> AppResult<(Tally, Vec<PersonId>)> {
    let (mut frame, mut tally, mut people) = (frame.clone(), Tally::default(), vec![]);
    for first in (0..list.staff.len()).step_by(PIECE) {
        let rows = first..(first + PIECE).min(list.staff.len());
        let tx = house.db.long_turn().await?;
        order::lock(&tx).await?;
        let sketches = {
            let crew = Crew { frame: &frame, list };
            let facts = Facts::load(&tx, &house.vault, &frame, crew.sought(&rows)).await?;
            crew.sketch(rows, &facts)
        };
        people.extend(write(&tx, &house.vault, (&mut frame, list), &sketches, log).await?);
        if !sketches.iter().all(Row::stands) {
            tx.commit().await?;
        }
        tally.add(Crew::tally(&sketches));
    }
    Ok((tally, people))
}

async fn write(
    tx: &Writing,
    vault: &Vault,
    (frame, list): (&mut Frame, &CheckedStaff),
    rows: &[Row],
    log: &Log,
) -> AppResult<Vec<PersonId>> {
    let people: Vec<_> =
        rows.iter().map(|row| (Named::staff(&list.staff[row.at]), row.person.clone())).collect();
    let numbers = persons::write(tx, (vault, frame), &people, log).await?;
    for (row, person) in rows.iter().zip(numbers.iter().copied()) {
        if let Some(card) = &row.card {
            write_card(tx, (vault, frame), (person, row.employed, card), log).await?;
        }
        for class in &row.leads {
            frame::lead(tx, frame, (class, person), log).await?;
        }
    }
    Ok(numbers)
}

async fn write_card(
    tx: &Writing,
    (vault, frame): (&Vault, &Frame),
    (person, employed, card): (PersonId, bool, &Card),
    log: &Log,
) -> AppResult<()> {
    let mut row = staff::ActiveModel {
        school_id: Set(frame.school),
        person_id: Set(person),
        post: Set(card.post.clone()),
        subjects: Set(card.subjects.clone()),
        class_wish: Set(card.class_wish.clone()),
        ..Default::default()
    };
    let subject = format!("person:{person}");
    if employed {
        let old = staff::Entity::find_by_id((frame.school, person)).one(tx).await?;
        let new = row.update(tx).await?;
        let line = old.map_or(Ok(vec![]), |old| card_changed(&old, &new, vault))?;
        keep(tx, frame, line).await?;
        return log.enter(tx, "staff.change", subject, None).await;
    }
    (row.since, row.until) = (Set(frame.first_day), Set(None));
    let new = row.insert(tx).await?;
    let mark = written::mark(&written::of_card(&new), vault)?;
    keep(tx, frame, vec![Line::of(Deed::CardMade, person.0).left(mark)]).await?;
    log.enter(tx, "staff.add", subject, None).await
}
