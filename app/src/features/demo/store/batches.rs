//! The list by which one class came into the school: a batch that everybody has built on since.

use chrono::NaiveTime;
use domain::ids::{BatchId, BatchLineId};
use domain::people::undo::Deed;
use entity::{batch, batch_line, class_member};

use super::{Placed, Seeding, moment};
use crate::features::demo::school::SchoolPlan;
use crate::kit::AppResult;

impl Seeding {
    /// Of the first class of a school whose coordinator has a name, brought in before the year began.
    pub(super) async fn batches(
        &mut self,
        plan: &SchoolPlan,
        placed: &Placed,
        members: &[class_member::Model],
    ) -> AppResult<()> {
        let office = plan.staff.iter().position(|one| one.login.as_deref() == Some("coordinator"));
        let (Some(office), Some(first)) = (office, placed.classes.first()) else { return Ok(()) };
        let came = || members.iter().filter(|member| member.class_id == *first);
        let named = &plan.classes[0];
        let id = BatchId(self.ids.batch.next());
        let list = batch::Model {
            id,
            school_id: placed.school,
            kind: "pupils".into(),
            file_name: format!("Список {}{}.xlsx", named.grade, named.letter),
            upload_id: None,
            at: moment(self.calendar.year.first, NaiveTime::MIN),
            by: Some(placed.staff[office].1),
            state: "done".into(),
            created: i32::try_from(came().count()).ok(),
            updated: Some(0),
            undone_at: None,
            undone_by: None,
        };
        let mut lines = vec![];
        for member in came() {
            let (pupil, place) = (member.pupil_id.0, member.id.0);
            let mark = member.order_line_id.to_string();
            for (deed, other, mark) in
                [(Deed::PersonMade, None, String::new()), (Deed::PlaceMade, Some(place), mark)]
            {
                lines.push(batch_line::Model {
                    id: BatchLineId(self.ids.batch_line.next()),
                    school_id: placed.school,
                    batch_id: id,
                    deed: deed.code().into(),
                    target: pupil,
                    other,
                    mark,
                    sealed_before: None,
                    outcome: None,
                    why: None,
                });
            }
        }
        self.line.put(batch::Entity, vec![list]).await?;
        self.line.put(batch_line::Entity, lines).await
    }
}
