//! The post: how a change of a cell or of a lesson's note goes to the server, and where its answer is shown.

use domain::ids::{AssignmentId, GroupId, LessonId, PersonId};
use domain::journal::{Change, ChangeId, Edit, NoteDraft};
use serde::{Deserialize, Serialize};

use super::api::{note_lesson, save_cells};
use super::desk::{Desk, SpotState};
use super::history::Place;
use super::sheet::{Answer, Changes, Noted};
use crate::kit::outbox::{Courier, Parcel, Route, Verdict};
use crate::kit::{AppError, AppResult};

pub type Post = Courier<Desk>;

/// Under what changes of a journal wait on the device.
pub fn topic(group: GroupId) -> String {
    format!("journal.{group}")
}

/// One change on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stroke {
    Cell(Change),
    Note(ChangeId, NoteDraft),
}

/// What became of it.
#[derive(Debug)]
pub enum Reply {
    Cell(Answer),
    Note(Noted),
    /// It was turned away.
    Refused(String),
}

/// A cell; without a pupil the note of the lesson.
pub type Thing = (LessonId, Option<PersonId>);

impl Desk {
    /// The cell as the post knows it.
    pub fn thing(self, place: Place) -> Thing {
        let (lesson, pupil) = self.key(place);
        (lesson, Some(pupil))
    }
}

impl Stroke {
    const fn cell(&self) -> Option<&Change> {
        match self {
            Self::Cell(change) => Some(change),
            Self::Note(..) => None,
        }
    }

    pub fn edit(&self) -> Option<&Edit> {
        self.cell().map(|change| &change.edit)
    }

    pub const fn note(&self) -> Option<&NoteDraft> {
        match self {
            Self::Cell(_) => None,
            Self::Note(_, note) => Some(note),
        }
    }
}

impl Parcel for Stroke {
    type To = Thing;

    fn id(&self) -> &str {
        match self {
            Self::Cell(Change { id, .. }) | Self::Note(id, _) => id.as_str(),
        }
    }

    fn to(&self) -> Thing {
        match self {
            Self::Cell(change) => (change.lesson, Some(change.pupil)),
            Self::Note(_, note) => (note.now.lesson, None),
        }
    }
}

impl Route for Desk {
    type Parcel = Stroke;
    type Answer = Reply;

    /// Cells go together, notes one by one.
    async fn carry(strokes: Vec<Stroke>) -> AppResult<Vec<Reply>> {
        let cells: Vec<Change> = strokes.iter().filter_map(Stroke::cell).cloned().collect();
        let mut answers = carry_cells(cells).await?.into_iter();
        let mut replies = vec![];
        for stroke in strokes {
            match stroke {
                Stroke::Cell(_) => replies.extend(answers.next().map(Reply::Cell)),
                Stroke::Note(id, note) => replies.push(carry_note(id, note).await?),
            }
        }
        Ok(replies)
    }

    fn verdict(reply: &Reply) -> Verdict {
        match reply {
            Reply::Cell(Answer::Saved { .. }) | Reply::Note(Noted::Saved(_)) => Verdict::Applied,
            Reply::Cell(Answer::Refused(_)) | Reply::Refused(_) => Verdict::Refused,
            Reply::Cell(Answer::Conflict { .. }) | Reply::Note(Noted::Conflict { .. }) => Verdict::Conflicted,
        }
    }

    fn refusal(why: String) -> Reply {
        Reply::Refused(why)
    }

    fn told(self, stroke: &Stroke, reply: Reply) {
        match (stroke, reply) {
            (Stroke::Cell(change), Reply::Cell(answer)) => self.take(change, answer),
            (Stroke::Cell(change), Reply::Refused(why)) => self.take(change, Answer::Refused(why)),
            (Stroke::Note(_, note), Reply::Note(noted)) => self.take_note(note.now.lesson, noted),
            (Stroke::Note(_, note), Reply::Refused(why)) => self.give_back_note(note.now.lesson, &why),
            // Each is answered in its kind.
            (Stroke::Cell(_), Reply::Note(_)) | (Stroke::Note(..), Reply::Cell(_)) => {}
        }
    }

    fn waits(self, stroke: &Stroke) {
        match stroke {
            Stroke::Note(_, note) => self.note_waits(note.now.lesson),
            Stroke::Cell(change) => {
                if let Some(place) = self.find(change.lesson, change.pupil) {
                    self.spot(place).update(|spot| spot.state = SpotState::Offline);
                }
            }
        }
    }

    /// Shows the change where the cell has not moved on meanwhile.
    fn resumed(self, stroke: &Stroke) {
        let Some(change) = stroke.cell() else { return };
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

async fn carry_cells(changes: Vec<Change>) -> AppResult<Vec<Answer>> {
    if changes.is_empty() {
        return Ok(vec![]);
    }
    save_cells(Changes::try_from(changes).map_err(|why| AppError::Refused(why.into()))?).await
}

/// A note that the server does not take goes back to its author by itself: its neighbours go on.
async fn carry_note(id: ChangeId, note: NoteDraft) -> AppResult<Reply> {
    match note_lesson(id, note.now).await {
        Ok(noted) => Ok(Reply::Note(noted)),
        Err(error @ (AppError::Unreachable | AppError::Busy | AppError::SignedOut)) => Err(error),
        Err(refused) => Ok(Reply::Refused(refused.to_string())),
    }
}
