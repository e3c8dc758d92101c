//! The drafts of a year in a list.

use domain::timetable::TimetableYear;

use super::draft::{all, hand, read};
use super::kept::{Seat, rows};
use crate::features::timetable::drafts::{DraftLine, DraftList};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request};

pub async fn drafts(cx: &Request<Reading>, of: &TimetableYear) -> AppResult<DraftList> {
    let mut drafts = vec![];
    for row in all(&cx.tx, of).await? {
        let arrival = row.arrival.as_deref().and_then(|arrival| serde_json::from_str(arrival).ok());
        let draft = read(row)?;
        drafts.push(DraftLine {
            id: draft.id,
            placed: draft.kept.iter().filter(|kept| kept.stand.place.is_some()).count(),
            lessons: draft.kept.len(),
            arrival,
            changed: hand(cx, of, draft.id).await?,
            name: draft.name,
        });
    }
    let in_force = rows(&cx.tx, of, None).await?.iter().filter_map(Seat::of).count();
    Ok(DraftList { in_force, drafts, earliest: of.earliest(cx.today), last: of.span.last })
}
