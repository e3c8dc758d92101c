//! Sheets for a day without power or network: a grid of a group to be filled in by hand, one sheet after another.

use serde::{Deserialize, Serialize};

/// The sheets of a teacher, or of all teachers one after another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Blanks {
    /// «Школа № 1»
    pub school: String,
    /// «Составлено 12.11.2026», small, at the foot of every page.
    pub foot: String,
    /// Each begins on a page of its own.
    pub sheets: Vec<Blank>,
}

/// A group with its lessons of a day or a week.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Blank {
    /// «7А»
    pub class: String,
    pub subject: String,
    /// «Иванова А. П.»
    pub teacher: String,
    /// «12 ноября 2026», «9–15 ноября»
    pub days: String,
    /// Where this very sheet is carried over: written out, and drawn as a QR code. It leads to a page behind the door, and
    /// holds neither a secret nor anybody's data.
    pub address: String,
    pub lessons: Vec<BlankLesson>,
    pub rows: Vec<BlankRow>,
}

/// A column of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlankLesson {
    /// «чт 12.11»
    pub day: String,
    /// «2-й урок»
    pub number: String,
    /// «9:25»
    pub time: String,
}

/// A pupil, by the number on the sheet, which is the place in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlankRow {
    /// «Иванова Анна»
    pub name: String,
    /// For each lesson, whether the pupil belongs there and is not freed from it.
    pub here: Vec<bool>,
}

impl Blanks {
    pub(super) fn words(&self) -> Vec<String> {
        let sheets = self.sheets.iter().flat_map(|sheet| {
            let head =
                [&sheet.class, &sheet.subject, &sheet.teacher, &sheet.days].map(String::as_str).join(" · ");
            let lessons = sheet.lessons.iter().map(|of| format!("{} {} {}", of.day, of.number, of.time));
            let rows = sheet.rows.iter().zip(1..).map(|(row, number)| {
                let gaps: String = row.here.iter().map(|here| if *here { " | " } else { " | —" }).collect();
                format!("{number}. {}{gaps}", row.name)
            });
            [head, sheet.address.clone()].into_iter().chain(lessons).chain(rows).collect::<Vec<_>>()
        });
        std::iter::once(self.school.clone()).chain(sheets).chain(Some(self.foot.clone())).collect()
    }
}
