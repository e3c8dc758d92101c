//! Who is freed from a subject: `pupil2` from sport, from the second quarter on.

use chrono::NaiveTime;
use domain::curriculum::SUBJECTS;
use domain::ids::ExemptionId;
use entity::exemption;

use super::city::subject_id;
use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;

impl Seeding {
    /// Entered by the coordinator of the school.
    pub(super) fn exemptions(&mut self, plan: &SchoolPlan, placed: &Placed) -> Vec<exemption::Model> {
        let freed = plan.pupils.iter().position(|pupil| pupil.login == Some("pupil2"));
        let office = plan.staff.iter().position(|one| one.role == "coordinator");
        let sport = SUBJECTS.iter().position(|subject| subject.code == "sport");
        let (Some(at), Some(office), Some(sport)) = (freed, office, sport) else { return vec![] };
        let quarters = self.calendar.plan.quarters;
        vec![exemption::Model {
            id: ExemptionId(self.ids.exemption.next()),
            school_id: placed.school,
            pupil_id: placed.pupils[at],
            subject_id: subject_id(sport),
            first_day: quarters[1].first,
            last_day: quarters[3].last,
            document: "Приказ № 41 от 30.10.2026".into(),
            by: placed.staff[office].1,
            at: moment(quarters[1].first, NaiveTime::MIN),
            cancelled_at: None,
        }]
    }
}
