//! «Кому не выставлено»: whose term marks are missing, group by group.

use serde::{Deserialize, Serialize};

use super::suggestion::Learning;
use super::value::TermMarkValue;
use crate::ids::{GroupId, PersonId};

/// A pupil of a group at the end of a term. Who left before it has no seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Seat {
    pub group: GroupId,
    pub pupil: PersonId,
    pub learning: Learning,
    pub mark: Option<TermMarkValue>,
    /// Dots left among the current marks.
    pub debts: u32,
}

/// What one group still lacks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gaps {
    pub group: GroupId,
    /// Pupils without a term mark; who is freed needs an «осв».
    pub unposted: Vec<PersonId>,
    /// Pupils who still owe work.
    pub indebted: Vec<PersonId>,
}

impl Gaps {
    /// Term marks missing in all these groups, and pupils who owe work, counted in each group.
    pub fn totals(gaps: &[Self]) -> (usize, usize) {
        let count =
            |(marks, debtors), gaps: &Self| (marks + gaps.unposted.len(), debtors + gaps.indebted.len());
        gaps.iter().fold((0, 0), count)
    }
}

/// Groups that lack something, pupils and groups in the order of `seats`. Nothing is asked of a pupil who
/// learns without marks.
pub fn gaps(seats: &[Seat]) -> Vec<Gaps> {
    let mut found: Vec<Gaps> = vec![];
    for seat in seats.iter().filter(|seat| seat.learning != Learning::WithoutMarks) {
        let (unposted, indebted) = (seat.mark.is_none(), seat.debts > 0);
        if !unposted && !indebted {
            continue;
        }
        let at = found.iter().position(|gaps| gaps.group == seat.group).unwrap_or_else(|| {
            found.push(Gaps { group: seat.group, unposted: vec![], indebted: vec![] });
            found.len() - 1
        });
        found[at].unposted.extend(unposted.then_some(seat.pupil));
        found[at].indebted.extend(indebted.then_some(seat.pupil));
    }
    found
}
