//! Who may do what: the actor, their grants, and the only mint of permits.

mod stand_in;

use crate::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;
use crate::rights::{self, Deviation};
pub use crate::role::{Right, Role};
use stand_in::Noted;
pub use stand_in::{Charge, StandIn};

/// A role in an organisation, in force today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grant {
    pub role: Role,
    pub organisation: OrganisationId,
    pub kind: OrgKind,
}

/// What the rows say of a person today. Scopes that follow from data (class teacher, teacher of a
/// group, guardian) are here beside the roles: nobody grants them by hand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    pub grants: Vec<Grant>,
    /// Groups whose teacher the person is.
    pub teaches: Vec<(SchoolId, GroupId)>,
    /// Classes whose class teacher the person is.
    pub leads: Vec<(SchoolId, ClassId)>,
    /// Children the person may view as guardian.
    pub children: Vec<PersonId>,
    /// The person is a pupil somewhere.
    pub pupil: bool,
    /// Only the password is known so far: not even the own account is theirs.
    pub unproved: bool,
    /// What the schools where the person works give their roles beyond the usual, or withhold from them.
    pub deviations: Vec<Deviation>,
    /// Charges of colleagues: each is among `grants` or `leads` as if it were the person's own.
    pub stands_in: Vec<StandIn>,
}

impl Standing {
    /// Does this role give `right`, as its organisation has it?
    pub fn gives(&self, grant: &Grant, right: Right) -> bool {
        let here = |of: &&Deviation| grant.organisation == of.school.into();
        rights::gives(grant.role, right, self.deviations.iter().filter(here))
    }

    /// All rights in this organisation.
    pub fn rights_in(&self, organisation: OrganisationId) -> Vec<Right> {
        let here = || self.grants.iter().filter(|grant| grant.organisation == organisation);
        Right::ALL.into_iter().filter(|right| here().any(|grant| self.gives(grant, *right))).collect()
    }
}

/// Somebody who asks. Built from rows by the request alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    account: AccountId,
    person: PersonId,
    standing: Standing,
    noted: Noted,
}

/// A wish that needs leave. `NAME` is its row of the access matrix.
pub trait Action {
    const NAME: &'static str;
    fn allowed(&self, actor: &Actor) -> bool;
}

/// Leave to do `A`, and nothing beside it, once the policy has been asked. Private fields: nobody else can make one.
#[must_use]
#[derive(Debug)]
pub struct Permit<A> {
    by: AccountId,
    action: A,
}

impl<A> Permit<A> {
    /// Who acts.
    pub const fn by(&self) -> AccountId {
        self.by
    }

    /// What exactly was allowed, and about what.
    pub const fn action(&self) -> &A {
        &self.action
    }
}

/// The policy said no.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("На это у вас нет прав.")]
pub struct Denied;

/// What of the schools an actor sees: the `WHERE` of every query begins with it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sight {
    /// Whole schools.
    pub schools: Vec<SchoolId>,
    /// Single groups.
    pub groups: Vec<(SchoolId, GroupId)>,
    /// Single classes with all their groups.
    pub classes: Vec<(SchoolId, ClassId)>,
    /// Single pupils: oneself or one's children.
    pub pupils: Vec<PersonId>,
}

impl Sight {
    /// Does it take in a group of `school`, hanging on `class`?
    pub fn sees_group(&self, school: SchoolId, group: GroupId, class: Option<ClassId>) -> bool {
        self.schools.contains(&school)
            || self.groups.contains(&(school, group))
            || class.is_some_and(|class| self.classes.contains(&(school, class)))
    }
}

impl Actor {
    pub fn new(account: AccountId, person: PersonId, standing: Standing) -> Self {
        Self { account, person, standing, noted: Noted::default() }
    }

    pub const fn account(&self) -> AccountId {
        self.account
    }

    pub const fn person(&self) -> PersonId {
        self.person
    }

    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Asks the policy of `action`; its answer is a permit or a refusal.
    pub fn permit<A: Action>(&self, action: A) -> Result<Permit<A>, Denied> {
        if !action.allowed(self) {
            return Err(Denied);
        }
        self.noted.set(self.instead_for(&action));
        Ok(Permit { by: self.account, action })
    }

    /// Would `action` be allowed? For hiding what cannot be done; never instead of [`Self::permit`].
    pub fn may<A: Action>(&self, action: &A) -> bool {
        action.allowed(self)
    }

    /// Does a role give `right` in this very organisation?
    pub fn holds(&self, right: Right, organisation: impl Into<OrganisationId>) -> bool {
        let organisation = organisation.into();
        let grants = &self.standing.grants;
        grants.iter().any(|g| g.organisation == organisation && self.standing.gives(g, right))
    }

    pub fn teaches(&self, school: SchoolId, group: GroupId) -> bool {
        self.standing.teaches.contains(&(school, group))
    }

    pub fn leads(&self, school: SchoolId, class: ClassId) -> bool {
        self.standing.leads.contains(&(school, class))
    }

    /// May the actor see this pupil as the pupil's own or as guardian?
    pub fn sees_as_family(&self, pupil: PersonId) -> bool {
        (self.standing.pupil && self.person == pupil) || self.standing.children.contains(&pupil)
    }

    /// Schools where a role gives `right`.
    pub fn schools_with(&self, right: Right) -> Vec<SchoolId> {
        self.organisations_with(right, OrgKind::School).map(|id| SchoolId(id.0)).collect()
    }

    fn organisations_with(&self, right: Right, kind: OrgKind) -> impl Iterator<Item = OrganisationId> {
        let grants = self.standing.grants.iter();
        let here = move |g: &&Grant| g.kind == kind && self.standing.gives(g, right);
        grants.filter(here).map(|g| g.organisation)
    }

    /// What journals the actor may open.
    pub fn sight_of_journals(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::ReadJournals),
            groups: self.standing.teaches.clone(),
            classes: self.standing.leads.clone(),
            pupils: vec![],
        }
    }

    /// Of which classes the actor sees the marks in all subjects at once: whole schools and own classes. A subject
    /// alone opens no other one.
    pub fn sight_of_class_marks(&self) -> Sight {
        Sight { groups: vec![], ..self.sight_of_journals() }
    }

    /// Whose cards and lists the actor may open: whole schools and own classes.
    pub fn sight_of_people(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::ReadPeople),
            groups: vec![],
            classes: self.standing.leads.clone(),
            pupils: vec![],
        }
    }

    /// Whose lesson plans the actor may open beside the own: of whole schools, or of groups taught.
    pub fn sight_of_plans(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::KeepPlans),
            groups: self.standing.teaches.clone(),
            ..Sight::default()
        }
    }

    /// To whom the actor hands passwords out: whole schools and own classes.
    pub fn sight_of_slips(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::IssueSlips),
            classes: self.standing.leads.clone(),
            ..Sight::default()
        }
    }

    /// Whose consents the actor keeps: whole schools and own classes.
    pub fn sight_of_consents(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::KeepConsents),
            classes: self.standing.leads.clone(),
            ..Sight::default()
        }
    }

    /// Whose social passports the actor keeps: whole schools and own classes.
    pub fn sight_of_passports(&self) -> Sight {
        Sight {
            schools: self.schools_with(Right::KeepSocial),
            classes: self.standing.leads.clone(),
            ..Sight::default()
        }
    }

    /// Organisations whose schools the actor oversees: the whole city where an office of the city says so.
    pub fn sight_of_organisations(&self) -> Vec<OrganisationId> {
        let oversees = |g: &&Grant| self.standing.gives(g, Right::OverseeSchools);
        let grants = self.standing.grants.iter().filter(oversees);
        let mut seen: Vec<OrganisationId> = grants.map(|g| g.organisation).collect();
        seen.dedup();
        seen
    }

    /// Organisations in whose schools the actor appoints those who answer for them.
    pub fn sight_of_appointments(&self) -> Vec<OrganisationId> {
        let appoints = |g: &&Grant| self.standing.gives(g, Right::AppointCoordinators);
        let mut seen: Vec<OrganisationId> =
            self.standing.grants.iter().filter(appoints).map(|g| g.organisation).collect();
        seen.dedup();
        seen
    }

    /// Whose diaries the actor may open: the family's alone.
    pub fn sight_of_diaries(&self) -> Sight {
        let own = self.standing.pupil.then_some(self.person);
        Sight {
            pupils: own.into_iter().chain(self.standing.children.iter().copied()).collect(),
            ..Sight::default()
        }
    }
}

/// Anything an actor may do to oneself: end an own session, change the own password.
pub struct OwnAccount(pub AccountId);

impl Action for OwnAccount {
    const NAME: &'static str = "own account";
    fn allowed(&self, actor: &Actor) -> bool {
        actor.account() == self.0 && !actor.standing().unproved
    }
}

/// What one may do at the door: prove who one is, or leave.
pub struct OwnDoor(pub AccountId);

impl Action for OwnDoor {
    const NAME: &'static str = "own door";
    fn allowed(&self, actor: &Actor) -> bool {
        actor.account() == self.0
    }
}

#[cfg(test)]
mod tests;
