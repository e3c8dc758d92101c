//! СНИЛС of a list: one number, one person.

use std::collections::HashMap;

use super::row::Row;
use super::{Column, KnownPeople};
use crate::people::Snils;

/// Numbers already given in the list, each with the row it stands in.
#[derive(Default)]
pub(super) struct Numbers(HashMap<Snils, (Holder, u32)>);

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Holder {
    Pupil(usize),
    /// By ФИО: one guardian may stand in many rows.
    Guardian(String),
}

impl Numbers {
    /// Who in the list has the number, and in which row; one in doubt is nobody's.
    pub fn held(&self, snils: Option<Snils>) -> Option<&(Holder, u32)> {
        self.0.get(&snils?)
    }

    pub fn give(&mut self, snils: Option<Snils>, to: Holder, row: u32) {
        if let Some(snils) = snils.filter(|snils| snils.holds()) {
            self.0.entry(snils).or_insert((to, row));
        }
    }

    /// The number of the guardian by this name; of somebody else's there is a warning, and the guardian goes in without.
    pub fn of_guardian(
        &mut self,
        row: &mut Row<'_>,
        column: Column,
        (key, known): (&str, &KnownPeople),
    ) -> Option<Snils> {
        let snils = row.snils(column)?;
        let holder = Holder::Guardian(key.to_owned());
        let in_list = self.held(Some(snils)).is_some_and(|(first, _)| *first != holder);
        let on_record = snils.holds() && known.holder(snils).is_some_and(|h| h.name.search_key() != key);
        if in_list || on_record {
            row.warn(
                column,
                "СНИЛС другого человека",
                "Сверьте СНИЛС с документом; строка принята без него.",
            );
            return None;
        }
        self.give(Some(snils), holder, row.place.row);
        Some(snils)
    }
}
