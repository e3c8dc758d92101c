//! Rooms of the school, and the schedule of bells in hand.

use domain::access::Permit;
use domain::ids::RoomId;
use domain::timetable::{RoomDraft, RoomLine, rooms};
use entity::room as row;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::bells;
use super::frame::Frame;
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::school::{Room, RoomSent, Rooms, Schedule};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// Is a room on the way of a lesson, or the home of a class?
const IN_USE: &str = "SELECT CASE WHEN EXISTS (SELECT 1 FROM slots WHERE school_id = $1 AND room_id = $2) \
       OR EXISTS (SELECT 1 FROM lessons WHERE school_id = $1 AND room_id = $2) \
       OR EXISTS (SELECT 1 FROM classes WHERE school_id = $1 AND room_id = $2) THEN 1 ELSE 0 END AS used";

pub async fn sheet(cx: &Request<Reading>, frame: &Frame, of: &str) -> AppResult<Rooms> {
    let shown = of_school(&cx.tx, frame).await?.into_iter().map(|room| Room {
        room: room.id,
        draft: RoomDraft {
            name: room.name,
            seats: room.seats.map(|seats| seats.to_string()).unwrap_or_default(),
            kind: room.kind,
        },
    });
    let rooms = shown.collect();
    bells::sheet(cx, frame, (Schedule::parse(of).unwrap_or_default(), rooms)).await
}

/// «9» before «10», halls after rooms.
pub async fn of_school<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<row::Model>> {
    let mut rooms = row::Entity::find().filter(row::Column::SchoolId.eq(frame.school)).all(tx).await?;
    rooms.sort_by_cached_key(|room| (room.name.parse::<u32>().unwrap_or(u32::MAX), room.name.clone()));
    Ok(rooms)
}

/// Writes the list, if all of it holds.
pub async fn set_rooms(
    cx: &Request<Writing>,
    frame: &Frame,
    sent: &[RoomSent],
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let drafts: Vec<RoomDraft> = sent
        .iter()
        .map(|line| RoomDraft { name: line.name.clone(), seats: line.seats.clone(), kind: line.kind.clone() })
        .collect();
    let lines = rooms(&drafts).map_err(|faults| {
        let at = |line: usize, field: &str| format!("rooms[{line}][{field}]");
        AppError::Form(
            faults.into_iter().map(|one| FieldError::new(&at(one.line, one.field), one.why)).collect(),
        )
    })?;
    let known = of_school(&cx.tx, frame).await?;
    let mut errors = vec![];
    let mut pairs = vec![];
    for (at, (sent, line)) in sent.iter().zip(&lines).enumerate() {
        let kept = match sent.room.parse::<RoomId>() {
            Ok(id) => Some(known.iter().find(|room| room.id == id).ok_or(AppError::NotFound)?),
            Err(_) => None,
        };
        if let Some(why) = clear(&cx.tx, frame, kept, line.as_ref()).await? {
            errors.push(FieldError::new(&format!("rooms[{at}][name]"), why));
        }
        pairs.push((kept, line));
    }
    let listed =
        |room: &row::Model| pairs.iter().any(|(kept, _)| kept.is_some_and(|kept| kept.id == room.id));
    for (at, line) in lines.iter().enumerate() {
        let taken =
            |room: &row::Model| !listed(room) && line.as_ref().is_some_and(|line| line.name == room.name);
        if known.iter().any(taken) {
            errors.push(FieldError::new(&format!("rooms[{at}][name]"), "Такой кабинет только что добавили."));
        }
    }
    if !errors.is_empty() {
        return Err(AppError::Form(errors));
    }
    for (kept, line) in &pairs {
        if let Some(line) = line {
            write(&cx.tx, frame, *kept, line).await?;
        }
    }
    let many = lines.iter().flatten().count();
    let log = frame.log(cx, &permit);
    log.enter(&cx.tx, "rooms.set", format!("school:{}", frame.school), Some(format!("rooms:{many}"))).await
}

/// Takes away what has no name any more, and makes names free that others in the list want; why not, if not.
async fn clear(
    tx: &Writing,
    frame: &Frame,
    kept: Option<&row::Model>,
    line: Option<&RoomLine>,
) -> AppResult<Option<&'static str>> {
    match (kept, line) {
        (Some(kept), Some(line)) if kept.name != line.name => {
            let name = Set(format!("~{}", kept.id));
            let free = row::ActiveModel { id: Set(kept.id), name, ..Default::default() };
            free.update(tx).await?;
        }
        (Some(kept), None) => {
            let used = sql::row(tx, IN_USE, [frame.school.0.into(), kept.id.0.into()]).await?;
            if used.map_or(Ok(0), |row| row.try_get::<i32>("", "used"))? == 1 {
                return Ok(Some("В этом кабинете стоят уроки или класс: переименуйте его, но не убирайте."));
            }
            row::Entity::delete_by_id(kept.id).exec(tx).await?;
        }
        _ => {}
    }
    Ok(None)
}

async fn write(tx: &Writing, frame: &Frame, kept: Option<&row::Model>, line: &RoomLine) -> AppResult<()> {
    let mut new = row::ActiveModel {
        school_id: Set(frame.school),
        name: Set(line.name.clone()),
        seats: Set(line.seats),
        kind: Set(line.kind.code().to_owned()),
        ..Default::default()
    };
    match kept {
        Some(kept)
            if (&kept.name, kept.seats, kept.kind.as_str()) == (&line.name, line.seats, line.kind.code()) => {
        }
        Some(kept) => {
            new.id = Set(kept.id);
            new.update(tx).await?;
        }
        None => {
            new.insert(tx).await?;
        }
    }
    Ok(())
}
