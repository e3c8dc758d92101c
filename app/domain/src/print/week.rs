//! A week of lessons on paper: of a class, a teacher or a room, or of all classes beside each other.

use serde::{Deserialize, Serialize};

/// A timetable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WeekSheet {
    /// «7А», «Иванова А. П.», «Вся школа»
    pub title: String,
    /// «Школа № 1»
    pub school: String,
    /// «9–13 ноября»
    pub days: String,
    /// Each on a page of its own: what is too wide for one goes on.
    pub parts: Vec<WeekPart>,
    /// «Составлено 12.11.2026», small, at the foot of every page.
    pub foot: String,
}

/// What stands beside each other.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WeekPart {
    /// Days, or classes.
    pub heads: Vec<String>,
    pub rows: Vec<WeekRow>,
}

/// An hour with a cell for each head, or a line across all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WeekRow {
    /// «2», «Понедельник, 9 ноября»
    pub title: String,
    /// Lines of each cell; none at all: the title stands alone.
    pub cells: Vec<Vec<String>>,
}

impl WeekSheet {
    pub(super) fn words(&self) -> Vec<String> {
        let head = [self.title.clone(), self.school.clone(), self.days.clone()];
        let parts = self.parts.iter().flat_map(|part| {
            let rows = part.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|lines| format!(" | {}", lines.join(", ")));
                format!("{}{}", row.title, cells.collect::<String>())
            });
            std::iter::once(part.heads.join(" | ")).chain(rows).collect::<Vec<_>>()
        });
        head.into_iter().chain(parts).chain(Some(self.foot.clone())).collect()
    }
}
