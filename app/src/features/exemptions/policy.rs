//! Whose exemptions an actor keeps, and how refusals go over the wire.

use domain::access::{Actor, Right, Sight};
use domain::term_mark::ExemptionRefused;

use crate::kit::AppError;

/// Whole schools for those who order terms or set the year up, and the own classes.
pub fn sight(actor: &Actor) -> Sight {
    let mut schools = actor.schools_with(Right::CloseTerms);
    schools.extend(actor.schools_with(Right::SetUpYear));
    Sight { schools, classes: actor.standing().leads.clone(), ..Sight::default() }
}

/// A refusal, said at the field it is about.
pub fn refused(why: ExemptionRefused) -> AppError {
    let field = match why {
        ExemptionRefused::Backwards | ExemptionRefused::OutsideYear(_) => "last",
        ExemptionRefused::Document => "document",
        ExemptionRefused::Already => "subject",
        ExemptionRefused::NotPermitted | ExemptionRefused::NotWithin(_) => {
            return AppError::Refused(why.to_string());
        }
    };
    AppError::field(field, why.to_string())
}
