//! The guess which column means what, in a form that a person can correct.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Column, GuardianField, RosterKind};
use crate::people::ClassName;

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
    /// The class of the whole sheet, told by its name or by a title above the heading: what the column «Класс» tells
    /// elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassName>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MappedColumn {
    /// Counted from 0: the column A is 0.
    pub index: u32,
    pub heading: String,
    /// None: nobody knows, and the column is not read.
    pub column: Option<Column>,
}

/// What a mapping breaks: no list is read by it until it is mended.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MappingRefused {
    /// Where it is said a second time, by the place among the columns of all sheets.
    #[error("То же выбрано в столбце «{first}». Оставьте одно из двух.")]
    Twice { at: usize, first: String },
    #[error("Не хватает: {what}. Укажите ниже, в каком столбце это стоит.")]
    Lacking { what: String },
    /// The form is of another file, or speaks of a column no list has.
    #[error("Столбцы изменились. Выберите их ещё раз.")]
    Foreign,
}

impl Mapping {
    /// The columns of all sheets, one after another.
    pub fn columns(&self) -> impl Iterator<Item = &MappedColumn> {
        self.sheets.iter().flat_map(|sheet| &sheet.columns)
    }

    /// The same file with its columns meant so; none: the column is not read.
    pub fn meant(&self, columns: &[Option<Column>]) -> Result<Self, MappingRefused> {
        if columns.len() != self.columns().count() {
            return Err(MappingRefused::Foreign);
        }
        let mut meant = self.clone();
        let all = meant.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns);
        for (mapped, column) in all.zip(columns) {
            mapped.column = *column;
        }
        Ok(meant)
    }

    /// What must be mended first. A field stands in one column of a sheet; at least one sheet has all that such a list
    /// needs.
    pub fn faults(&self, kind: RosterKind) -> Vec<MappingRefused> {
        let mut faults = vec![];
        let mut at = 0;
        for sheet in &self.sheets {
            let mut first: BTreeMap<Column, &str> = BTreeMap::new();
            for mapped in &sheet.columns {
                // Of passwords none is read, however many there are.
                let column = mapped.column.filter(|column| *column != Column::Password);
                if let Some(heading) = column.and_then(|column| first.get(&column)) {
                    faults.push(MappingRefused::Twice { at, first: (*heading).to_owned() });
                }
                if let Some(column) = column {
                    first.entry(column).or_insert(&mapped.heading);
                }
                at += 1;
            }
        }
        let whole = self.sheets.iter().any(|sheet| sheet.missing(kind).is_empty());
        let lacking = self.sheets.first().filter(|_| !whole).map(|sheet| sheet.missing(kind));
        faults.extend(lacking.map(|names| MappingRefused::Lacking { what: quoted(&names) }));
        faults
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

impl SheetMapping {
    /// Columns without which no row of such a list could go in, by the names schools give them.
    pub fn missing(&self, kind: RosterKind) -> Vec<&'static str> {
        let has = |column| {
            let told = column == Column::Class && self.class.is_some();
            told || self.columns.iter().any(|mapped| mapped.column == Some(column))
        };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::roster::Whose;

    fn mapping(columns: &[(&str, &str)]) -> Mapping {
        let columns = columns.iter().zip(0..).map(|((heading, code), index)| MappedColumn {
            index,
            heading: (*heading).to_owned(),
            column: Column::parse(code),
        });
        Mapping {
            sheets: vec![SheetMapping {
                sheet: String::new(),
                heading_row: 2,
                columns: columns.collect(),
                class: None,
            }],
        }
    }

    fn told(mapping: &Mapping) -> Vec<String> {
        mapping.faults(RosterKind::Pupils).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_a_list_needs_must_be_chosen() {
        let guessed = mapping(&[("Ребёнок", ""), ("Где учится", ""), ("Появился", ""), ("Пол", "sex")]);
        assert_eq!(
            told(&guessed),
            ["Не хватает: «ФИО», «Класс», «Дата рождения». Укажите ниже, в каком столбце это стоит."]
        );
        let codes = ["full_name", "class", "birth_date", "sex"].map(Column::parse);
        let meant = guessed.meant(&codes).unwrap();
        assert!(told(&meant).is_empty());
        assert_eq!(meant.meant(&codes[1..]), Err(MappingRefused::Foreign));
    }

    #[test]
    fn a_field_stands_in_one_column_and_a_password_in_none() {
        let twice = mapping(&[
            ("Ученик", "full_name"),
            ("Класс", "class"),
            ("Пол", "sex"),
            ("Родился", "birth_date"),
            ("Дата", "birth_date"),
            ("Пароль", "password"),
            ("Пароль 2", "password"),
            ("Примечание", ""),
            ("Заметки", ""),
        ]);
        let first = "Родился".to_owned();
        assert_eq!(twice.faults(RosterKind::Pupils), [MappingRefused::Twice { at: 4, first }]);
        assert_eq!(told(&twice), ["То же выбрано в столбце «Родился». Оставьте одно из двух."]);
    }

    #[test]
    fn the_first_sheet_may_be_no_list_if_another_is() {
        let list =
            mapping(&[("Ученик", "full_name"), ("Класс", "class"), ("Пол", "sex"), ("ДР", "birth_date")]);
        let title = mapping(&[("Школа", ""), ("ФИО директора", "full_name")]);
        let both = Mapping { sheets: [title.sheets.clone(), list.sheets].concat() };
        assert!(told(&both).is_empty());
        assert_eq!(told(&title).len(), 1);
    }

    #[test]
    fn every_choice_has_a_code_that_reads_back_and_words_of_its_own() {
        for kind in [RosterKind::Pupils, RosterKind::Staff] {
            let guardians = [Whose::Mother, Whose::Father, Whose::Other(0), Whose::Other(7)];
            let all: Vec<Column> = Column::own(kind)
                .into_iter()
                .chain(guardians.into_iter().flat_map(Column::of_guardian))
                .collect();
            let titles: std::collections::BTreeSet<String> =
                all.iter().map(|column| column.title()).collect();
            assert_eq!(titles.len(), all.len());
            for column in all {
                assert_eq!(Column::parse(&column.code()), Some(column));
            }
        }
        for code in ["", "guardian0.phone", "guardian.phone", "mother.class", "class.mother", "guardian1"] {
            assert_eq!(Column::parse(code), None, "{code}");
        }
    }
}
