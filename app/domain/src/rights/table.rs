//! What each role gives in a school: the usual, what the school has changed of it, and what can never be changed.

use serde::{Deserialize, Serialize};

use super::policy::KeepRights;
use crate::access::Permit;
use crate::ids::{AccountId, SchoolId};
use crate::role::{Right, Role};

/// A right that a school gives a role beyond the usual, or withholds from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Deviation {
    pub school: SchoolId,
    pub role: Role,
    pub right: Right,
    pub given: bool,
}

/// What a school may decide about a right of a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Free,
    /// The role is nothing without it.
    Always,
    Never,
}

/// The rights of one role in one school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableRow {
    pub role: Role,
    pub deviations: Vec<Deviation>,
}

/// Rights of a role that may be changed so. Only [`TableRow::change`] makes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RightsEntry {
    by: AccountId,
    role: Role,
    changes: Vec<(Right, bool)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RightsRefused {
    #[error("Право «{}» этой роли не дают ни в одной школе.", .0.title())]
    Ceiling(Right),
    #[error("Без права «{}» этой роли не бывает.", .0.title())]
    Floor(Right),
    /// The role is one's own, and the right is not.
    #[error("У вас нет права «{}», а роль ваша: попросите другого координатора.", .0.title())]
    OwnGain(Right),
}

/// Does `role` give `right` where the school has decided so?
pub fn gives<'a>(role: Role, right: Right, mut decided: impl Iterator<Item = &'a Deviation>) -> bool {
    match role.bound(right) {
        Bound::Always => true,
        Bound::Never => role.gives(right),
        Bound::Free => {
            let own = decided.find(|of| of.role == role && of.right == right);
            own.map_or_else(|| role.gives(right), |of| of.given)
        }
    }
}

impl Role {
    /// Roles given in a school; the others belong to offices, and are given at the console.
    pub const OF_SCHOOL: [Self; 8] = [
        Self::Coordinator,
        Self::Head,
        Self::Deputy,
        Self::Secretary,
        Self::Teacher,
        Self::Medic,
        Self::Psychologist,
        Self::Personnel,
    ];

    pub fn is_of_school(self) -> bool {
        Self::OF_SCHOOL.contains(&self)
    }

    /// The ceiling and the floor. Roles are the coordinator's alone to give, and so are the passwords of the staff: whoever
    /// has either can become anybody, and no other role of a school comes in by a second factor. What writes lists,
    /// consents and the year stays in the office; reasons of absence are for those who arrange and those of personnel;
    /// social passports are for those who work with the child, and not for the lists of the office.
    pub fn bound(self, right: Right) -> Bound {
        use Right::{
            Announce, AppointCoordinators, ArrangeSubstitutions, ArrangeTimetable, CloseTerms, GiveRoles,
            ImportPeople, IssueSlips, KeepPlans, KeepSocial, OverseeSchools, ReadJournals, ReadPeople,
            ReadTeacherAbsences,
        };
        let free = match self {
            Self::Coordinator => true,
            Self::Head | Self::Deputy => right != IssueSlips,
            Self::Secretary => !matches!(right, IssueSlips | CloseTerms | KeepSocial),
            Self::Personnel => matches!(
                right,
                ReadJournals
                    | ReadPeople
                    | ImportPeople
                    | ReadTeacherAbsences
                    | ArrangeSubstitutions
                    | Announce
            ),
            Self::Teacher => {
                matches!(right, ReadJournals | ReadPeople | KeepPlans | ArrangeTimetable | Announce)
            }
            Self::Medic | Self::Psychologist => {
                matches!(right, ReadJournals | ReadPeople | Announce | KeepSocial)
            }
            _ => false,
        };
        match right {
            GiveRoles if self == Self::Coordinator => Bound::Always,
            _ if free && !matches!(right, GiveRoles | OverseeSchools | AppointCoordinators) => Bound::Free,
            _ => Bound::Never,
        }
    }
}

impl TableRow {
    pub fn gives(&self, right: Right) -> bool {
        gives(self.role, right, self.deviations.iter())
    }

    pub fn rights(&self) -> Vec<Right> {
        Right::ALL.into_iter().filter(|right| self.gives(*right)).collect()
    }

    /// The rights wished for instead of those there are. `own` are the rights here of whoever asks, if they hold this role.
    pub fn change(
        &self,
        wished: &[Right],
        own: Option<&[Right]>,
        permit: &Permit<KeepRights>,
    ) -> Result<RightsEntry, RightsRefused> {
        let mut changes = vec![];
        for right in Right::ALL {
            let wish = wished.contains(&right);
            match self.role.bound(right) {
                Bound::Never if wish && !self.role.gives(right) => return Err(RightsRefused::Ceiling(right)),
                Bound::Always if !wish => return Err(RightsRefused::Floor(right)),
                Bound::Free if wish != self.gives(right) => changes.push((right, wish)),
                _ => {}
            }
        }
        let lacks =
            |own: &[Right]| changes.iter().find(|(right, given)| *given && !own.contains(right)).copied();
        match own.and_then(lacks) {
            Some((right, _)) => Err(RightsRefused::OwnGain(right)),
            None => Ok(RightsEntry { by: permit.by(), role: self.role, changes }),
        }
    }
}

impl RightsEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn role(&self) -> Role {
        self.role
    }

    /// Each right that changes, and whether it is given now.
    pub fn changes(&self) -> &[(Right, bool)] {
        &self.changes
    }
}
