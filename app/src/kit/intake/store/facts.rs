//! What is on record of the people a piece of the list names.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use domain::ids::{ClassId, ClassMemberId, PersonId};
use domain::people::{PersonName, PhoneKey, Snils};
use entity::{account, class_member, kinship, person, staff};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::frame::Frame;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult};

const VALUES: usize = 500;

/// Whom a list names: by ФИО, by СНИЛС, and those it is already known to mean.
#[derive(Default)]
pub struct Sought {
    names: BTreeSet<String>,
    numbers: BTreeSet<Snils>,
    people: BTreeSet<PersonId>,
}

impl Sought {
    pub fn add(&mut self, name: &PersonName, snils: Option<Snils>, known: Option<PersonId>) {
        self.names.insert(name.search_key());
        self.numbers.extend(snils.filter(|snils| snils.holds()));
        self.people.extend(known);
    }
}

#[derive(Default)]
pub struct Facts {
    people: HashMap<PersonId, person::Model>,
    named: HashMap<String, Vec<PersonId>>,
    numbers: HashMap<PersonId, Snils>,
    holders: HashMap<Snils, PersonId>,
    accounts: HashSet<PersonId>,
    /// Child → guardian → degree.
    kin: HashMap<PersonId, HashMap<PersonId, String>>,
    places: HashMap<PersonId, (ClassMemberId, ClassId)>,
    cards: HashMap<PersonId, staff::Model>,
}

impl Facts {
    /// Everybody in the city with one of these names or numbers, and what they are to the school of `frame`.
    pub async fn load<C: ConnectionTrait>(
        tx: &C,
        vault: &Vault,
        frame: &Frame,
        sought: Sought,
    ) -> AppResult<Self> {
        let mut facts = Self::default();
        let names: Vec<String> = sought.names.into_iter().collect();
        for part in names.chunks(VALUES) {
            let query = person::Entity::find().filter(person::Column::Search.is_in(part.iter().cloned()));
            for known in query.order_by_asc(person::Column::Id).all(tx).await? {
                facts.named.entry(known.search.clone()).or_default().push(known.id);
                facts.people.insert(known.id, known);
            }
        }
        let blinds: Vec<String> = sought.numbers.iter().map(|snils| vault.blind(&snils.digits())).collect();
        for part in blinds.chunks(VALUES) {
            let query = person::Entity::find().filter(person::Column::SnilsBlind.is_in(part.iter().cloned()));
            facts.people.extend(query.all(tx).await?.into_iter().map(|known| (known.id, known)));
        }
        let numbered: Vec<PersonId> =
            sought.people.into_iter().filter(|person| !facts.people.contains_key(person)).collect();
        for part in numbered.chunks(VALUES) {
            let query = person::Entity::find().filter(person::Column::Id.is_in(part.iter().copied()));
            facts.people.extend(query.all(tx).await?.into_iter().map(|known| (known.id, known)));
        }
        facts.open(vault)?;
        let ids: Vec<PersonId> = facts.people.keys().copied().collect();
        for part in ids.chunks(VALUES) {
            facts.standing(tx, frame, part).await?;
        }
        Ok(facts)
    }

    fn open(&mut self, vault: &Vault) -> AppResult<()> {
        for known in self.people.values() {
            let Some(sealed) = &known.snils_cipher else { continue };
            let snils = vault.open(sealed)?.parse::<Snils>().map_err(AppError::fault)?;
            self.numbers.insert(known.id, snils);
            if known.snils_blind.is_some() {
                self.holders.insert(snils, known.id);
            }
        }
        Ok(())
    }

    async fn standing<C: ConnectionTrait>(
        &mut self,
        tx: &C,
        frame: &Frame,
        people: &[PersonId],
    ) -> AppResult<()> {
        let people = || people.iter().copied();
        let accounts = account::Entity::find().select_only().column(account::Column::PersonId);
        let accounts = accounts.filter(account::Column::PersonId.is_in(people()));
        self.accounts.extend(accounts.into_tuple::<PersonId>().all(tx).await?);
        let kin = kinship::Entity::find().filter(kinship::Column::ChildId.is_in(people()));
        for kin in kin.all(tx).await? {
            self.kin.entry(kin.child_id).or_default().insert(kin.guardian_id, kin.degree.unwrap_or_default());
        }
        let places = class_member::Entity::find()
            .filter(class_member::Column::SchoolId.eq(frame.school))
            .filter(class_member::Column::PupilId.is_in(people()))
            .filter(class_member::Column::ClassId.is_in(frame.class_ids()))
            .filter(class_member::Column::Until.is_null());
        for place in places.all(tx).await? {
            self.places.insert(place.pupil_id, (place.id, place.class_id));
        }
        let cards = staff::Entity::find()
            .filter(staff::Column::SchoolId.eq(frame.school))
            .filter(staff::Column::PersonId.is_in(people()));
        self.cards.extend(cards.all(tx).await?.into_iter().map(|card| (card.person_id, card)));
        Ok(())
    }

    pub fn person(&self, person: PersonId) -> Option<&person::Model> {
        self.people.get(&person)
    }

    /// The latest first.
    pub fn everybody(&self) -> Vec<&person::Model> {
        let mut people: Vec<_> = self.people.values().collect();
        people.sort_unstable_by_key(|known| std::cmp::Reverse(known.id));
        people
    }

    pub fn has_account(&self, person: PersonId) -> bool {
        self.accounts.contains(&person)
    }

    pub fn place(&self, pupil: PersonId) -> Option<(ClassMemberId, ClassId)> {
        self.places.get(&pupil).copied()
    }

    pub fn card(&self, person: PersonId) -> Option<&staff::Model> {
        self.cards.get(&person)
    }

    /// The degree of a kinship on record; empty where none is known.
    pub fn degree(&self, guardian: PersonId, child: PersonId) -> Option<&str> {
        self.kin.get(&child)?.get(&guardian).map(String::as_str)
    }

    pub fn snils(&self, person: PersonId) -> Option<Snils> {
        self.numbers.get(&person).copied()
    }

    /// Whose number it is, whatever their name; one in doubt is nobody's.
    pub fn holder(&self, snils: Snils) -> Option<PersonId> {
        self.holders.get(&snils).copied()
    }

    /// Whose number it is, if the name or the birthday is theirs too.
    pub fn numbered(&self, snils: Option<Snils>, name: &str, born: Option<NaiveDate>) -> Option<PersonId> {
        let known = self.person(self.holder(snils?)?)?;
        (known.search == name || (born.is_some() && known.born == born)).then_some(known.id)
    }

    pub fn born(&self, name: &str, born: Option<NaiveDate>) -> Option<PersonId> {
        let born = born?;
        self.named(name).find(|known| known.born == Some(born)).map(|known| known.id)
    }

    pub fn reached(&self, name: &str, phone: Option<PhoneKey>) -> Option<PersonId> {
        let phone = phone?.digits();
        self.named(name).find(|known| known.phone_key.as_ref() == Some(&phone)).map(|known| known.id)
    }

    /// A guardian of this very child by this name is that guardian, whatever else is known of them.
    pub fn guardian_of(&self, name: &str, child: PersonId) -> Option<PersonId> {
        let kin = self.kin.get(&child)?;
        self.named(name).find(|known| kin.contains_key(&known.id)).map(|known| known.id)
    }

    /// One of the staff by this name, unless telephone or birthday speak against it; best the one with the very same.
    pub fn colleague(
        &self,
        name: &str,
        born: Option<NaiveDate>,
        phone: Option<PhoneKey>,
    ) -> Option<PersonId> {
        let phone = phone.map(PhoneKey::digits);
        let agrees = |known: &&person::Model| {
            (born.is_none() || known.born.is_none() || born == known.born)
                && (phone.is_none() || known.phone_key.is_none() || phone == known.phone_key)
        };
        let staff = || self.named(name).filter(|known| self.cards.contains_key(&known.id));
        let very_same = staff().find(|known| known.born == born && known.phone_key == phone);
        very_same.or_else(|| staff().find(agrees)).map(|known| known.id)
    }

    /// Whom a row by this name, or with this number, may meet.
    pub fn alike(&self, name: &str, snils: Option<Snils>) -> BTreeSet<PersonId> {
        let holder = snils.and_then(|snils| self.holder(snils));
        self.named(name).map(|known| known.id).chain(holder).collect()
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &person::Model> {
        self.named.get(name).into_iter().flatten().filter_map(|person| self.people.get(person))
    }
}
