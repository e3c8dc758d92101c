//! The post: how a term mark goes to the server, and where its answer is shown.

use domain::ids::PersonId;
use domain::term_mark::TermMarkWish;
use serde::{Deserialize, Serialize};

use super::api::save_term_marks;
use super::desk::Desk;
use super::sheet::{Answer, Wishes};
use crate::kit::outbox::{Courier, Parcel, Route, Verdict};
use crate::kit::{AppError, AppResult};

pub type Post = Courier<Desk>;

/// A wish with the id under which it lies on the device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stroke {
    pub id: String,
    pub wish: TermMarkWish,
}

impl Parcel for Stroke {
    type To = PersonId;

    fn id(&self) -> &str {
        &self.id
    }

    fn to(&self) -> PersonId {
        self.wish.pupil
    }
}

impl Route for Desk {
    type Parcel = Stroke;
    type Answer = Answer;

    /// The same wish sent twice is no conflict: the register says so already.
    async fn carry(strokes: Vec<Stroke>) -> AppResult<Vec<Answer>> {
        let wishes: Vec<_> = strokes.into_iter().map(|stroke| stroke.wish).collect();
        save_term_marks(Wishes::try_from(wishes).map_err(|why| AppError::Refused(why.into()))?).await
    }

    fn verdict(answer: &Answer) -> Verdict {
        match answer {
            Answer::Saved(_) => Verdict::Applied,
            Answer::Refused(_) => Verdict::Refused,
            Answer::Conflict { .. } => Verdict::Conflicted,
        }
    }

    fn refusal(why: String) -> Answer {
        Answer::Refused(why)
    }

    fn told(self, stroke: &Stroke, answer: Answer) {
        self.take(&stroke.wish, answer);
    }

    fn waits(self, stroke: &Stroke) {
        self.waits_for_network(stroke.wish.pupil);
    }

    fn resumed(self, stroke: &Stroke) {
        self.show(&stroke.wish);
    }
}
