//! How many hours a year the curriculum has for the subjects of plans.

use std::collections::{BTreeMap, BTreeSet};

use domain::curriculum::in_a_year;
use domain::ids::{SchoolId, SubjectId};
use sea_orm::ConnectionTrait;

use crate::kit::{AppResult, Request, sql};

const HOURS: &str = concat!(
    "SELECT k.subject_id, k.grade, CAST(SUM(k.hours_hundredths) AS bigint) AS hours FROM curriculum_rows k \
     JOIN school_years y ON y.school_id = k.school_id AND y.id = k.year_id AND y.state <> 'closing' AND ",
    sql::year_in_hand!(),
    " WHERE k.school_id = $1 GROUP BY k.year_id, k.subject_id, k.grade, k.profile",
);

/// Hours of a year by subject and grade; profiles may have several.
pub(super) struct Norms(BTreeMap<(SubjectId, i32), BTreeSet<u32>>);

impl Norms {
    pub async fn of<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Self> {
        let mut norms: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
        for row in sql::rows(&cx.tx, HOURS, [school.0.into()]).await? {
            let grade: i32 = row.try_get("", "grade")?;
            let week: i64 = row.try_get("", "hours")?;
            let year = in_a_year(i32::try_from(week).unwrap_or_default(), grade);
            norms.entry((SubjectId(row.try_get("", "subject_id")?), grade)).or_default().insert(year);
        }
        Ok(Self(norms))
    }

    /// The fewer first; none where the curriculum does not have the subject.
    pub fn at(&self, subject: SubjectId, grade: i32) -> Vec<u32> {
        self.0.get(&(subject, grade)).map(|hours| hours.iter().copied().collect()).unwrap_or_default()
    }
}
