//! Where unsent parcels lie on the device: an entry each, so that two windows never write over each other.

use std::marker::PhantomData;

use domain::ids::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Kept, Parcel};
use crate::kit::browser;

/// The parcels of one person about one topic; nobody else's are ever read.
#[derive(Clone, Debug)]
pub struct Shelf<P> {
    prefix: String,
    of: PhantomData<P>,
}

impl<P: Parcel + Serialize + DeserializeOwned> Shelf<P> {
    /// A person has one account, and its number names the shelf.
    pub fn new(topic: &str, person: PersonId) -> Self {
        Self { prefix: format!("gorodok.outbox.{person}.{topic}/"), of: PhantomData }
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
