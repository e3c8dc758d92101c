//! What a deputy head looks at twice: late changes, columns of one mark, marks that no rule suggests.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::departure::Departure;
use super::suggestion::Suggestion;
use super::value::TermMarkValue;
use crate::ids::{AccountId, AssignmentId, GroupId, PersonId};
use crate::journal::MarkValue;

/// A change of a current mark, as the event log tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkChanged {
    pub group: GroupId,
    pub pupil: PersonId,
    pub by: AccountId,
    /// Day of the change, not of the lesson.
    pub on: NaiveDate,
    pub old: Option<MarkValue>,
    pub new: Option<MarkValue>,
}

/// All marks for one piece of work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    pub group: GroupId,
    pub assignment: AssignmentId,
    pub marks: Vec<MarkValue>,
    /// Pupils of the group on the day of the lesson.
    pub members: usize,
}

/// A column of equal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EqualColumn {
    pub group: GroupId,
    pub assignment: AssignmentId,
    pub mark: MarkValue,
    pub pupils: usize,
}

/// A term mark beside the one suggested when it was written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Posted {
    pub group: GroupId,
    pub pupil: PersonId,
    pub value: TermMarkValue,
    pub suggested: Option<TermMarkValue>,
    pub reason: Option<String>,
}

/// So many equal marks make a column worth a look.
const EQUAL_COLUMN: usize = 10;
/// In a group of fewer pupils than that all of them do, if they are at least so many: below it is chance.
pub const FEWEST_EQUAL: usize = 5;

/// Changes made after `last`, the term's last day; one that changed nothing is none.
pub fn changed_after(last: NaiveDate, changes: &[MarkChanged]) -> Vec<MarkChanged> {
    changes.iter().filter(|change| change.on > last && change.old != change.new).copied().collect()
}

/// Columns in which ten pupils, or all of a smaller group, have a mark and all have the same digit.
pub fn equal_columns(columns: &[Column]) -> Vec<EqualColumn> {
    let equal = |column: &Column| {
        let (mark, rest) = column.marks.split_first()?;
        let pupils = column.marks.len();
        let same = mark.points().is_some() && rest.iter().all(|other| other == mark);
        let least = column.members.clamp(FEWEST_EQUAL, EQUAL_COLUMN);
        let Column { group, assignment, .. } = *column;
        (same && pupils >= least).then_some(EqualColumn { group, assignment, mark: *mark, pupils })
    };
    columns.iter().filter_map(equal).collect()
}

/// Term marks that differ from what was suggested, with how they do.
pub fn departures(posted: &[Posted]) -> Vec<(&Posted, Departure)> {
    posted.iter().filter_map(|one| Some((one, Departure::between(one.value, one.suggested)?))).collect()
}

/// Term marks whose suggestion has become another one since they were written.
pub fn outdated(posted: &[(Posted, Suggestion)]) -> impl Iterator<Item = &Posted> {
    posted.iter().filter(|(posted, now)| now.value() != posted.suggested).map(|(posted, _)| posted)
}
