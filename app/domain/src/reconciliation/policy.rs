//! Who keeps a campaign, who reads the whole of it, who looks at which rows, who answers for a child.

use crate::access::{Action, Actor, Grant, Right};
use crate::ids::{ClassId, PersonId, SchoolId};
use crate::org::OrgKind;

/// Policy: begin a campaign, explain differences, close it. Whoever brings the lists in answers for them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepReconciliation(pub SchoolId);

impl Action for KeepReconciliation {
    const NAME: &'static str = "keep a reconciliation of lists";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ImportPeople, self.0)
    }
}

/// Policy: read how a campaign goes in the whole school, and print its protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadReconciliation(pub SchoolId);

impl Action for ReadReconciliation {
    const NAME: &'static str = "read a reconciliation of lists";

    fn allowed(&self, actor: &Actor) -> bool {
        is_office(actor, self.0)
    }
}

/// Policy: look at the rows of a class and say what is right; without a class, those of the staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckRows {
    pub school: SchoolId,
    pub class: Option<ClassId>,
}

impl Action for CheckRows {
    const NAME: &'static str = "check rows of a reconciliation";

    fn allowed(&self, actor: &Actor) -> bool {
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        leads || is_office(actor, self.school)
    }
}

/// The coordinator with those who bring lists in, the head and the deputies.
fn is_office(actor: &Actor, school: SchoolId) -> bool {
    [Right::ImportPeople, Right::CloseTerms].into_iter().any(|right| actor.holds(right, school))
}

/// Policy: say whether what the school holds of this child, and of oneself as guardian, is right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AnswerForChild(pub PersonId);

impl Action for AnswerForChild {
    const NAME: &'static str = "answer for the data of a child";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.standing().children.contains(&self.0)
    }
}

/// Policy: say whether what this school holds of oneself as one of its staff is right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AnswerForOneself(pub SchoolId);

impl Action for AnswerForOneself {
    const NAME: &'static str = "answer for the own data as staff";

    fn allowed(&self, actor: &Actor) -> bool {
        let here = |grant: &Grant| grant.organisation == self.0.into() && grant.kind == OrgKind::School;
        actor.standing().grants.iter().any(here)
    }
}
