//! How many streams are open, and whose: a bound for all and one for each account.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::AccountId;

/// Streams of all pages together; a stream costs memory, and no connection of the database.
const MOST: usize = 8_192;
/// Of one account: its windows that are looked at.
const MOST_OF_ONE: usize = 16;

/// The streams of a server.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<AccountId, usize>>>);

/// The place of one stream; dropped with it, it is free again.
pub struct Place {
    streams: Streams,
    account: AccountId,
}

impl Streams {
    /// None: there are too many.
    pub fn enter(&self, account: AccountId) -> Option<Place> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, own) = (open.values().sum::<usize>(), open.get(&account).copied().unwrap_or_default());
        if all >= MOST || own >= MOST_OF_ONE {
            return None;
        }
        open.insert(account, own + 1);
        drop(open);
        Some(Place { streams: self.clone(), account })
    }

    pub fn open(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.streams.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.account) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_does_not_take_the_places_of_all_and_a_place_is_given_back() {
        let streams = Streams::default();
        let places: Vec<_> = (0..MOST_OF_ONE).map(|_| streams.enter(AccountId(1)).unwrap()).collect();
        assert!(streams.enter(AccountId(1)).is_none());
        assert!(streams.enter(AccountId(2)).is_some());
        assert_eq!(streams.open(), MOST_OF_ONE, "the other is gone at once");
        drop(places);
        assert_eq!(streams.open(), 0);
        assert!(streams.enter(AccountId(1)).is_some());
    }
}
