//! Who gives roles in a school, who ends them, who reads who holds them.

use crate::access::{Action, Actor};
use crate::ids::{OrganisationId, SchoolId};
use crate::role::{Right, Role};

/// A school with the organisations above it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    pub school: SchoolId,
    pub above: Vec<OrganisationId>,
}

impl Place {
    /// Does an office above appoint here?
    fn is_below(&self, actor: &Actor) -> bool {
        self.above.iter().any(|office| actor.holds(Right::AppointCoordinators, *office))
    }

    /// The roles that the actor gives here.
    pub fn given_by(&self, actor: &Actor) -> Vec<Role> {
        let may = |role: &Role| actor.may(&Appoint { place: self.clone(), role: *role });
        Role::OF_SCHOOL.into_iter().filter(may).collect()
    }
}

/// Policy: give this role in this school, or end it. An office above appoints those who answer for the school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appoint {
    pub place: Place,
    pub role: Role,
}

impl Action for Appoint {
    const NAME: &'static str = "give and end a role";

    fn allowed(&self, actor: &Actor) -> bool {
        let own = self.role.is_of_school() && actor.holds(Right::GiveRoles, self.place.school);
        let answers = matches!(self.role, Role::Coordinator | Role::Head);
        own || (answers && self.place.is_below(actor))
    }
}

/// Policy: bring the first coordinator into a school below, and hand them the first password.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BringCoordinator(pub Place);

impl Action for BringCoordinator {
    const NAME: &'static str = "bring the first coordinator in";

    fn allowed(&self, actor: &Actor) -> bool {
        self.0.is_below(actor)
    }
}

/// Policy: read who holds which role in this school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadRoles(pub Place);

impl Action for ReadRoles {
    const NAME: &'static str = "read roles";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::GiveRoles, self.0.school) || self.0.is_below(actor)
    }
}

/// Policy: say what a role may do in this school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepRights(pub SchoolId);

impl Action for KeepRights {
    const NAME: &'static str = "set the rights of roles";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::GiveRoles, self.0)
    }
}

/// Policy: end somebody's employment in this school, or take that back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DismissStaff(pub SchoolId);

impl Action for DismissStaff {
    const NAME: &'static str = "dismiss";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::GiveRoles, self.0)
    }
}
