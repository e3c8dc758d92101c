//! Who reads and writes social passports, and who reads their figures.

use crate::access::{Action, Actor, Right};
use crate::ids::{ClassId, OrganisationId, SchoolId};

/// Policy: read and write the passport of a pupil of this class, or of the whole school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepPassport {
    pub school: SchoolId,
    /// None: of all classes.
    pub class: Option<ClassId>,
}

impl Action for KeepPassport {
    const NAME: &'static str = "keep social passports";

    fn allowed(&self, actor: &Actor) -> bool {
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        leads || actor.holds(Right::KeepSocial, self.school)
    }
}

/// Policy: read the figures of the schools below this office, a school a line. Whoever appoints those who answer for a
/// school answers for it too; a methodist and an operator do not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadFigures(pub OrganisationId);

impl Action for ReadFigures {
    const NAME: &'static str = "read social figures of schools";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::AppointCoordinators, self.0)
    }
}
