//! Places of the week as the rows have them, and as the plan knows them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ids::{GroupId, RoomId};
use domain::timetable::{Hold, Kept, PieceKey, Place, Stand, TimetableYear, Weeks};
use entity::slot;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kit::AppResult;

/// Where one lesson of a group stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Seat {
    pub group: GroupId,
    pub place: Place,
    /// Code of [`Weeks`], so that seats can be ordered.
    pub weeks: &'static str,
    pub room: Option<RoomId>,
}

impl Seat {
    /// A row that stands outside of the week is no seat.
    pub fn of(row: &slot::Model) -> Option<Self> {
        let part = |number: i32| u8::try_from(number).ok();
        let place = Place::new(part(row.weekday)?, part(row.number)?).ok()?;
        let weeks = Weeks::parse(&row.weeks).unwrap_or_default().code();
        Some(Self { group: row.group_id, place, weeks, room: row.room_id })
    }

    pub fn of_kept(kept: &Kept) -> Option<Self> {
        let Stand { place, weeks, room, .. } = kept.stand;
        Some(Self { group: kept.piece.0, place: place?, weeks: weeks.code(), room })
    }

    pub fn weeks(&self) -> Weeks {
        Weeks::parse(self.weeks).unwrap_or_default()
    }
}

/// Rows in force on `day`; without a day, those that end on no day.
pub(super) async fn rows<C: ConnectionTrait>(
    tx: &C,
    of: &TimetableYear,
    day: Option<NaiveDate>,
) -> AppResult<Vec<slot::Model>> {
    use slot::Column::{GroupId, Id, Number, SchoolId, Since, Until, Weekday, YearId};
    let when = match day {
        None => Condition::all().add(Until.is_null()),
        Some(day) => {
            let ends = Condition::any().add(Until.is_null()).add(Until.gte(day));
            Condition::all().add(Since.lte(day)).add(ends)
        }
    };
    let own = slot::Entity::find().filter(SchoolId.eq(of.school)).filter(YearId.eq(of.year)).filter(when);
    let sorted = own.order_by_asc(GroupId).order_by_asc(Weekday).order_by_asc(Number).order_by_asc(Id);
    Ok(sorted.all(tx).await?)
}

/// The lessons of each group numbered in the order of the week.
pub(super) fn numbered(seats: &[Seat]) -> Vec<Kept> {
    let mut last: BTreeMap<GroupId, u8> = BTreeMap::new();
    let kept = seats.iter().map(|seat| {
        let number = last.entry(seat.group).or_default();
        *number = number.saturating_add(1);
        let (place, weeks) = (Some(seat.place), seat.weeks());
        let stand = Stand { place, weeks, room: seat.room, hold: Hold::Free };
        Kept { piece: PieceKey(seat.group, *number), stand }
    });
    kept.collect()
}
