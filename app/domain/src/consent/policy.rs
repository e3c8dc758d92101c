//! Who keeps consents, who keeps their texts, who signs.

use crate::access::{Action, Actor, Right};
use crate::ids::{ClassId, PersonId, SchoolId};

/// Policy: register papers and withdrawals; without a class, those of the staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepConsents {
    pub school: SchoolId,
    pub class: Option<ClassId>,
}

impl Action for KeepConsents {
    const NAME: &'static str = "keep consents";

    fn allowed(&self, actor: &Actor) -> bool {
        let leads = self.class.is_some_and(|class| actor.leads(self.school, class));
        leads || actor.holds(Right::KeepConsents, self.school)
    }
}

/// Policy: publish the texts of a school, and lift the gate or set it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeepTexts(pub SchoolId);

impl Action for KeepTexts {
    const NAME: &'static str = "keep the texts of consents";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::KeepConsents, self.0)
    }
}

/// Policy: sign or refuse by the own hand. What one may sign for a child is told by the rows of kinship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AnswerConsent(pub PersonId);

impl Action for AnswerConsent {
    const NAME: &'static str = "answer for a consent";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.person() == self.0
    }
}
