//! Which of a person's sides the screens show now: a post in an organisation, a child, or the pupil oneself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::access::Actor;
use crate::ids::{OrganisationId, PersonId};

/// One side of a person. It chooses what is shown first; rights come from all sides together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Hat {
    /// Work in an organisation, with all roles held there.
    Work(OrganisationId),
    /// Guardian of a child.
    Guardian(PersonId),
    /// The pupil's own diary.
    Pupil,
}

/// Text that names no hat.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не обозначает ни роль, ни ребёнка.")]
pub struct NotAHat(pub String);

impl fmt::Display for Hat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Work(organisation) => write!(f, "work:{organisation}"),
            Self::Guardian(child) => write!(f, "child:{child}"),
            Self::Pupil => f.write_str("pupil"),
        }
    }
}

impl FromStr for Hat {
    type Err = NotAHat;
    fn from_str(text: &str) -> Result<Self, NotAHat> {
        let refuse = || NotAHat(text.to_owned());
        match text.split_once(':') {
            None if text == "pupil" => Ok(Self::Pupil),
            Some(("work", id)) => id.parse().map(Self::Work).map_err(|_| refuse()),
            Some(("child", id)) => id.parse().map(Self::Guardian).map_err(|_| refuse()),
            _ => Err(refuse()),
        }
    }
}

impl Hat {
    /// All hats of an actor: posts first, then the own diary, then children.
    pub fn all_of(actor: &Actor) -> Vec<Self> {
        let standing = actor.standing();
        let mut hats: Vec<Self> = vec![];
        let posts = standing.grants.iter().map(|grant| Self::Work(grant.organisation));
        let own = standing.pupil.then_some(Self::Pupil);
        let children = standing.children.iter().map(|child| Self::Guardian(*child));
        for hat in posts.chain(own).chain(children) {
            if !hats.contains(&hat) {
                hats.push(hat);
            }
        }
        hats
    }

    /// The hat on: the one chosen if it is still the actor's, else the first.
    pub fn on(actor: &Actor, chosen: Option<Self>) -> Option<Self> {
        let hats = Self::all_of(actor);
        chosen.filter(|hat| hats.contains(hat)).or_else(|| hats.first().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Grant, Role, Standing};
    use crate::ids::AccountId;
    use crate::org::OrgKind;

    fn teacher_and_mother() -> Actor {
        let grant = |role| Grant { role, organisation: OrganisationId(7), kind: OrgKind::School };
        let grants = vec![grant(Role::Teacher), grant(Role::Deputy)];
        Actor::new(
            AccountId(1),
            PersonId(10),
            Standing { grants, children: vec![PersonId(20)], ..Standing::default() },
        )
    }

    #[test]
    fn two_roles_in_one_school_are_one_hat() {
        let hats = Hat::all_of(&teacher_and_mother());
        assert_eq!(hats, [Hat::Work(OrganisationId(7)), Hat::Guardian(PersonId(20))]);
    }

    #[test]
    fn a_hat_that_is_no_longer_mine_gives_way_to_the_first() {
        let gone = Some(Hat::Guardian(PersonId(99)));
        assert_eq!(Hat::on(&teacher_and_mother(), gone), Some(Hat::Work(OrganisationId(7))));
        let child = Some(Hat::Guardian(PersonId(20)));
        assert_eq!(Hat::on(&teacher_and_mother(), child), child);
    }

    #[test]
    fn a_hat_reads_back_from_its_text() {
        for hat in [Hat::Work(OrganisationId(7)), Hat::Guardian(PersonId(20)), Hat::Pupil] {
            assert_eq!(hat.to_string().parse(), Ok(hat));
        }
        assert!("work:x".parse::<Hat>().is_err());
    }
}
