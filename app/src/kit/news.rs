//! What changed: published after commit, read by whoever keeps a page alive.

use domain::ids::{AccountId, ClassId, GroupId, LessonId, PersonId, SchoolId};
use domain::notification::About;
use tokio::sync::broadcast;

use super::live::Touched;

/// Something others may want to show at once. Ids alone: whoever reads it asks for the rest with own rights.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    /// These parts of a group's journal changed.
    Journal { school: SchoolId, group: GroupId, touched: Vec<Touched> },
    /// Who gives these lessons changed, or whether they take place.
    Lessons { school: SchoolId, lessons: Vec<LessonId> },
    /// The list of a class changed.
    ClassList { school: SchoolId, class: ClassId },
    /// Notices about these were made or changed.
    Told { school: SchoolId, about: Vec<About> },
    /// Rights of a person changed.
    Standing { person: PersonId },
    /// Somebody signed out somewhere.
    SessionEnded { account: AccountId },
    /// The server is about to stop.
    Closing,
}

/// The board where news is put up. In one process today; across processes later, behind the same two calls.
#[derive(Clone)]
pub struct News(broadcast::Sender<Happened>);

impl Default for News {
    fn default() -> Self {
        Self(broadcast::Sender::new(1024))
    }
}

impl News {
    /// Tells everybody who listens; nobody listening is no error.
    pub fn publish(&self, what: Happened) {
        // An error means no listener, which is fine.
        let _ = self.0.send(what);
    }

    /// A slow listener loses the oldest and is told how many.
    pub fn listen(&self) -> broadcast::Receiver<Happened> {
        self.0.subscribe()
    }
}
