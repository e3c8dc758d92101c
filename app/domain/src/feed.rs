//! Calendar feeds: lessons behind a secret address, for the calendar of a phone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Grant};
use crate::ids::{ClassId, PersonId, SchoolId};
use crate::org::OrgKind;

/// Living addresses that one person may have.
pub const MOST_FEEDS: usize = 10;

/// Whose lessons; written «pupil.7», «teacher.1», «class.1.12».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FeedOf {
    /// Of a child, or the pupil's own.
    Pupil(PersonId),
    /// The teacher's own in this school, in all groups.
    Teacher(SchoolId),
    /// Of a class, for whoever leads it.
    Class(SchoolId, ClassId),
}

/// Does homework stand beside the lessons?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Homework {
    Within,
    Without,
}

impl From<bool> for Homework {
    fn from(within: bool) -> Self {
        if within { Self::Within } else { Self::Without }
    }
}

/// Text that names no feed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не обозначает ничьих уроков.")]
pub struct NotAFeed(pub String);

/// Why no address is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FeedRefused {
    #[error("У вас уже {MOST_FEEDS} адресов, больше нельзя. Отзовите ненужный и сделайте новый.")]
    TooMany,
    #[error("Ребёнок сейчас не числится ни в одном классе.")]
    NoClass,
}

/// Policy: read these lessons by a secret address. Asked when the address is made, and each time it is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadFeed(pub FeedOf);

impl Action for ReadFeed {
    const NAME: &'static str = "read a calendar feed";

    fn allowed(&self, actor: &Actor) -> bool {
        let standing = actor.standing();
        let works = |at: SchoolId| {
            let here = |grant: &Grant| grant.kind == OrgKind::School && grant.organisation == at.into();
            standing.grants.iter().any(here)
        };
        match self.0 {
            FeedOf::Pupil(pupil) => actor.sees_as_family(pupil),
            FeedOf::Teacher(school) => works(school) && standing.teaches.iter().any(|(at, _)| *at == school),
            FeedOf::Class(school, class) => works(school) && actor.leads(school, class),
        }
    }
}

impl fmt::Display for FeedOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pupil(pupil) => write!(f, "pupil.{pupil}"),
            Self::Teacher(school) => write!(f, "teacher.{school}"),
            Self::Class(school, class) => write!(f, "class.{school}.{class}"),
        }
    }
}

impl FromStr for FeedOf {
    type Err = NotAFeed;

    fn from_str(text: &str) -> Result<Self, NotAFeed> {
        let refuse = || NotAFeed(text.to_owned());
        let number = |text: &str| text.parse::<i64>().map_err(|_| refuse());
        match text.split('.').collect::<Vec<_>>()[..] {
            ["pupil", pupil] => Ok(Self::Pupil(PersonId(number(pupil)?))),
            ["teacher", school] => Ok(Self::Teacher(SchoolId(number(school)?))),
            ["class", school, class] => Ok(Self::Class(SchoolId(number(school)?), ClassId(number(class)?))),
            _ => Err(refuse()),
        }
    }
}

impl TryFrom<String> for FeedOf {
    type Error = NotAFeed;

    fn try_from(text: String) -> Result<Self, NotAFeed> {
        text.parse()
    }
}

impl From<FeedOf> for String {
    fn from(of: FeedOf) -> Self {
        of.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Role, Standing};
    use crate::ids::{AccountId, GroupId, OrganisationId};

    const SCHOOL: SchoolId = SchoolId(7);
    const CLASS: ClassId = ClassId(70);

    fn actor(standing: Standing) -> Actor {
        Actor::new(AccountId(1), PersonId(10), standing)
    }

    fn class_teacher() -> Standing {
        let grant = Grant { role: Role::Teacher, organisation: OrganisationId(7), kind: OrgKind::School };
        Standing {
            grants: vec![grant],
            teaches: vec![(SCHOOL, GroupId(1))],
            leads: vec![(SCHOOL, CLASS)],
            ..Standing::default()
        }
    }

    #[test]
    fn a_family_reads_the_lessons_of_its_own_child_alone() {
        let mother = actor(Standing { children: vec![PersonId(20)], ..Standing::default() });
        assert!(mother.may(&ReadFeed(FeedOf::Pupil(PersonId(20)))));
        assert!(!mother.may(&ReadFeed(FeedOf::Pupil(PersonId(21)))));
        assert!(!mother.may(&ReadFeed(FeedOf::Teacher(SCHOOL))));
        let pupil = actor(Standing { pupil: true, ..Standing::default() });
        assert!(pupil.may(&ReadFeed(FeedOf::Pupil(PersonId(10)))));
    }

    #[test]
    fn a_class_teacher_reads_the_own_lessons_and_those_of_the_class() {
        let teacher = actor(class_teacher());
        assert!(teacher.may(&ReadFeed(FeedOf::Teacher(SCHOOL))));
        assert!(!teacher.may(&ReadFeed(FeedOf::Teacher(SchoolId(8)))));
        assert!(teacher.may(&ReadFeed(FeedOf::Class(SCHOOL, CLASS))));
        assert!(!teacher.may(&ReadFeed(FeedOf::Class(SCHOOL, ClassId(71)))));
    }

    #[test]
    fn a_dismissed_teacher_reads_nothing_though_the_groups_still_name_them() {
        let dismissed = actor(Standing { grants: vec![], ..class_teacher() });
        assert!(!dismissed.may(&ReadFeed(FeedOf::Teacher(SCHOOL))));
        assert!(!dismissed.may(&ReadFeed(FeedOf::Class(SCHOOL, CLASS))));
    }

    #[test]
    fn whose_lessons_reads_back_from_its_text() {
        for of in [FeedOf::Pupil(PersonId(7)), FeedOf::Teacher(SCHOOL), FeedOf::Class(SCHOOL, CLASS)] {
            assert_eq!(of.to_string().parse(), Ok(of));
        }
        for text in ["", "pupil", "pupil.x", "class.1", "teacher.1.2"] {
            assert_eq!(text.parse::<FeedOf>(), Err(NotAFeed(text.into())));
        }
    }
}
