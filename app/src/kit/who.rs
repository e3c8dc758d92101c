//! Who is signed in, as much as every page needs: name, sides, what to offer.

use domain::access::Right;
use domain::hat::Hat;
use domain::ids::{OrganisationId, PersonId};
use domain::org::OrgKind;
use domain::second_factor::Owed;
use serde::{Deserialize, Serialize};

use super::AppResult;
use super::wire::from_server;

/// The signed-in person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Who {
    pub person: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    /// The side on now; `None` for somebody with no role and no child.
    pub hat: Option<Hat>,
    pub hats: Vec<Side>,
    /// Rights in the organisation of the hat.
    pub rights: Vec<Right>,
    /// Some journal of that organisation is the person's to keep.
    pub teaches: bool,
    /// Some class of that organisation is the person's to lead.
    pub leads: bool,
    /// What is due before anything else. Until then there is no side on and no program: the server alone asks.
    #[serde(skip)]
    pub owes: Option<Owed>,
    /// Some side waits for a consent.
    pub asked: bool,
    /// Notices that are new to the person.
    pub unread: u32,
    /// The day in force, «12 ноября 2026», when it is not the machine's own.
    pub fixed_today: Option<String>,
}

/// One side of the person, as offered in the switcher.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Side {
    pub hat: Hat,
    /// «МБОУ СОШ № 12» or a child's name.
    pub title: String,
    /// «Завуч, учитель» or a class.
    pub note: String,
    /// Kind of the organisation of a post.
    pub kind: Option<OrgKind>,
    /// Something of it is a colleague's, for whom the person stands in.
    pub lent: bool,
}

impl Who {
    pub fn has(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Is the side on a post in an organisation of this kind?
    pub fn works_in(&self, kind: OrgKind) -> bool {
        self.side().is_some_and(|side| side.kind == Some(kind))
    }

    /// Is the side on a family's?
    pub fn is_family(&self) -> bool {
        matches!(self.hat, Some(Hat::Guardian(_) | Hat::Pupil))
    }

    /// Whose diary the side on shows.
    pub fn pupil(&self) -> Option<PersonId> {
        match self.hat? {
            Hat::Guardian(child) => Some(child),
            Hat::Pupil => Some(self.person),
            Hat::Work(_) => None,
        }
    }

    /// The organisation of the side on.
    pub fn organisation(&self) -> Option<OrganisationId> {
        match self.hat? {
            Hat::Work(organisation) => Some(organisation),
            Hat::Guardian(_) | Hat::Pupil => None,
        }
    }

    pub fn side(&self) -> Option<&Side> {
        let hat = self.hat?;
        self.hats.iter().find(|side| side.hat == hat)
    }
}

/// Who is signed in, for all components of the house; nobody is an answer, not an error.
#[derive(Clone)]
pub struct SignedIn(pub AppResult<Option<Who>>);

/// Who reads the page, as the server wrote it beside it.
pub fn reader() -> Option<Who> {
    from_server(introduced)
}

#[cfg(feature = "ssr")]
fn introduced() -> Option<Who> {
    super::request::introduced().ok().flatten()
}

#[cfg(not(feature = "ssr"))]
const fn introduced() -> Option<Who> {
    None
}
