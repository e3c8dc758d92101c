//! Who keeps documents and photographs: by where the person of the card stands in the school.

use crate::access::{Action, Actor, Right};
use crate::card::{Depth, KeepCard, Place};

/// Policy: open the documents of somebody, add, replace and take one away. Whoever brings the school's lists in; a class
/// teacher sees that a document is there and no more ([`KeepDocuments::listed_to`]).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeepDocuments(pub Place);

impl KeepDocuments {
    /// May `actor` know which documents there are?
    pub fn listed_to(&self, actor: &Actor) -> bool {
        self.0.shown_to(actor) >= Some(Depth::Family)
    }
}

impl Action for KeepDocuments {
    const NAME: &'static str = "keep the documents of a card";

    fn allowed(&self, actor: &Actor) -> bool {
        self.0.is_known() && actor.holds(Right::ImportPeople, self.0.school)
    }
}

/// Policy: put a photograph into a card or take it away: whoever corrects the card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeepPhoto(pub Place);

impl Action for KeepPhoto {
    const NAME: &'static str = "keep the photograph of a card";

    fn allowed(&self, actor: &Actor) -> bool {
        KeepCard(self.0.clone()).allowed(actor)
    }
}
