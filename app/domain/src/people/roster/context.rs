//! What the school already knows when a list arrives.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::ids::PersonId;
use crate::people::{ClassName, PersonName, PhoneKey, Snils};

/// The school year and the people a list is checked against.
#[derive(Clone, Copy, Debug)]
pub struct RosterContext<'a> {
    /// The first day of the school year: ages are counted on it.
    pub first_day: NaiveDate,
    /// Classes that exist, or that a person has confirmed to be made.
    pub classes: &'a BTreeSet<ClassName>,
    pub known: &'a KnownPeople,
}

/// People on record, by what tells one from another. Build it with [`KnownPeople::add`].
#[derive(Clone, Debug, Default)]
pub struct KnownPeople {
    people: HashMap<PersonId, KnownPerson>,
    by_snils: HashMap<Snils, PersonId>,
    by_birth: HashMap<(String, NaiveDate), PersonId>,
    by_phone: HashMap<(String, PhoneKey), PersonId>,
    by_login: HashMap<String, PersonId>,
}

/// A person on record.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    pub person: PersonId,
    pub name: PersonName,
    pub birth_date: Option<NaiveDate>,
    pub snils: Option<Snils>,
    pub phone: Option<PhoneKey>,
}

impl KnownPeople {
    pub fn add(&mut self, known: KnownPerson) {
        let key = known.name.search_key();
        if let Some(snils) = known.snils.filter(|snils| snils.holds()) {
            self.by_snils.insert(snils, known.person);
        }
        if let Some(born) = known.birth_date {
            self.by_birth.insert((key.clone(), born), known.person);
        }
        if let Some(phone) = known.phone {
            self.by_phone.insert((key, phone), known.person);
        }
        self.people.insert(known.person, known);
    }

    /// Logins are one set for the whole server, whoever holds them.
    pub fn add_login(&mut self, login: &str, person: PersonId) {
        self.by_login.insert(login.to_lowercase(), person);
    }

    pub(super) fn login_owner(&self, login: &str) -> Option<PersonId> {
        self.by_login.get(&login.to_lowercase()).copied()
    }

    pub(super) fn holder(&self, snils: Snils) -> Option<&KnownPerson> {
        self.by_snils.get(&snils).and_then(|person| self.people.get(person))
    }

    pub(super) fn born(&self, key: &str, born: NaiveDate) -> Option<PersonId> {
        self.by_birth.get(&(key.to_owned(), born)).copied()
    }

    pub(super) fn reached(&self, key: &str, phone: PhoneKey) -> Option<PersonId> {
        self.by_phone.get(&(key.to_owned(), phone)).copied()
    }
}
