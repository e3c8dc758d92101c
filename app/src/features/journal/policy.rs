//! Who may write a lesson's topic, homework and work: its teacher and its substitute.

use domain::access::{Action, Actor};
use domain::journal::{Lesson, MarkRefused};

use crate::kit::AppError;

/// Policy: write the right-hand page of this very lesson.
#[derive(Debug)]
pub struct WriteLesson<'a>(pub &'a Lesson);

impl Action for WriteLesson<'_> {
    const NAME: &'static str = "write a lesson";

    fn allowed(&self, actor: &Actor) -> bool {
        let Lesson { school, group, substitute, .. } = *self.0;
        actor.teaches(school, group) || substitute == Some(actor.person())
    }
}

/// A refusal of the journal as the wire carries it.
pub fn refused(why: MarkRefused) -> AppError {
    AppError::Refused(why.to_string())
}
