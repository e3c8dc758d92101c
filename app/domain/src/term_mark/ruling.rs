//! A rule on its way into force: of the whole school or of one subject, from a day on.

use chrono::NaiveDate;

use super::draft::{RuleDraft, RuleFault};
use super::rule::Rule;
use crate::access::{Action, Actor, Permit, Right};
use crate::ids::{AccountId, SchoolId, SubjectId};

/// Policy: set the rules by which a school suggests term marks. Whoever closes its terms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetTermRules(pub SchoolId);

/// A rule that may be kept. Only [`RuleDraft::submit`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruling {
    by: AccountId,
    school: SchoolId,
    /// None: of every subject that has no rule of its own.
    pub subject: Option<SubjectId>,
    /// Terms that end on this day or later obey it.
    pub since: NaiveDate,
    pub rule: Rule,
}

impl Action for SetTermRules {
    const NAME: &'static str = "set rules of term marks";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::CloseTerms, self.0)
    }
}

impl RuleDraft {
    /// The rule from `since` on; what is over is judged as it was.
    pub fn submit(
        self,
        subject: Option<SubjectId>,
        (since, today): (NaiveDate, NaiveDate),
        permit: Permit<SetTermRules>,
    ) -> Result<Ruling, Vec<RuleFault>> {
        let past = RuleFault {
            field: "since",
            why: "Правило вводят с сегодняшнего дня или позже: прошедшие периоды судят по прежнему.",
        };
        let late = (since < today).then_some(past);
        match (self.check(), late) {
            (Ok(rule), None) => {
                Ok(Ruling { by: permit.by(), school: permit.action().0, subject, since, rule })
            }
            (checked, late) => Err(checked.err().unwrap_or_default().into_iter().chain(late).collect()),
        }
    }
}

impl Ruling {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }
}
