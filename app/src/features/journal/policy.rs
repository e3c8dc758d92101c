//! Who may write a lesson's topic, homework and work: its teacher and its substitute.

use domain::access::{Action, Actor};
use domain::ids::{GroupId, PersonId, SchoolId};
use domain::journal::{Lesson, MarkRefused};

use crate::kit::AppError;

/// Policy: write the right-hand page of a lesson.
#[derive(Debug)]
pub struct WriteLesson {
    school: SchoolId,
    group: GroupId,
    substitute: Option<PersonId>,
}

impl WriteLesson {
    pub const fn of(lesson: &Lesson) -> Self {
        Self { school: lesson.school, group: lesson.group, substitute: lesson.substitute }
    }
}

impl Action for WriteLesson {
    const NAME: &'static str = "write a lesson";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.teaches(self.school, self.group) || self.substitute == Some(actor.person())
    }
}

/// A refusal of the journal as the wire carries it.
pub fn refused(why: MarkRefused) -> AppError {
    AppError::Refused(why.to_string())
}
