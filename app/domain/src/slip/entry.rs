//! From a wish to hand somebody a password to a slip that may be printed.

use serde::{Deserialize, Serialize};

use super::access::AccountFacts;
use super::policy::IssueSlips;
use crate::access::Permit;
use crate::ids::{AccountId, OrganisationId, PersonId};
use crate::rights::BringCoordinator;

/// Whom a slip is for, with the organisations where they hold a post today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recipient {
    pub person: PersonId,
    /// None: the login is made with the slip.
    pub account: Option<AccountId>,
    pub blocked: bool,
    pub posts: Vec<OrganisationId>,
    /// A pupil for whom the school asks a consent that no guardian has given.
    pub awaits_consent: bool,
}

/// A slip that may be printed. Only [`Recipient::slip`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SlipEntry {
    by: AccountId,
    person: PersonId,
    account: Option<AccountId>,
}

/// Why somebody gets no slip here, and who can help.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SlipRefused {
    #[error("это вы: свой пароль меняют на странице «Сменить пароль»")]
    Own,
    #[error("вход закрыт")]
    Blocked,
    /// A pupil's slip follows the consent of a guardian.
    #[error("ждёт согласия родителей")]
    NoConsent,
    /// A post opens more than a diary: its password is not a class teacher's to reset.
    #[error("есть должность: пароль выдаёт координатор той организации")]
    HoldsPost,
    #[error("есть должность и в другой организации: пароль выдаёт администратор")]
    PostElsewhere,
    /// An office hands the first password alone: nobody is signed in for by those above.
    #[error("уже входит под своим логином; новый пароль выдаёт другой координатор школы или администратор")]
    ComesIn,
}

impl Recipient {
    /// With a permit for a class: whoever holds no post anywhere. For the staff: whoever works in this school alone.
    pub fn slip(&self, permit: &Permit<IssueSlips>) -> Result<SlipEntry, SlipRefused> {
        let IssueSlips { school, class } = *permit.action();
        if self.account == Some(permit.by()) {
            return Err(SlipRefused::Own);
        }
        if self.blocked {
            return Err(SlipRefused::Blocked);
        }
        if self.awaits_consent {
            return Err(SlipRefused::NoConsent);
        }
        if class.is_some() && !self.posts.is_empty() {
            return Err(SlipRefused::HoldsPost);
        }
        if self.posts.iter().any(|post| *post != school.into()) {
            return Err(SlipRefused::PostElsewhere);
        }
        Ok(SlipEntry { by: permit.by(), person: self.person, account: self.account })
    }

    /// By an office above: for a coordinator who has never come in and works in this school alone.
    pub fn first_slip(
        &self,
        account: AccountFacts,
        permit: &Permit<BringCoordinator>,
    ) -> Result<SlipEntry, SlipRefused> {
        let school = permit.action().0.school;
        if self.account == Some(permit.by()) {
            return Err(SlipRefused::Own);
        }
        if self.blocked {
            return Err(SlipRefused::Blocked);
        }
        if account.seen.is_some() {
            return Err(SlipRefused::ComesIn);
        }
        if self.posts.iter().any(|post| *post != school.into()) {
            return Err(SlipRefused::PostElsewhere);
        }
        Ok(SlipEntry { by: permit.by(), person: self.person, account: self.account })
    }
}

impl SlipEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn person(&self) -> PersonId {
        self.person
    }

    pub const fn account(&self) -> Option<AccountId> {
        self.account
    }
}
