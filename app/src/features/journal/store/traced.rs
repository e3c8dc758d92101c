//! A journal that somebody else opens, or that goes to paper or into a file, leaves a trace: it holds what a whole group
//! is called and marked.

use domain::ids::GroupId;
use domain::trace::{Look, Matter, Way, Whose, is_own_journal};

use crate::kit::db::Reading;
use crate::kit::group::Group;
use crate::kit::{AppResult, Request, trace};

/// Of a journal that the caller has been shown.
pub async fn leave_trace(cx: &Request<Reading>, group: GroupId, way: Way) -> AppResult<()> {
    let school = Group::find(&cx.tx, group).await?.school_id;
    trace::leave(cx, school, Look::at(way, Matter::Journal), [Whose::Group(group)])
}

/// Of a journal that the caller opens on a screen: once a day, and of the own one none.
pub async fn leave_opened(cx: &Request<Reading>, group: GroupId) -> AppResult<()> {
    if is_own_journal(&cx.actor, group) {
        return Ok(());
    }
    let school = Group::find(&cx.tx, group).await?.school_id;
    trace::leave_daily(cx, school, Look::at(Way::List, Matter::Journal), Whose::Group(group))
}
