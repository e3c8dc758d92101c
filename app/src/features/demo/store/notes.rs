//! What families have written to the class teacher: `parent2` of the child who is ill this week.

use chrono::{Days, NaiveTime};
use domain::absence::NoteKind;
use domain::calendar::Span;
use domain::ids::NoteId;
use domain::journal::Attendance;
use entity::absence_note;

use super::{Placed, Seeding, moment};
use crate::features::demo::absence::Absences;
use crate::features::demo::school::SchoolPlan;

/// The pupil is away since the day before yesterday, and the note says for how long.
const BACK: Days = Days::new(2);
const AHEAD: Days = Days::new(1);

impl Seeding {
    /// The notes of one school; who is away by one is put into `away`.
    pub(super) fn notes(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
        away: &mut [Absences],
    ) -> Vec<absence_note::Model> {
        let ill = plan.pupils.iter().position(|pupil| pupil.login == Some("pupil2"));
        let Some((at, (_, by))) = ill.zip(self.known.get("parent2").copied()) else { return vec![] };
        let today = self.calendar.today;
        let days = Span { first: today - BACK, last: today + AHEAD };
        away[at].add(days, Attendance::Ill);
        let written = NaiveTime::from_hms_opt(7, 40, 0).unwrap_or_default();
        vec![absence_note::Model {
            id: NoteId(self.ids.note.next()),
            school_id: placed.school,
            pupil_id: placed.pupils[at],
            kind: NoteKind::Ill.code().into(),
            first_day: days.first,
            last_day: days.last,
            text: "Температура, вызвали врача.".into(),
            by,
            at: moment(days.first, written),
        }]
    }
}
