//! The photograph of a card stands on a consent, and is shown as long as the consent does.

use crate::consent::Purpose;
use crate::ids::FileId;

/// The photograph of somebody, with what it is judged by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Photo {
    pub file: Option<FileId>,
    /// The consent that a picture of this person falls under.
    pub purpose: Purpose,
    /// Does that consent stand today?
    pub consented: bool,
}

/// Why a photograph is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Нужно согласие «{}»: без него фотография не хранится и не показывается. Отметьте принесённую бумагу на странице «Согласия».", .0.short())]
pub struct PhotoRefused(pub Purpose);

impl Photo {
    /// The picture of a pupil needs the consent for photographs; that of an adult the own consent.
    pub const fn purpose_of(pupil: bool, staff: bool) -> Purpose {
        match (pupil, staff) {
            (true, _) => Purpose::Photo,
            (false, true) => Purpose::Staff,
            (false, false) => Purpose::Guardian,
        }
    }

    /// What may be shown.
    pub fn shown(&self) -> Option<FileId> {
        self.file.filter(|_| self.consented)
    }

    /// May another be put there?
    pub const fn takes(&self) -> Result<(), PhotoRefused> {
        if self.consented { Ok(()) } else { Err(PhotoRefused(self.purpose)) }
    }
}
