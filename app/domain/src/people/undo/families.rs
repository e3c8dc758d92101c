//! Families that a batch made: they go or stay together.

use std::collections::{BTreeMap, BTreeSet};

use super::Hold;
use crate::ids::PersonId;

/// What stands in the way of one person or one row.
pub type Holds = BTreeSet<Hold>;

/// Guardian and child, as the batch tied them.
pub type Kin = (PersonId, PersonId);

/// Those whom the batch made, each family apart, in the order of their first.
pub fn families(made: &BTreeSet<PersonId>, kin: &[Kin]) -> Vec<Vec<PersonId>> {
    let mut head: BTreeMap<PersonId, PersonId> = made.iter().map(|person| (*person, *person)).collect();
    for (guardian, child) in
        kin.iter().filter(|(guardian, child)| made.contains(guardian) && made.contains(child))
    {
        let (one, other) = (first_of(&head, *guardian), first_of(&head, *child));
        head.insert(one.max(other), one.min(other));
    }
    let mut families: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for person in made {
        families.entry(first_of(&head, *person)).or_default().push(*person);
    }
    families.into_values().collect()
}

fn first_of(head: &BTreeMap<PersonId, PersonId>, mut person: PersonId) -> PersonId {
    while let Some(next) = head.get(&person).filter(|next| **next != person) {
        person = *next;
    }
    person
}

/// Why each of those whom the batch made stays; none: they go.
pub fn verdicts(made: &BTreeMap<PersonId, Holds>, kin: &[Kin]) -> BTreeMap<PersonId, Option<Hold>> {
    let people = made.keys().copied().collect();
    let mut verdicts = BTreeMap::new();
    for family in families(&people, kin) {
        let stays = family.iter().any(|person| !made[person].is_empty());
        for person in family {
            let own = made[&person].first().copied();
            verdicts.insert(person, own.or(stays.then_some(Hold::Family)));
        }
    }
    verdicts
}

/// Families in pieces of at most `most` rows; one that is greater alone has a piece of its own.
pub fn pieces(
    families: Vec<Vec<PersonId>>,
    rows: impl Fn(PersonId) -> usize,
    most: usize,
) -> Vec<Vec<PersonId>> {
    let mut pieces: Vec<Vec<PersonId>> = vec![];
    let mut taken = 0;
    for family in families {
        let weight: usize = family.iter().map(|person| rows(*person)).sum();
        if let Some(piece) = pieces.last_mut().filter(|_| taken + weight <= most) {
            piece.extend(family);
            taken += weight;
        } else {
            pieces.push(family);
            taken = weight;
        }
    }
    pieces
}
