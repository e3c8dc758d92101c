//! What the viewer of a sheet may write into each of its lessons: asked of the very policy that saving obeys.

use domain::access::Actor;
use domain::calendar::Term;
use domain::ids::{GroupId, SchoolId};
use domain::journal::{Lesson, Reach};

use crate::features::journal::sheet::Leave;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const STANDS_IN: &str = "SELECT 1 AS one FROM lessons WHERE school_id = $1 AND group_id = $2 \
     AND date BETWEEN $3 AND $4 AND substitute_id = $5 LIMIT 1";

/// Has the caller a lesson of the group to stand in at, in `term`, and may it still be written? Then the sheet opens.
pub(super) async fn stands_in(
    cx: &Request<Reading>,
    (school, group): (SchoolId, GroupId),
    term: Option<&Term>,
) -> AppResult<bool> {
    let Some(term) = term.filter(|term| cx.today <= term.posting.last) else { return Ok(false) };
    let (first, last) = (term.span.first.into(), term.span.last.into());
    let values = [school.0.into(), group.0.into(), first, last, cx.actor.person().0.into()];
    Ok(sql::row(&cx.tx, STANDS_IN, values).await?.is_some())
}

pub(super) fn leave(actor: &Actor, lesson: &Lesson) -> Leave {
    if actor.may(&lesson.write(Reach::Marks)) {
        Leave::All
    } else if actor.may(&lesson.write(Reach::Attendance)) {
        Leave::Attendance
    } else {
        Leave::Nothing
    }
}
