//! Logins wished for in a list: taken if free on the whole server and in the list itself.

use std::collections::HashMap;

use super::KnownPeople;
use super::row::Row;
use crate::ids::PersonId;

pub(super) struct Logins<'a> {
    known: &'a KnownPeople,
    claimed: HashMap<String, Owner>,
}

/// Who in the list wishes for a login.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Row(usize),
    Guardian(usize),
}

impl<'a> Logins<'a> {
    pub fn new(known: &'a KnownPeople) -> Self {
        Self { known, claimed: HashMap::new() }
    }

    /// The login in small letters, or a warning in the row and none: one is then made from the name.
    pub fn claim(
        &mut self,
        row: &mut Row<'_>,
        column: super::Column,
        owner: (Owner, Option<PersonId>),
    ) -> Option<String> {
        let login = row.text(column)?.to_lowercase();
        if !is_login(&login) {
            row.warn(
                column,
                "такой логин не годится",
                "Логин состоит из 3–64 латинских букв, цифр, точек и дефисов; другой будет создан.",
            );
            return None;
        }
        let (owner, person) = owner;
        let foreign = self.known.login_owner(&login).is_some_and(|holder| person != Some(holder));
        if foreign || self.claimed.get(&login).is_some_and(|first| *first != owner) {
            row.warn(column, "логин занят", "Другой логин будет создан из фамилии и имени.");
            return None;
        }
        self.claimed.insert(login.clone(), owner);
        Some(login)
    }
}

fn is_login(login: &str) -> bool {
    (3..=64).contains(&login.len())
        && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-@".contains(&b))
}
