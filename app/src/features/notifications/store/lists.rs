//! Lines of notices put together as a person reads them: by day, and within a day by child.

use std::collections::BTreeMap;

use domain::ids::{EventId, SchoolId};

use super::list::Line;
use crate::features::notifications::told::{Notices, ToldDay, ToldOf};

/// `lines` stand latest first, and so do the days; children stand in the order in which something was told of them.
pub(super) fn grouped(lines: Vec<Line>) -> Notices {
    let unread = lines.iter().filter(|line| line.told.freshness.is_unread()).count();
    let mut seen: BTreeMap<SchoolId, EventId> = BTreeMap::new();
    let mut days: BTreeMap<_, Vec<ToldOf>> = BTreeMap::new();
    for Line { school, event, on, child, told } in lines {
        let last = seen.entry(school).or_insert(event);
        *last = (*last).max(event);
        let day = days.entry(on).or_default();
        match day.iter_mut().find(|of| of.child == child) {
            Some(of) => of.told.push(told),
            None => day.push(ToldOf { child, told: vec![told] }),
        }
    }
    let seen = seen.iter().map(|(school, event)| format!("{school}.{event}")).collect::<Vec<_>>();
    Notices {
        days: days.into_iter().rev().map(|(date, of)| ToldDay { date, of }).collect(),
        unread: u32::try_from(unread).unwrap_or(u32::MAX),
        seen: seen.join(" "),
    }
}
