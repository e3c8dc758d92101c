//! What city is wished for, and who can be met in it.

use chrono::NaiveDate;

/// How large the schools are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// Two schools of two classes with all personas: the city of tests.
    Tiny,
    /// Full schools of 33 classes, about 900 pupils each; two unless more are wished.
    School,
    /// The same, as many as wished.
    City,
}

#[derive(Clone, Debug)]
pub struct Wish {
    pub size: Size,
    /// Of a tiny city always two; never fewer.
    pub schools: usize,
    pub seed: u64,
    /// School weeks of journals before the week of `today`; none: all since September, at most nine.
    pub weeks: Option<u32>,
    pub today: NaiveDate,
}

impl Wish {
    /// The city of tests.
    pub const fn tiny(today: NaiveDate) -> Self {
        Self { size: Size::Tiny, schools: 2, seed: 1, weeks: None, today }
    }

    pub(super) fn schools(&self) -> usize {
        match self.size {
            Size::Tiny => 2,
            Size::School | Size::City => self.schools.max(2),
        }
    }
}

/// What was seeded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seeded {
    /// Those for whom a first visitor gets sign-in links.
    pub people: Vec<DemoPerson>,
    pub schools: usize,
    pub pupils: usize,
    pub lessons: usize,
    pub marks: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DemoPerson {
    pub login: String,
    /// In words: «учитель алгебры в 7А».
    pub role: String,
    /// «Тихонов Андрей Павлович»
    pub name: String,
}
