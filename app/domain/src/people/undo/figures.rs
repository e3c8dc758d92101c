//! What taking a batch back does, in plain numbers, and what of it stays by name.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Deed, Hold};
use crate::ids::PersonId;

/// What becomes, or became, of one deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Undone,
    Kept(Hold),
}

/// Numbers of what is undone.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Figures {
    pub pupils: u32,
    pub guardians: u32,
    pub staff: u32,
    /// Cards, kinships and places put back to what they were.
    pub put_back: u32,
    /// Kinships between people who stay on record.
    pub kinships: u32,
    /// Logins of people who stay on record.
    pub accounts: u32,
    pub classes: u32,
    pub orders: u32,
}

/// Something of a batch that stays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// «Ким Алина», «класс 5А»
    pub who: String,
    /// «исправление карточки»
    pub what: String,
    pub why: String,
}

/// What undoing a batch does, or did.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Undoing {
    #[serde(flatten)]
    pub figures: Figures,
    pub kept: Vec<Kept>,
}

impl Figures {
    /// Is there nothing to take back?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts what is undone. A person made is a pupil if the batch gave them a class, staff if it gave them a card, else a
/// guardian; what it did besides to those whom it made is not counted again.
pub fn tally(deeds: &[(Deed, PersonId, Option<PersonId>, Fate)]) -> Figures {
    let of = |wanted: Deed| -> BTreeSet<PersonId> {
        deeds.iter().filter(|(deed, ..)| *deed == wanted).map(|(_, person, ..)| *person).collect()
    };
    let (made, pupils, staff) = (of(Deed::PersonMade), of(Deed::PlaceMade), of(Deed::CardMade));
    let mut figures = Figures::default();
    for (deed, person, other, _) in deeds.iter().filter(|(.., fate)| *fate == Fate::Undone) {
        let new = made.contains(person)
            || *deed == Deed::KinMade && other.is_some_and(|child| made.contains(&child));
        let count = match deed {
            Deed::PersonMade if pupils.contains(person) => &mut figures.pupils,
            Deed::PersonMade if staff.contains(person) => &mut figures.staff,
            Deed::PersonMade => &mut figures.guardians,
            Deed::ClassMade => &mut figures.classes,
            Deed::OrderMade => &mut figures.orders,
            _ if new => continue,
            Deed::PlaceMade => &mut figures.pupils,
            Deed::CardMade => &mut figures.staff,
            Deed::KinMade => &mut figures.kinships,
            Deed::AccountMade => &mut figures.accounts,
            Deed::PersonChanged
            | Deed::KinChanged
            | Deed::PlaceMoved
            | Deed::CardChanged
            | Deed::LeadGiven => &mut figures.put_back,
        };
        *count += 1;
    }
    figures
}
