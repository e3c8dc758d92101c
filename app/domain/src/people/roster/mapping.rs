//! The guess which column means what, in a form that a person can correct.

use serde::{Deserialize, Serialize};

use super::{Column, GuardianField, RosterKind};

/// One entry per sheet on which a heading was found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mapping {
    pub sheets: Vec<SheetMapping>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SheetMapping {
    pub sheet: String,
    /// The last row of the heading, as the spreadsheet numbers it; people begin below.
    pub heading_row: u32,
    pub columns: Vec<MappedColumn>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Counted from 0: the column A is 0.
    pub index: u32,
    pub heading: String,
    /// None: nobody knows, and the column is not read.
    pub column: Option<Column>,
}

impl SheetMapping {
    /// Columns without which no row of such a list could go in, by the names schools give them.
    pub fn missing(&self, kind: RosterKind) -> Vec<&'static str> {
        let has = |column| self.columns.iter().any(|mapped| mapped.column == Some(column));
        let mut missing = Vec::new();
        let named = has(Column::FullName) || (has(Column::Surname) && has(Column::Given));
        if !named {
            missing.push("ФИО");
        }
        if kind == RosterKind::Pupils {
            let needed =
                [(Column::Class, "Класс"), (Column::Sex, "Пол"), (Column::BirthDate, "Дата рождения")];
            missing.extend(needed.iter().filter(|(column, _)| !has(*column)).map(|(_, name)| *name));
        }
        missing
    }

    /// Whether the sheet names guardians at all.
    pub fn has_guardians(&self) -> bool {
        self.columns.iter().any(|mapped| {
            matches!(
                mapped.column,
                Some(Column::Guardian(_, GuardianField::FullName | GuardianField::Surname))
            )
        })
    }
}
