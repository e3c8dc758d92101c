//! The gallery of the city: approved plans that schools share, and who looks through it.

use serde::{Deserialize, Serialize};

use super::entry::PlanFacts;
use super::policy::WritePlan;
use super::state::PlanState;
use crate::access::{Action, Actor, Permit, Right};
use crate::ids::{AccountId, OrganisationId, SchoolId};
use crate::journal::readable;

/// Longest word about a plan, in characters.
pub const LONGEST_ABOUT: usize = 300;

/// Policy: look through the gallery, from the school or the office the actor works in: whoever teaches or keeps plans
/// there, and offices that oversee schools. No personal data hangs in it.
#[derive(PartialEq, Eq, Debug)]
pub struct ReadGallery {
    pub at: OrganisationId,
}

impl Action for ReadGallery {
    const NAME: &'static str = "look through the gallery of plans";

    fn allowed(&self, actor: &Actor) -> bool {
        let here = SchoolId(self.at.0);
        let teaches = actor.standing().teaches.iter().any(|(school, _)| *school == here);
        teaches || actor.holds(Right::KeepPlans, self.at) || actor.holds(Right::OverseeSchools, self.at)
    }
}

/// A plan that may hang in the gallery. Only [`PlanFacts::share`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanShared {
    by: AccountId,
    about: String,
}

/// Why a plan does not hang there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ShareRefused {
    #[error("Разрешение дано на другой план.")]
    NotPermitted,
    #[error("Поделиться можно утверждённым планом: сначала отправьте его завучу.")]
    NotApproved,
    #[error("Расскажите о плане короче: не больше {LONGEST_ABOUT} знаков.")]
    TooLong,
}

impl PlanFacts {
    /// Lets an approved plan hang in the gallery as it is now, with a word about it.
    pub fn share(&self, about: &str, permit: Permit<WritePlan>) -> Result<PlanShared, ShareRefused> {
        if *permit.action() != self.write() {
            return Err(ShareRefused::NotPermitted);
        }
        if self.state != PlanState::Approved {
            return Err(ShareRefused::NotApproved);
        }
        let about = readable(about);
        if about.chars().count() > LONGEST_ABOUT {
            return Err(ShareRefused::TooLong);
        }
        Ok(PlanShared { by: permit.by(), about })
    }
}

impl PlanShared {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub fn about(&self) -> &str {
        &self.about
    }
}
