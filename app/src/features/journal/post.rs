//! The post: how a change of a cell goes to the server, and where its answer is shown.

use domain::ids::{AssignmentId, GroupId, LessonId, PersonId};
use domain::journal::Change;

use super::api::save_cells;
use super::desk::{Desk, SpotState};
use super::sheet::{Answer, Changes};
use crate::kit::outbox::{Courier, Parcel, Route, Verdict};
use crate::kit::{AppError, AppResult};

pub type Post = Courier<Desk>;

/// Under what changes of a journal wait on the device.
pub fn topic(group: GroupId) -> String {
    format!("journal.{group}")
}

impl Parcel for Change {
    type To = (LessonId, PersonId);

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn to(&self) -> Self::To {
        (self.lesson, self.pupil)
    }
}

impl Route for Desk {
    type Parcel = Change;
    type Answer = Answer;

    async fn carry(changes: Vec<Change>) -> AppResult<Vec<Answer>> {
        let changes = Changes::try_from(changes).map_err(|why| AppError::Refused(why.into()))?;
        save_cells(changes).await
    }

    fn verdict(answer: &Answer) -> Verdict {
        match answer {
            Answer::Saved { .. } => Verdict::Applied,
            Answer::Refused(_) => Verdict::Refused,
            Answer::Conflict { .. } => Verdict::Conflicted,
        }
    }

    fn refusal(why: String) -> Answer {
        Answer::Refused(why)
    }

    fn told(self, change: &Change, answer: Answer) {
        self.take(change, answer);
    }

    fn waits(self, change: &Change) {
        if let Some(place) = self.find(change.lesson, change.pupil) {
            self.spot(place).update(|spot| spot.state = SpotState::Offline);
        }
    }

    /// Shows the change where the cell has not moved on meanwhile.
    fn resumed(self, change: &Change) {
        let Some(place) = self.find(change.lesson, change.pupil) else { return };
        self.spot(place).update(|spot| {
            if spot.cell.version == change.seen
                && let Ok(after) = spot.cell.after(&change.edit, AssignmentId(0))
            {
                spot.cell = after;
                spot.state = SpotState::Offline;
            }
        });
    }
}
