//! Classes, their teachers and the orders that a batch made: they go once nobody needs them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::ids::{ClassId, OrderId, PersonId, SchoolId};
use domain::people::undo::{Deed, Fate, Hold, Holds};
use entity::{class, class_member, order, order_line};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

use super::record::{Fates, Record};
use super::ties;
use crate::kit::AppResult;

/// Places and order lines that go, or have gone.
#[derive(Default)]
pub struct Going {
    places: BTreeSet<i64>,
    lines: BTreeSet<String>,
}

impl Going {
    pub fn of(record: &Record, fates: &Fates) -> Self {
        let mut going = Self::default();
        let undone = fates.iter().filter(|(_, fate)| **fate == Fate::Undone);
        for line in undone.map(|(at, _)| &record.lines[*at]) {
            match line.deed {
                Deed::PlaceMade => {
                    going.places.extend(line.other);
                    going.lines.insert(line.mark.clone());
                }
                Deed::PlaceMoved => {
                    going.lines.insert(line.mark.clone());
                }

                _ => {}
            }
        }
        going
    }
}

/// What of a class its makers left: settings of a later hand are a reason to stay.
pub fn mark(row: &class::Model) -> String {
    let class::Model { profile, kind, shift, vacation_set, plan_kind, .. } = row;
    let room = row.room_id.map(|room| room.to_string()).unwrap_or_default();
    let headcount = row.headcount_20_sept.map(|count| count.to_string()).unwrap_or_default();
    [profile, kind, &shift.to_string(), vacation_set, plan_kind, &room, &headcount]
        .map(String::as_str)
        .join("|")
}

/// The fates of the classes that a batch made.
pub async fn judge<C: ConnectionTrait>(tx: &C, record: &Record, going: &Going) -> AppResult<Fates> {
    let open = record.open(&[Deed::ClassMade]);
    let school = record.batch.school;
    let classes: Vec<ClassId> = open.iter().map(|at| record.lines[*at].class()).collect();
    let mut held: BTreeMap<ClassId, Holds> = BTreeMap::new();
    let mut hold = |class: ClassId, hold: Hold| {
        held.entry(class).or_default().insert(hold);
    };
    let among = || classes.iter().copied();
    let places = class_member::Entity::find().filter(class_member::Column::SchoolId.eq(school));
    for row in places.filter(class_member::Column::ClassId.is_in(among())).all(tx).await? {
        if !going.places.contains(&row.id.0) {
            hold(row.class_id, Hold::InUse);
        }
    }
    let either = Condition::any()
        .add(order_line::Column::FromClassId.is_in(among()))
        .add(order_line::Column::ToClassId.is_in(among()));
    let lines = order_line::Entity::find().filter(order_line::Column::SchoolId.eq(school)).filter(either);
    for row in lines.all(tx).await?.iter().filter(|row| !going.lines.contains(&row.id.to_string())) {
        row.from_class_id.into_iter().chain(row.to_class_id).for_each(|class| hold(class, Hold::InUse));
    }
    let left = led_by_batch(record);
    let rows = class::Entity::find().filter(class::Column::SchoolId.eq(school));
    let rows = rows.filter(class::Column::Id.is_in(among())).all(tx).await?;
    let marks: HashMap<ClassId, &str> =
        open.iter().map(|at| (record.lines[*at].class(), record.lines[*at].mark.as_str())).collect();
    for row in &rows {
        if marks.get(&row.id).is_some_and(|left| *left != mark(row)) {
            hold(row.id, Hold::Corrected);
        }
        if row.teacher_id.is_some_and(|teacher| !left.contains(&(teacher, row.id))) {
            hold(row.id, Hold::Leads);
        }
    }
    for (class, why) in ties::of_classes(tx, &classes).await? {
        hold(class, why);
    }
    let fate = |at: usize| {
        let why = held.get(&record.lines[at].class()).and_then(|holds| holds.first().copied());
        (at, why.map_or(Fate::Undone, Fate::Kept))
    };
    Ok(open.into_iter().map(fate).collect())
}

fn led_by_batch(record: &Record) -> BTreeSet<(PersonId, ClassId)> {
    let given = record.lines.iter().filter(|line| line.deed == Deed::LeadGiven);
    given.map(|line| (line.person(), line.class())).collect()
}

/// The fates of classes given to people on record: with a class that stays its teacher stays.
pub async fn judge_leads<C: ConnectionTrait>(tx: &C, record: &Record, fates: &Fates) -> AppResult<Fates> {
    let open = record.open(&[Deed::LeadGiven]);
    let made = record.lines.iter().enumerate().filter(|(_, line)| line.deed == Deed::ClassMade);
    let made: HashMap<ClassId, Option<&Fate>> =
        made.map(|(at, line)| (line.class(), fates.get(&at))).collect();
    let classes = open.iter().map(|at| record.lines[*at].class());
    let rows = class::Entity::find().filter(class::Column::SchoolId.eq(record.batch.school));
    let rows = rows.filter(class::Column::Id.is_in(classes)).all(tx).await?;
    let fate = |at: usize| {
        let line = &record.lines[at];
        let row = rows.iter().find(|row| row.id == line.class());
        let fate = match made.get(&line.class()) {
            Some(Some(Fate::Kept(_))) => Fate::Kept(Hold::InUse),
            Some(_) => Fate::Undone,
            None if row.is_none_or(|row| row.teacher_id == Some(line.person())) => Fate::Undone,
            None => Fate::Kept(Hold::Corrected),
        };
        (at, fate)
    };
    Ok(open.into_iter().map(fate).collect())
}

/// The fates of orders: one goes with its last line.
pub async fn judge_orders<C: ConnectionTrait>(tx: &C, record: &Record, going: &Going) -> AppResult<Fates> {
    let open = record.open(&[Deed::OrderMade]);
    let orders: Vec<OrderId> = open.iter().map(|at| record.lines[*at].order()).collect();
    let own = order_line::Entity::find().filter(order_line::Column::SchoolId.eq(record.batch.school));
    let lines = own.filter(order_line::Column::OrderId.is_in(orders)).all(tx).await?;
    let stays = lines.iter().filter(|line| !going.lines.contains(&line.id.to_string()));
    let stays: BTreeSet<OrderId> = stays.map(|line| line.order_id).collect();
    let fate = |at: usize| {
        let kept = stays.contains(&record.lines[at].order());
        (at, if kept { Fate::Kept(Hold::InUse) } else { Fate::Undone })
    };
    Ok(open.into_iter().map(fate).collect())
}

/// Orders of lists without a line, which only undoing leaves behind.
pub async fn empty_orders<C: ConnectionTrait>(
    tx: &C,
    school: SchoolId,
    (kind, basis): (&str, &str),
) -> AppResult<Vec<order::Model>> {
    let rows = order::Entity::find()
        .filter(order::Column::SchoolId.eq(school))
        .filter(order::Column::Kind.eq(kind))
        .filter(order::Column::Basis.eq(basis))
        .filter(order::Column::State.ne("cancelled"))
        .all(tx)
        .await?;
    let mut empty = vec![];
    for row in rows {
        let own = order_line::Entity::find().filter(order_line::Column::SchoolId.eq(school));
        if own.filter(order_line::Column::OrderId.eq(row.id)).one(tx).await?.is_none() {
            empty.push(row);
        }
    }
    Ok(empty)
}
