//! Who may look over the journals of a school.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;

/// Policy: see what all journals of this school lack, and how their cells were changed.
#[derive(Debug)]
pub struct Oversee(pub SchoolId);

impl Action for Oversee {
    const NAME: &'static str = "oversee journals";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ReadJournals, self.0)
    }
}
