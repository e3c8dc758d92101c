//! What the school holds of a child and of its guardian, as it crosses the wire to the family.

use chrono::NaiveDate;
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};

use super::sheet::WordLine;

/// `/diary/data`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnData {
    pub child: PersonId,
    /// «Соколов Михаил»
    pub name: String,
    /// «Дата рождения», «27.10.2013»
    pub of_child: Vec<Fact>,
    pub own: Vec<Fact>,
    /// «Лебедева О. Н.», who leads the class.
    pub teacher: Option<String>,
    /// A campaign that asks whether it is right.
    pub asks: Option<Asks>,
}

/// A word and what stands under it; nothing where the school does not know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fact {
    pub word: String,
    pub value: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asks {
    pub due: NaiveDate,
    /// What the reader has answered.
    pub word: Option<WordLine>,
    /// What is shown: comes back with the answer.
    pub seen: String,
}

/// `/own-card`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnCard {
    pub facts: Vec<Fact>,
    pub asks: Option<Asks>,
}
