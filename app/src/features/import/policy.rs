//! Who may bring lists of people into a school, and take them back.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;

/// Policy: bring lists into this school, and take them back.
#[derive(Debug)]
pub struct BringPeople {
    pub school: SchoolId,
}

impl Action for BringPeople {
    const NAME: &'static str = "bring lists of people";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ImportPeople, self.school)
    }
}
