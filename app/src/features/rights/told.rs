//! What the law refuses, said at the field of the form that it is about.

use domain::access::Charge;
use domain::ids::PersonId;
use domain::rights::{
    AppointRefused, DeputiseRefused, DeputyWish, DismissRefused, EndRefused, RightsRefused,
};
use domain::role::Right;

use super::stints::Naming;
use crate::kit::{AppError, AppResult};

/// A basis is a line of text.
const LONGEST: usize = 200;

pub fn not_given(why: AppointRefused) -> AppError {
    match why {
        AppointRefused::Backwards | AppointRefused::Outlasts => {
            AppError::field("days[until]", why.to_string())
        }
        AppointRefused::FarAway => AppError::field("days[since]", why.to_string()),
        AppointRefused::NoBasis => AppError::field("days[basis]", why.to_string()),
        AppointRefused::Doubled
        | AppointRefused::Stranger
        | AppointRefused::HasCoordinator
        | AppointRefused::OwnGain(_) => AppError::Refused(why.to_string()),
    }
}

pub fn not_deputised(why: DeputiseRefused) -> AppError {
    use DeputiseRefused as Why;
    let field = match why {
        Why::Backwards | Why::Outlasts => "naming[until]",
        Why::FarAway => "naming[since]",
        Why::NoBasis => "naming[basis]",
        Why::Oneself | Why::Stranger | Why::Holds => "naming[deputy]",
        Why::NothingToDo | Why::Doubled | Why::OwnGain(_) | Why::EndsEarlier => {
            return AppError::Refused(why.to_string());
        }
    };
    AppError::field(field, why.to_string())
}

pub fn not_ended(why: EndRefused) -> AppError {
    AppError::Refused(why.to_string())
}

pub fn not_dismissed(why: DismissRefused) -> AppError {
    AppError::Refused(why.to_string())
}

pub fn not_changed(why: RightsRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// Who is to stand in, and in what.
pub fn naming(sent: Naming) -> AppResult<(DeputyWish, PersonId)> {
    let Naming { charge, deputy, since, until, basis } = sent;
    let charge = charge.parse::<Charge>().map_err(|_| AppError::NotFound)?;
    Ok((DeputyWish { charge, since, until, basis: short(&basis) }, deputy))
}

/// The rights that a form names by their codes.
pub fn rights(codes: &[String]) -> AppResult<Vec<Right>> {
    let known = |code: &String| Right::parse(code).ok_or(AppError::NotFound);
    codes.iter().map(known).collect()
}

/// One line, no longer than the column of a book.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|sign| !sign.is_control()).take(LONGEST).collect()
}
