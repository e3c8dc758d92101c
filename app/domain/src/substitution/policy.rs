//! Who decides about substitutions, and who may know why a teacher is away.

use crate::access::{Action, Actor, Right};
use crate::ids::SchoolId;

/// Policy: enter absences of teachers of this school and decide who stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArrangeSubstitutions(pub SchoolId);

impl Action for ArrangeSubstitutions {
    const NAME: &'static str = "arrange substitutions";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ArrangeSubstitutions, self.0)
    }
}

/// Policy: read who of this school is away, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadTeacherAbsences(pub SchoolId);

impl Action for ReadTeacherAbsences {
    const NAME: &'static str = "read absences of teachers";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ReadTeacherAbsences, self.0)
    }
}
