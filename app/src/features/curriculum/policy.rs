//! Who may read and write the curriculum of a school, and the load of its teachers.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;

/// Policy: keep the curriculum of this school.
#[derive(Debug)]
pub struct KeepCurriculum(pub SchoolId);

impl Action for KeepCurriculum {
    const NAME: &'static str = "keep the curriculum";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::KeepPlans, self.0)
    }
}
