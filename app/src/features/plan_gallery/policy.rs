//! How refusals of the gallery go over the wire.

use domain::ids::OrganisationId;
use domain::lesson_plan::{ReadGallery, ShareRefused};

use crate::kit::{AppError, AppResult, Request};

/// The gallery as it is seen from where the caller works.
pub fn from_here<T>(cx: &Request<T>) -> AppResult<ReadGallery> {
    Ok(ReadGallery { at: OrganisationId(cx.school()?.0) })
}

pub fn refused(why: ShareRefused) -> AppError {
    match why {
        ShareRefused::TooLong => AppError::field("about", why.to_string()),
        ShareRefused::NotPermitted | ShareRefused::NotApproved => AppError::Refused(why.to_string()),
    }
}
