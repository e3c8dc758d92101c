//! Where unsent parcels lie on the device: an entry each, so that two windows never write over each other.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use domain::ids::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Kept, Parcel};
use crate::kit::browser;

/// How many parcels of the person about each topic still lie on this device.
pub fn unsent(person: PersonId) -> BTreeMap<String, usize> {
    counted(&prefix(person), &browser::keys())
}

fn counted(prefix: &str, keys: &[String]) -> BTreeMap<String, usize> {
    let topics = keys.iter().filter_map(|key| key.strip_prefix(prefix)?.split_once('/'));
    topics.fold(BTreeMap::new(), |mut all, (topic, _)| {
        *all.entry(topic.to_owned()).or_default() += 1;
        all
    })
}

/// A person has one account, and its number names the shelves.
fn prefix(person: PersonId) -> String {
    format!("gorodok.outbox.{person}.")
}

/// The parcels of one person about one topic; nobody else's are ever read.
#[derive(Clone, Debug)]
pub struct Shelf<P> {
    prefix: String,
    of: PhantomData<P>,
}

impl<P: Parcel + Serialize + DeserializeOwned> Shelf<P> {
    pub fn new(topic: &str, person: PersonId) -> Self {
        Self { prefix: format!("{}{topic}/", prefix(person)), of: PhantomData }
    }

    /// The key of the entry with parcel `id`.
    pub fn key(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// Does an entry under `key` belong here?
    pub fn holds(&self, key: &str) -> bool {
        key.starts_with(&self.prefix)
    }

    pub fn all(&self) -> Vec<Kept<P>> {
        let texts = browser::kept_where(|key| self.holds(key)).into_iter();
        texts.filter_map(|text| serde_json::from_slice(text.as_bytes()).ok()).collect()
    }

    pub fn keep(&self, kept: &Kept<P>) {
        browser::keep(&self.key(kept.parcel.id()), serde_json::to_string(kept).ok().as_deref());
    }

    /// The last first: what follows another is never found alone.
    pub fn forget(&self, ids: &[String]) {
        for id in ids.iter().rev() {
            browser::keep(&self.key(id), None);
        }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn parcels_are_counted_by_topic_and_those_of_others_are_not() {
        let me = prefix(PersonId(7));
        let keys = ["7.journal.3/a", "7.journal.3/b", "7.term-marks.3.1/c", "71.journal.3/d", "7.broken"];
        let keys: Vec<_> = keys.iter().map(|key| format!("gorodok.outbox.{key}")).collect();
        let all: Vec<_> = counted(&me, &keys).into_iter().collect();
        assert_eq!(all, [("journal.3".to_owned(), 2), ("term-marks.3.1".to_owned(), 1)]);
    }
}
