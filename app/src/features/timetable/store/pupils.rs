//! Sets of pupils who are never apart: a class is cut where its parts learn in groups of their own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, PersonId};
use domain::timetable::TimetableYear;
use sea_orm::ConnectionTrait;

use crate::kit::{AppResult, sql};

/// Pupils of the groups that are no whole class, with their classes.
const MEMBERS: &str = "SELECT m.group_id, m.pupil_id, c.class_id FROM groups g \
     JOIN group_members m ON m.school_id = g.school_id AND m.group_id = g.id AND m.since <= $3 AND (m.until IS NULL OR m.until >= $3) \
     JOIN class_members c ON c.school_id = g.school_id AND c.pupil_id = m.pupil_id AND c.since <= $3 AND (c.until IS NULL OR c.until >= $3) \
     LEFT JOIN classes k ON k.school_id = g.school_id AND k.id = g.class_id \
     WHERE g.school_id = $1 AND g.year_id = $2 AND (k.id IS NULL OR g.name <> CAST(k.grade AS text) || k.letter)";

/// What one pupil is apart in: the class, and the groups that are no whole class.
type Signature = (ClassId, BTreeSet<GroupId>);

/// Every set with the groups it is in beside its class.
#[derive(Default)]
pub(super) struct Sets(Vec<Signature>);

impl Sets {
    /// As of `day`; each class has at least the set of those who learn with nobody apart.
    pub async fn load<C: ConnectionTrait>(
        tx: &C,
        of: &TimetableYear,
        (day, classes): (NaiveDate, &[ClassId]),
    ) -> AppResult<Self> {
        let mut pupils: BTreeMap<(ClassId, PersonId), BTreeSet<GroupId>> = BTreeMap::new();
        for row in sql::rows(tx, MEMBERS, [of.school.0.into(), of.year.0.into(), day.into()]).await? {
            let class = ClassId(row.try_get("", "class_id")?);
            let pupil = PersonId(row.try_get("", "pupil_id")?);
            pupils.entry((class, pupil)).or_default().insert(GroupId(row.try_get("", "group_id")?));
        }
        let base = classes.iter().map(|class| (*class, BTreeSet::new()));
        let parts = pupils.into_iter().map(|((class, _), groups)| (class, groups));
        let all: BTreeSet<Signature> = base.chain(parts).collect();
        Ok(Self(all.into_iter().filter(|(class, _)| classes.contains(class)).collect()))
    }

    /// The sets of a group, and the classes they are from. `class` is that of a whole class.
    pub fn of(&self, group: GroupId, whole: Option<ClassId>) -> (Vec<u16>, BTreeSet<ClassId>) {
        let own = |(class, groups): &Signature| whole == Some(*class) || groups.contains(&group);
        let found = (0..).zip(&self.0).filter(|(_, set)| own(set));
        found.map(|(at, (class, _)): (u16, &Signature)| (at, *class)).unzip()
    }
}
