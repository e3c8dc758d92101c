//! Who may write term marks, depart from a suggestion, prolong a term and close it.

use super::rule::Rule;
use crate::access::{Action, Actor, Right, Role};
use crate::ids::{GroupId, SchoolId};

/// Policy: write term marks of a group. Its teacher, and whoever the rule lets depart from suggestions.
#[derive(Debug)]
pub struct WriteTermMarks {
    pub(super) school: SchoolId,
    pub(super) group: GroupId,
    pub(super) overruled_by: Vec<Role>,
}

/// Policy: write another term mark than the one suggested.
#[derive(Debug)]
pub struct OverruleSuggestions {
    pub(super) school: SchoolId,
    pub(super) group: GroupId,
    pub(super) overruled_by: Vec<Role>,
}

/// Policy: give a term of the school more time.
#[derive(Debug)]
pub struct ExtendWindow(pub SchoolId);

/// Policy: close terms of the school for marks, and open them again.
#[derive(Debug)]
pub struct CloseTerms(pub SchoolId);

impl Action for WriteTermMarks {
    const NAME: &'static str = "write term marks";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.teaches(self.school, self.group) || stands_in(actor, self.school, &self.overruled_by)
    }
}

impl Action for OverruleSuggestions {
    const NAME: &'static str = "overrule suggested term marks";

    fn allowed(&self, actor: &Actor) -> bool {
        let teaches = actor.teaches(self.school, self.group) && self.overruled_by.contains(&Role::Teacher);
        teaches || stands_in(actor, self.school, &self.overruled_by)
    }
}

impl Action for ExtendWindow {
    const NAME: &'static str = "extend a posting window";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::SetUpYear, self.0)
    }
}

impl Action for CloseTerms {
    const NAME: &'static str = "close terms";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::CloseTerms, self.0)
    }
}

/// Does the actor hold one of the roles in the school? Being a teacher somewhere in it is not enough.
fn stands_in(actor: &Actor, school: SchoolId, roles: &[Role]) -> bool {
    let lawful =
        |role: Role| role != Role::Teacher && roles.contains(&role) && Rule::OVERRULERS.contains(&role);
    let grants = &actor.standing().grants;
    grants.iter().any(|grant| grant.organisation == school.into() && lawful(grant.role))
}
