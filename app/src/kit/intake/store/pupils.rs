//! Pupils and their guardians brought in, a piece a turn.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::PersonId;
use domain::people::roster::CheckedPupils;
use domain::people::undo::Deed;
use entity::kinship;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::batch::{Line, keep};
use super::facts::Facts;
use super::families::{Families, Piece, Place, Tie};
use super::frame::Frame;
use super::order::{self, Move};
use super::persons;
use super::sketch::{Named, Tally};
use super::written::Written;
use crate::kit::db::Writing;
use crate::kit::event::{Log, record_all};
use crate::kit::house::House;
use crate::kit::news::Happened;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult};

/// Rows of the file in a piece: with guardians, accounts and lines some five hundred rows of the database.
pub const PIECE: usize = 40;

/// What a run would do.
pub async fn weigh<C: ConnectionTrait>(
    tx: &C,
    vault: &Vault,
    frame: &Frame,
    list: &CheckedPupils,
) -> AppResult<Tally> {
    let (families, rows) = (Families::of(list, frame), 0..list.pupils.len());
    let facts = Facts::load(tx, vault, frame, families.sought(&rows)).await?;
    Ok(families.tally(&families.sketch(rows, &facts)))
}

/// A list brought in, with the people its drafts have become, in their order.
pub struct Brought {
    pub tally: Tally,
    pub pupils: Vec<PersonId>,
    pub guardians: Vec<PersonId>,
}

/// Writes all rows; what stands already is left alone.
pub async fn bring(house: &House, frame: &Frame, list: &CheckedPupils, log: &Log) -> AppResult<Brought> {
    let (mut families, mut tally) = (Families::of(list, frame), Tally::default());
    let mut pupils = vec![];
    for first in (0..list.pupils.len()).step_by(PIECE) {
        let rows = first..(first + PIECE).min(list.pupils.len());
        let tx = house.db.long_turn().await?;
        order::lock(&tx).await?;
        let facts = Facts::load(&tx, &house.vault, frame, families.sought(&rows)).await?;
        let piece = families.sketch(rows, &facts);
        let (guardians, children) = write(&tx, &house.vault, &families, &piece, log).await?;
        if !piece.stands() {
            tx.commit().await?;
            tell(house, &families, &piece);
        }
        tally.add(families.tally(&piece));
        families.settle(guardians);
        pupils.extend(children);
    }
    Ok(Brought { tally, pupils, guardians: families.everybody()? })
}

/// Says which class lists have changed.
fn tell(house: &House, families: &Families<'_>, piece: &Piece) {
    let moved = piece.rows.iter().filter(|row| matches!(row.place, Place::Joins | Place::Moves(..)));
    let classes: BTreeSet<_> = moved.map(|row| &families.list.pupils[row.at].class).collect();
    for led in classes.into_iter().filter_map(|class| families.frame.classes.get(class)) {
        house.news.publish(Happened::ClassList { school: families.frame.school, class: led.class });
    }
}

async fn write(
    tx: &Writing,
    vault: &Vault,
    families: &Families<'_>,
    piece: &Piece,
    log: &Log,
) -> AppResult<(Vec<(usize, PersonId)>, Vec<PersonId>)> {
    let Families { list, frame, .. } = families;
    let guardians =
        piece.guardians.iter().map(|(at, sketch)| (Named::guardian(&list.guardians[*at]), sketch.clone()));
    let pupils = piece.rows.iter().map(|row| (Named::pupil(&list.pupils[row.at]), row.pupil.clone()));
    let people: Vec<_> = guardians.chain(pupils).collect();
    let numbers = persons::write(tx, (vault, frame), &people, log).await?;
    let (guardians, pupils) = numbers.split_at(piece.guardians.len());
    let met = piece.guardians.iter().zip(guardians).map(|((at, _), person)| (*at, *person));
    let met: Vec<(usize, PersonId)> = met.collect();
    let kin = kin(families, piece, &met, pupils)?;
    write_kin(tx, (vault, frame), &kin, log).await?;
    let mut moves = vec![];
    for (row, pupil) in piece.rows.iter().zip(pupils) {
        let from = match row.place {
            Place::Stays | Place::Held(_) => continue,
            Place::Joins => None,
            Place::Moves(member, class) => Some((member, class)),
        };
        let led = frame.classes.get(&list.pupils[row.at].class);
        let to = led.ok_or_else(|| AppError::fault("a class of the list is gone"))?.class;
        let since = list.pupils[row.at].since.unwrap_or(frame.first_day);
        moves.push(Move { pupil: *pupil, to, since, from });
    }
    order::write(tx, (vault, frame), &moves, log).await?;
    Ok((met, pupils.to_vec()))
}

/// Guardian and child → degree, and whether the tie is new.
type Kin = BTreeMap<(PersonId, PersonId), (&'static str, bool)>;

fn kin(
    families: &Families<'_>,
    piece: &Piece,
    met: &[(usize, PersonId)],
    pupils: &[PersonId],
) -> AppResult<Kin> {
    let met: BTreeMap<usize, PersonId> = met.iter().copied().collect();
    let mut kin = Kin::new();
    for (row, child) in piece.rows.iter().zip(pupils) {
        for (at, kinship, tie) in row.ties.iter().filter(|(_, _, tie)| *tie != Tie::Stands) {
            let guardian = met.get(at).copied().or_else(|| families.settled(*at));
            let guardian = guardian.ok_or_else(|| AppError::fault("a guardian was not written"))?;
            kin.insert((guardian, *child), (kinship.word(), *tie == Tie::New));
        }
    }
    Ok(kin)
}

async fn write_kin(tx: &Writing, (vault, frame): (&Vault, &Frame), kin: &Kin, log: &Log) -> AppResult<()> {
    let row = |((guardian, child), (degree, _)): (&(PersonId, PersonId), &(&'static str, bool))| {
        kinship::ActiveModel {
            guardian_id: Set(*guardian),
            child_id: Set(*child),
            degree: Set(Some((*degree).to_owned())),
            may_view: Set(true),
            may_sign: Set(true),
        }
    };
    let new: Vec<_> = kin.iter().filter(|(_, (_, new))| *new).map(row).collect();
    if !new.is_empty() {
        kinship::Entity::insert_many(new).exec_without_returning(tx).await?;
    }
    let (mut lines, mut told) = (vec![], vec![]);
    for ((guardian, child), (degree, new)) in kin {
        let deed = if *new { Deed::KinMade } else { Deed::KinChanged };
        let mut line = Line::of(deed, guardian.0).and(child.0).left((*degree).to_owned());
        if !new {
            let known = kinship::Entity::find_by_id((*guardian, *child)).one(tx).await?;
            let was = Written::from([("degree".to_owned(), known.and_then(|known| known.degree))]);
            line = line.over(vault.seal_value(&was)?);
            let change = kinship::ActiveModel {
                guardian_id: Set(*guardian),
                child_id: Set(*child),
                degree: Set(Some((*degree).to_owned())),
                ..Default::default()
            };
            change.update(tx).await?;
        }
        lines.push(line);
        let act = if *new { "kinship.add" } else { "kinship.change" };
        let subject = format!("person:{guardian} child:{child}");
        told.push(log.line(act, subject, Some((*degree).to_owned())));
    }
    record_all(tx, &told).await?;
    keep(tx, frame, lines).await
}
