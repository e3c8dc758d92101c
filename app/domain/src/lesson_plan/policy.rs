//! Who may write a plan, approve plans, and lay a plan over the calendar of a group.

use crate::access::{Action, Actor, Right};
use crate::ids::{GroupId, PersonId, SchoolId};

/// Policy: write this plan. Its author, while in service of the school, and whoever keeps its plans.
#[derive(PartialEq, Eq, Debug)]
pub struct WritePlan {
    pub school: SchoolId,
    pub author: PersonId,
}

/// Policy: approve plans of this school, or return them.
#[derive(PartialEq, Eq, Debug)]
pub struct JudgePlans {
    pub school: SchoolId,
}

/// Policy: give a group its plan, and move its dates.
#[derive(PartialEq, Eq, Debug)]
pub struct LayDates {
    pub school: SchoolId,
    pub group: GroupId,
}

impl Action for WritePlan {
    const NAME: &'static str = "write a lesson plan";

    fn allowed(&self, actor: &Actor) -> bool {
        let serves = || actor.standing().grants.iter().any(|grant| grant.organisation == self.school.into());
        let teaches = || actor.standing().teaches.iter().any(|(school, _)| *school == self.school);
        actor.holds(Right::KeepPlans, self.school)
            || (actor.person() == self.author && (serves() || teaches()))
    }
}

impl Action for JudgePlans {
    const NAME: &'static str = "approve lesson plans";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::KeepPlans, self.school)
    }
}

impl Action for LayDates {
    const NAME: &'static str = "lay a lesson plan over the calendar";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.teaches(self.school, self.group) || actor.holds(Right::KeepPlans, self.school)
    }
}
