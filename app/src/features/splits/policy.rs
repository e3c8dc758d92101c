//! Who may divide a class.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;

/// Policy: divide classes of this school.
#[derive(Debug)]
pub struct SplitClass(pub SchoolId);

impl Action for SplitClass {
    const NAME: &'static str = "divide a class for a subject";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::SetUpYear, self.0)
    }
}
