//! When people of known logins opened a diary last: never before they signed a week of it.

use chrono::{Days, NaiveTime};
use domain::calendar::monday_of;
use entity::diary_visit;

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

impl Seeding {
    /// Writes the openings of one school.
    pub(super) async fn visits(&mut self, plan: &SchoolPlan, placed: &Placed) -> AppResult<()> {
        let evening = NaiveTime::from_hms_opt(19, 40, 0).unwrap_or_default();
        let today = self.calendar.today;
        // The day on which weeks are signed.
        let saturday = monday_of(today) - Days::new(2);
        let back = |days| today - Days::new(days);
        let readers = [
            ("parent", "pupil", back(2), saturday - Days::new(7)),
            ("parent", "sibling", back(2), back(9)),
            ("pupil", "pupil", back(1), back(3)),
            ("parent2", "pupil2", saturday, saturday - Days::new(7)),
            ("pupil2", "pupil2", back(20), back(34)),
        ];
        let mut opened = vec![];
        for (reader, child, last, former) in readers {
            let at = plan.pupils.iter().position(|pupil| pupil.login == Some(child));
            let Some((at, (_, account_id))) = at.zip(self.known.get(reader).copied()) else { continue };
            opened.push(diary_visit::Model {
                school_id: placed.school,
                pupil_id: placed.pupils[at],
                account_id,
                on_day: last,
                at: moment(last, evening),
                former_at: Some(moment(former, evening)),
            });
        }
        self.line.put(diary_visit::Entity, opened).await
    }
}
