//! Standing in for a colleague: what it adds to somebody's standing, and whether an act rested on it.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;

use super::{Action, Actor, Standing};
use crate::ids::{ClassId, PersonId, SchoolId};
use crate::role::Role;

/// In what somebody stands in for a colleague.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Charge {
    Role(Role),
    /// As its class teacher.
    Class(ClassId),
}

/// A charge of a colleague that is the actor's too, today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StandIn {
    pub school: SchoolId,
    /// Whose charge it is.
    pub absent: PersonId,
    pub charge: Charge,
    /// The last day.
    pub until: NaiveDate,
}

/// For whom the last permit was needed: the log of events asks. One actor writes once.
#[derive(Debug, Default)]
pub(super) struct Noted(AtomicI64);

impl Noted {
    pub(super) fn set(&self, person: Option<PersonId>) {
        self.0.store(person.map_or(0, |person| person.0), Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> Option<PersonId> {
        Some(self.0.load(Ordering::Relaxed)).filter(|id| *id != 0).map(PersonId)
    }
}

impl Clone for Noted {
    fn clone(&self) -> Self {
        let own = Self::default();
        own.set(self.get());
        own
    }
}

/// What was asked of an actor is no part of who they are.
impl PartialEq for Noted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Noted {}

impl Standing {
    /// The same without the charges of those colleagues whom `kept` does not take in.
    fn standing_in_for(&self, kept: impl Fn(PersonId) -> bool) -> Self {
        let mut own = self.clone();
        for given in self.stands_in.iter().filter(|one| !kept(one.absent)) {
            match given.charge {
                Charge::Role(role) => {
                    let same = own
                        .grants
                        .iter()
                        .position(|grant| grant.role == role && grant.organisation == given.school.into());
                    same.map(|at| own.grants.remove(at));
                }
                Charge::Class(class) => {
                    let same = own.leads.iter().position(|led| *led == (given.school, class));
                    same.map(|at| own.leads.remove(at));
                }
            }
        }
        own.stands_in.retain(|one| kept(one.absent));
        own
    }
}

impl Actor {
    /// For whom the actor does `action`, if standing in alone gives the right to it.
    pub(super) fn instead_for<A: Action>(&self, action: &A) -> Option<PersonId> {
        let stands_in = &self.standing.stands_in;
        let as_if = |standing| Self { standing, noted: Noted::default(), ..self.clone() };
        if stands_in.is_empty() || action.allowed(&as_if(self.standing.standing_in_for(|_| false))) {
            return None;
        }
        let alone = |absent: &PersonId| {
            action.allowed(&as_if(self.standing.standing_in_for(|other| other == *absent)))
        };
        let first = stands_in.first().map(|one| one.absent);
        stands_in.iter().map(|one| one.absent).find(alone).or(first)
    }

    /// For whom the last permit was needed.
    pub fn instead_of(&self) -> Option<PersonId> {
        self.noted.get()
    }
}
