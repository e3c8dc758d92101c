//! A journal on its way to paper or into a file leaves a trace: it holds what a whole group is called and marked.

use domain::ids::GroupId;
use domain::trace::{Look, Matter, Way, Whose};

use crate::kit::db::Reading;
use crate::kit::group::Group;
use crate::kit::{AppResult, Request, trace};

/// Of a journal that the caller has been shown.
pub async fn leave_trace(cx: &Request<Reading>, group: GroupId, way: Way) -> AppResult<()> {
    let school = Group::find(&cx.tx, group).await?.school_id;
    trace::leave(cx, school, Look::at(way, Matter::Journal), [Whose::Group(group)])
}
