//! Who may see what the terms of a school lack, and how refusals go over the wire.

use domain::access::{Action, Actor, Right};
use domain::ids::SchoolId;
use domain::term_mark::{NotATermMark, RuleFault, TermMarkRefused, TermRefused};

use crate::kit::{AppError, FieldError};

/// Policy: read the terms of this school with all that is missing in them.
#[derive(Debug)]
pub struct ReadTerms(pub SchoolId);

impl Action for ReadTerms {
    const NAME: &'static str = "read terms";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ReadJournals, self.0)
    }
}

/// A refusal of a term mark as the wire carries it.
pub fn refused(why: TermMarkRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// A refusal of an order over a term.
pub fn not_ordered(why: TermRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// Text that is no term mark.
pub fn unread(why: NotATermMark) -> AppError {
    AppError::Refused(why.to_string())
}

/// What is wrong with a rule, field by field.
pub fn faulty(faults: Vec<RuleFault>) -> AppError {
    let told = |fault: RuleFault| FieldError::new(fault.field, fault.why);
    AppError::Form(faults.into_iter().map(told).collect())
}
