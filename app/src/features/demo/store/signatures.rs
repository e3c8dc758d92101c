//! Weeks of the diary that the guardians of known logins have signed.

use chrono::{Days, NaiveTime};
use domain::calendar::monday_of;
use entity::week_signature;

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

/// Who signs for whom, and how many of the latest weeks that are over.
const FAMILIES: [(&str, &str, u64); 2] = [("parent", "pupil", 2), ("parent2", "pupil2", 1)];

impl Seeding {
    /// Writes the signatures of one school.
    pub(super) async fn signatures(&mut self, plan: &SchoolPlan, placed: &Placed) -> AppResult<()> {
        let evening = NaiveTime::from_hms_opt(20, 15, 0).unwrap_or_default();
        let this_week = monday_of(self.calendar.today);
        let mut signed = vec![];
        for (guardian, child, weeks) in FAMILIES {
            let at = plan.pupils.iter().position(|pupil| pupil.login == Some(child));
            let Some((at, (_, by))) = at.zip(self.known.get(guardian).copied()) else { continue };
            signed.extend((1..=weeks).map(|back| {
                let monday = this_week - Days::new(7 * back);
                week_signature::Model {
                    school_id: placed.school,
                    pupil_id: placed.pupils[at],
                    monday,
                    by,
                    at: moment(monday + Days::new(5), evening),
                }
            }));
        }
        self.line.put(week_signature::Entity, signed).await
    }
}
