//! Who may write term marks, depart from a suggestion, prolong a term and close it.

use super::rule::Rule;
use crate::access::{Action, Actor, Right, Role};
use crate::ids::{GroupId, SchoolId, TermId};

/// Policy: write term marks of a group. Its teacher, and whoever the rule lets depart from suggestions.
#[derive(PartialEq, Eq, Debug)]
pub struct WriteTermMarks {
    pub(super) school: SchoolId,
    pub(super) group: GroupId,
    pub(super) overruled_by: Vec<Role>,
}

/// Policy: write another term mark than the one suggested.
#[derive(PartialEq, Eq, Debug)]
pub struct OverruleSuggestions {
    pub(super) school: SchoolId,
    pub(super) group: GroupId,
    pub(super) overruled_by: Vec<Role>,
}

/// Policy: give a term more time.
#[derive(PartialEq, Eq, Debug)]
pub struct ExtendWindow {
    pub(super) school: SchoolId,
    pub(super) term: TermId,
}

/// Policy: close a term for marks, and open it again.
#[derive(PartialEq, Eq, Debug)]
pub struct CloseTerm {
    pub(super) school: SchoolId,
    pub(super) term: TermId,
}

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
        actor.holds(Right::SetUpYear, self.school)
    }
}

impl Action for CloseTerm {
    const NAME: &'static str = "close a term";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::CloseTerms, self.school)
    }
}

/// Does the actor hold one of the roles in the school? Being a teacher somewhere in it is not enough.
fn stands_in(actor: &Actor, school: SchoolId, roles: &[Role]) -> bool {
    let lawful =
        |role: Role| role != Role::Teacher && roles.contains(&role) && Rule::OVERRULERS.contains(&role);
    let grants = &actor.standing().grants;
    grants.iter().any(|grant| grant.organisation == school.into() && lawful(grant.role))
}
