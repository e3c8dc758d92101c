//! A plan put in force: the places that go end the day before, the new ones begin.

use std::collections::BTreeMap;

use domain::ids::TimetableDraftId;
use domain::timetable::{InForce, TimetableYear};
use entity::{slot, timetable_draft};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::draft::{draft, lock};
use super::kept::Seat;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request};

/// Rows of one statement.
const PIECE: usize = 200;

/// Writes a draft, by default the one changed last, into the week from the day of the order on; it is gone then, the
/// others stay.
pub async fn put_in_force(
    cx: &Request<Writing>,
    order: &InForce,
    asked: Option<TimetableDraftId>,
) -> AppResult<()> {
    let of = order.of();
    lock(cx, of).await?;
    let nothing = "Изменений нет: в действии то же расписание.";
    let missing = || if asked.is_some() { AppError::NotFound } else { AppError::Refused(nothing.into()) };
    let draft = draft(&cx.tx, of, asked).await?.ok_or_else(missing)?;
    let mut wanted: BTreeMap<Seat, usize> = BTreeMap::new();
    for seat in draft.kept.iter().filter_map(Seat::of_kept) {
        *wanted.entry(seat).or_default() += 1;
    }
    let ended = end_others(cx, order, &mut wanted).await?;
    let begun = begin(cx, order, wanted).await?;
    timetable_draft::Entity::delete_by_id(draft.id).exec(&cx.tx).await?;
    let log = Log { school: of.school, by: Some(order.permit().by()), at: cx.now };
    let told = format!("since:{} ended:{ended} begun:{begun}", order.since());
    log.enter(&cx.tx, "timetable.force", format!("year:{}", of.year), Some(told)).await
}

/// Ends the rows that are not wanted any more and crosses off those that stay; answers how many ended.
async fn end_others(
    cx: &Request<Writing>,
    order: &InForce,
    wanted: &mut BTreeMap<Seat, usize>,
) -> AppResult<usize> {
    let since = order.since();
    let (mut ended, mut gone) = (0, vec![]);
    for row in standing(cx, order.of(), since).await? {
        let stays = row.until.is_none() && row.since <= since;
        let seat = Seat::of(&row).filter(|_| stays).and_then(|seat| wanted.get_mut(&seat));
        match seat.filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None if row.since >= since => gone.push(row.id),
            None => {
                let until = since.pred_opt();
                slot::ActiveModel { id: Set(row.id), until: Set(until), ..Default::default() }
                    .update(&cx.tx)
                    .await?;
                ended += 1;
            }
        }
    }
    for piece in gone.chunks(PIECE) {
        slot::Entity::delete_many()
            .filter(slot::Column::Id.is_in(piece.iter().copied()))
            .exec(&cx.tx)
            .await?;
    }
    Ok(ended + gone.len())
}

async fn begin(cx: &Request<Writing>, order: &InForce, wanted: BTreeMap<Seat, usize>) -> AppResult<usize> {
    let of = order.of();
    let each = wanted.into_iter().flat_map(|(seat, times)| std::iter::repeat_n(seat, times));
    let rows: Vec<slot::ActiveModel> = each
        .map(|seat| slot::ActiveModel {
            school_id: Set(of.school),
            year_id: Set(of.year),
            group_id: Set(seat.group),
            weekday: Set(i32::from(seat.place.weekday())),
            number: Set(i32::from(seat.place.number())),
            room_id: Set(seat.room),
            since: Set(order.since()),
            until: Set(None),
            weeks: Set(seat.weeks.to_owned()),
            ..Default::default()
        })
        .collect();
    let begun = rows.len();
    for piece in rows.chunks(PIECE) {
        slot::Entity::insert_many(piece.to_vec()).exec_without_returning(&cx.tx).await?;
    }
    Ok(begun)
}

/// Rows that stand on `since` or later.
async fn standing(
    cx: &Request<Writing>,
    of: &TimetableYear,
    since: chrono::NaiveDate,
) -> AppResult<Vec<slot::Model>> {
    use slot::Column::{SchoolId, Until, YearId};
    let ends = Condition::any().add(Until.is_null()).add(Until.gte(since));
    let own = slot::Entity::find().filter(SchoolId.eq(of.school)).filter(YearId.eq(of.year));
    Ok(own.filter(ends).all(&cx.tx).await?)
}
