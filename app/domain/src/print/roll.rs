//! A list of people: a class or the staff in columns, some of them left empty for the hand.

use serde::{Deserialize, Serialize};

/// One list, or one after another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    /// «Школа № 1»
    pub school: String,
    /// After the number in the list, which every roll has.
    pub heads: Vec<RollHead>,
    /// Each on a page of its own.
    pub parts: Vec<RollPart>,
    /// «Составлено 12.11.2026», small, at the foot of every page.
    pub foot: String,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RollHead {
    pub title: String,
    pub room: Room,
}

/// How much room a column takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// A letter or two.
    Letter,
    /// A day.
    Day,
    Name,
    /// What is left, shared by all such columns.
    Rest,
}

/// A class, or the staff.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RollPart {
    /// «7А», «Сотрудники»
    pub title: String,
    /// As many cells in each as there are heads.
    pub rows: Vec<Vec<String>>,
}

impl RollHead {
    pub fn new(title: impl Into<String>, room: Room) -> Self {
        Self { title: title.into(), room }
    }
}

impl Roll {
    pub(super) fn words(&self) -> Vec<String> {
        let heads = self.heads.iter().map(|head| head.title.clone()).collect::<Vec<_>>().join(" | ");
        let parts = self.parts.iter().flat_map(|part| {
            let rows =
                part.rows.iter().zip(1..).map(|(row, number)| format!("{number}. {}", row.join(" | ")));
            std::iter::once(part.title.clone()).chain(rows)
        });
        [self.school.clone(), heads].into_iter().chain(parts).chain(Some(self.foot.clone())).collect()
    }
}
