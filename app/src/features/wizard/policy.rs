//! Who may set up the year of a school.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;

use super::store::Frame;

/// Policy: set up and open the year of this school.
#[derive(Debug)]
pub struct SetUpYear {
    school: SchoolId,
}

impl SetUpYear {
    pub const fn of(frame: &Frame) -> Self {
        Self { school: frame.school }
    }
}

impl Action for SetUpYear {
    const NAME: &'static str = "set up a school year";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::SetUpYear, self.school)
    }
}
