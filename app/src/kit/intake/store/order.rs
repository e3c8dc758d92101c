//! The order «перенос данных»: one for a batch, a draft until the last piece, with a line for every new pupil.

use chrono::NaiveDate;
use domain::ids::{ClassId, ClassMemberId, OrderId, OrderLineId, PersonId, SchoolId, YearId};
use domain::people::undo::Deed;
use entity::{class_member, order, order_line};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::batch::{Line, keep};
use super::frame::Frame;
use super::numbers::fresh;
use super::written::Written;
use crate::kit::db::Writing;
use crate::kit::event::{Log, record_all};
use crate::kit::house::House;
use crate::kit::vault::Vault;
use crate::kit::{AppResult, sql};

pub(super) const KIND: &str = "перенос данных";
pub(super) const BASIS: &str = "Списки, загруженные из файла";
/// Any number will do that nothing else in the house locks.
const IMPORTS: &str = "SELECT pg_advisory_xact_lock(12092026)";

/// Who comes into a class that learns already learns with it: in every group that is the whole class.
const JOIN: &str = "INSERT INTO group_members (school_id, group_id, pupil_id, since, order_line_id) \
     SELECT m.school_id, g.id, m.pupil_id, m.since, m.order_line_id FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id AND c.plan_kind = 'classic' \
     JOIN groups g ON g.school_id = c.school_id AND g.class_id = c.id \
       AND NOT EXISTS (SELECT 1 FROM groups o WHERE o.school_id = g.school_id AND o.class_id = g.class_id \
         AND o.subject_id = g.subject_id AND o.id <> g.id) \
     WHERE m.school_id = $1 AND m.id IN (#)";

/// What a line does to a pupil.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    pub pupil: PersonId,
    pub to: ClassId,
    pub since: NaiveDate,
    /// The membership to be corrected, in a year that is still a draft.
    pub from: Option<(ClassMemberId, ClassId)>,
}

/// Pieces of imports go one after another.
pub async fn lock(tx: &Writing) -> AppResult<()> {
    sql::wait(tx, IMPORTS, []).await
}

/// Writes the lines of a piece and the memberships that follow from them.
pub async fn write(
    tx: &Writing,
    (vault, frame): (&Vault, &Frame),
    moves: &[Move],
    log: &Log,
) -> AppResult<()> {
    if moves.is_empty() {
        return Ok(());
    }
    let order = draft(tx, frame).await?;
    let lines: Vec<OrderLineId> = fresh(tx, "order_lines", moves.len()).await?.map(OrderLineId).collect();
    let rows = moves.iter().zip(&lines).map(|(moved, line)| order_line::ActiveModel {
        id: Set(*line),
        school_id: Set(frame.school),
        order_id: Set(order),
        person_id: Set(moved.pupil),
        from_class_id: Set(moved.from.map(|(_, class)| class)),
        to_class_id: Set(Some(moved.to)),
        detail: Set(String::new()),
    });
    order_line::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let joined = || moves.iter().zip(&lines).filter(|(moved, _)| moved.from.is_none());
    let places: Vec<ClassMemberId> =
        fresh(tx, "class_members", joined().count()).await?.map(ClassMemberId).collect();
    let rows: Vec<_> =
        joined().zip(&places).map(|((moved, line), place)| member(frame, moved, (*place, *line))).collect();
    if !rows.is_empty() {
        class_member::Entity::insert_many(rows).exec_without_returning(tx).await?;
        learn(tx, frame, &places).await?;
    }
    let made = joined().zip(&places).map(|((moved, line), place)| {
        Line::of(Deed::PlaceMade, moved.pupil.0).and(place.0).left(line.to_string())
    });
    let mut deeds: Vec<Line> = made.collect();
    let mut told = vec![];
    for (moved, line) in moves.iter().zip(&lines) {
        if let Some((place, _)) = moved.from {
            deeds.push(place_moved(tx, vault, (moved.pupil, place), *line).await?);
            // The membership has not begun: it is corrected, for an interval of no day would stay behind.
            let (class_id, order_line_id) = (Set(moved.to), Set(*line));
            let change =
                class_member::ActiveModel { id: Set(place), class_id, order_line_id, ..Default::default() };
            change.update(tx).await?;
        }
        let subject = format!("order_line:{line} person:{}", moved.pupil);
        told.push(log.line("class.join", subject, Some(format!("class:{}", moved.to))));
    }
    record_all(tx, &told).await?;
    keep(tx, frame, deeds).await
}

/// Before the year is opened the wizard fills the groups, and a package (which is no batch) names its own.
async fn learn(tx: &Writing, frame: &Frame, places: &[ClassMemberId]) -> AppResult<()> {
    if frame.is_draft() || frame.batch.is_none() {
        return Ok(());
    }
    let join = JOIN.replace('#', &sql::among(places.iter().map(|place| place.0)));
    sql::run(tx, &join, [frame.school.0.into()]).await.map(drop)
}

/// The place as it stood before it is corrected.
async fn place_moved(
    tx: &Writing,
    vault: &Vault,
    (pupil, place): (PersonId, ClassMemberId),
    line: OrderLineId,
) -> AppResult<Line> {
    let known = class_member::Entity::find_by_id(place).one(tx).await?;
    let stood = known.map(|known| [("class", known.class_id.0), ("line", known.order_line_id.0)]);
    let stood = stood.into_iter().flatten();
    let was: Written = stood.map(|(column, number)| (column.to_owned(), Some(number.to_string()))).collect();
    let deed = Line::of(Deed::PlaceMoved, pupil.0).and(place.0).left(line.to_string());
    Ok(deed.over(vault.seal_value(&was)?))
}

fn member(
    frame: &Frame,
    moved: &Move,
    (place, line): (ClassMemberId, OrderLineId),
) -> class_member::ActiveModel {
    class_member::ActiveModel {
        id: Set(place),
        school_id: Set(frame.school),
        class_id: Set(moved.to),
        pupil_id: Set(moved.pupil),
        since: Set(moved.since),
        until: Set(None),
        order_line_id: Set(line),
        end_line_id: Set(None),
    }
}

/// The order left unfinished by a run that was cut off, else a new one.
async fn draft(tx: &Writing, frame: &Frame) -> AppResult<OrderId> {
    if let Some(found) = unfinished(frame)?.one(tx).await? {
        return Ok(found.id);
    }
    let year = frame.year()?;
    let begun = order::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        kind: Set(KIND.to_owned()),
        number: Set(next_number(tx, (frame.school, year)).await?),
        date: Set(frame.today),
        effective: Set(frame.first_day),
        basis: Set(BASIS.to_owned()),
        state: Set("draft".to_owned()),
        cancels_id: Set(None),
        ..Default::default()
    };
    let order = begun.insert(tx).await?.id;
    keep(tx, frame, vec![Line::of(Deed::OrderMade, order.0)]).await?;
    Ok(order)
}

/// «3-п»: orders of a year are numbered one after another.
pub(super) async fn next_number(tx: &Writing, (school, year): (SchoolId, YearId)) -> AppResult<String> {
    let own = order::Entity::find().filter(order::Column::SchoolId.eq(school));
    let before = own.filter(order::Column::YearId.eq(year)).count(tx).await?;
    Ok(format!("{}-п", before + 1))
}

fn unfinished(frame: &Frame) -> AppResult<sea_orm::Select<order::Entity>> {
    Ok(order::Entity::find()
        .filter(order::Column::SchoolId.eq(frame.school))
        .filter(order::Column::YearId.eq(frame.year()?))
        .filter(order::Column::Kind.eq(KIND))
        .filter(order::Column::Basis.eq(BASIS))
        .filter(order::Column::State.eq("draft"))
        .order_by_asc(order::Column::Id))
}

/// Issues the order once all pieces are written, also one that an earlier run left unfinished.
pub async fn issue(house: &House, frame: &Frame, log: &Log) -> AppResult<()> {
    if unfinished(frame)?.one(&house.db.read().await?).await?.is_none() {
        return Ok(());
    }
    let tx = house.db.turn().await?;
    lock(&tx).await?;
    let Some(found) = unfinished(frame)?.one(&tx).await? else { return Ok(()) };
    let of = order_line::Column::OrderId.eq(found.id);
    let own = order_line::Entity::find().filter(order_line::Column::SchoolId.eq(frame.school));
    let lines = own.filter(of).count(&tx).await?;
    let issued = order::ActiveModel {
        id: Set(found.id),
        date: Set(frame.today),
        state: Set("issued".to_owned()),
        ..Default::default()
    };
    issued.update(&tx).await?;
    log.enter(&tx, "order.issue", format!("order:{}", found.id), Some(format!("lines:{lines}"))).await?;
    tx.commit().await
}
