//! Who may read and write the curriculum of a school, the load of its teachers, and the template of the city.

use domain::access::{Action, Actor, Grant, Right};
use domain::ids::{OrganisationId, SchoolId};
use domain::org::OrgKind;

/// Policy: keep the curriculum of this school.
#[derive(Debug)]
pub struct KeepCurriculum(pub SchoolId);

impl Action for KeepCurriculum {
    const NAME: &'static str = "keep the curriculum";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::KeepPlans, self.0)
    }
}

/// Policy: keep the hours that this methodical centre proposes to the schools of its city.
#[derive(Debug)]
pub struct KeepTemplate(pub OrganisationId);

impl Action for KeepTemplate {
    const NAME: &'static str = "keep the template of the curriculum";

    fn allowed(&self, actor: &Actor) -> bool {
        let standing = actor.standing();
        let here = |grant: &&Grant| grant.organisation == self.0 && grant.kind == OrgKind::MethodCentre;
        standing.grants.iter().filter(here).any(|grant| standing.gives(grant, Right::OverseeSchools))
    }
}
