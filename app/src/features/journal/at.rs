//! One cell of a row: the signal is the row's, for cells are many and rows are few.

use leptos::prelude::*;

use super::desk::Spot;

/// A handle on one cell; whoever follows it follows its row.
#[derive(Clone, Copy)]
pub struct At {
    pub row: RwSignal<Vec<Spot>>,
    pub column: usize,
}

impl At {
    pub fn with<T>(self, read: impl FnOnce(&Spot) -> T) -> T {
        self.row.with(|spots| read(&spots[self.column]))
    }

    pub fn with_untracked<T>(self, read: impl FnOnce(&Spot) -> T) -> T {
        self.row.with_untracked(|spots| read(&spots[self.column]))
    }

    pub fn update(self, change: impl FnOnce(&mut Spot)) {
        self.row.update(|spots| change(&mut spots[self.column]));
    }
}
