//! What of campaigns an actor sees, and how refusals go over the wire.

use domain::access::{Actor, Right, Sight};
use domain::reconciliation::ReconciliationRefused;

use crate::kit::AppError;

/// Whole schools for those who read or keep all of a campaign, and the own classes.
pub fn sight(actor: &Actor) -> Sight {
    let mut schools = actor.schools_with(Right::ImportPeople);
    schools.extend(actor.schools_with(Right::CloseTerms));
    Sight { schools, classes: actor.standing().leads.clone(), ..Sight::default() }
}

/// A refusal, said at the field it is about.
pub fn refused(why: ReconciliationRefused) -> AppError {
    use ReconciliationRefused as Why;
    let field = match why {
        Why::DuePassed => "due",
        Why::NoRemark | Why::TooLong | Why::Unexplained(_) => "remark",
        Why::NoName => "name",
        Why::NotPermitted | Why::AlreadyOpen | Why::Closed | Why::NotOfThisSide => {
            return AppError::Refused(why.to_string());
        }
    };
    AppError::field(field, why.to_string())
}
