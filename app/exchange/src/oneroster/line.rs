//! One line of a table being read: its cells by the names of their columns, and what is wrong with them.

use std::collections::HashMap;
use std::str::FromStr;

use chrono::NaiveDate;
use csv::StringRecord;
use domain::oneroster::Remark;

pub(super) struct Line<'a> {
    pub file: &'a str,
    pub number: u32,
    /// Columns in lower case → their place.
    pub places: &'a HashMap<String, usize>,
    pub cells: &'a StringRecord,
    pub rejected: Vec<Remark>,
    pub warnings: Vec<Remark>,
}

impl Line<'_> {
    pub fn has(&self, column: &str) -> bool {
        self.places.contains_key(&column.to_lowercase())
    }

    /// The cell without spaces around it; empty where there is no such column.
    pub fn text(&self, column: &str) -> String {
        let at = self.places.get(&column.to_lowercase());
        at.and_then(|at| self.cells.get(*at)).unwrap_or_default().trim().to_owned()
    }

    /// A cell without which the row does not go in.
    pub fn required(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() {
            let remedy = if self.has(column) {
                format!("Заполните столбец {column}.")
            } else {
                format!("Добавьте столбец {column}.")
            };
            self.reject(column, "не заполнено", &remedy);
            return None;
        }
        Some(text)
    }

    /// A word of the format, without which the row does not go in.
    pub fn word<T: FromStr>(&mut self, column: &str, words: &str) -> Option<T> {
        let text = self.required(column)?;
        let word = text.parse().ok();
        if word.is_none() {
            self.reject(column, &format!("«{text}» не из слов OneRoster"), &format!("Впишите {words}."));
        }
        word
    }

    /// Several values of one cell.
    pub fn list(&self, column: &str) -> Vec<String> {
        let text = self.text(column);
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A day that may be left out; what is no day is left out with a warning.
    pub fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = Some(self.text(column)).filter(|text| !text.is_empty())?;
        let day = read_day(&text);
        if day.is_none() {
            self.warn(column, "нет такой даты", "Строка принята без неё; впишите так: 2026-09-01.");
        }
        day
    }

    pub fn required_day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = self.required(column)?;
        let day = read_day(&text);
        if day.is_none() {
            self.reject(column, "нет такой даты", "Впишите дату так: 2026-09-01.");
        }
        day
    }

    pub fn reject(&mut self, column: &str, why: &str, remedy: &str) {
        self.rejected.push(Remark::new(self.file, self.number, column, (why, remedy)));
    }

    pub fn warn(&mut self, column: &str, why: &str, remedy: &str) {
        self.warnings.push(Remark::new(self.file, self.number, column, (why, remedy)));
    }
}

/// «2026-09-01», also with a time behind it, or as people of Russia write it.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let iso = text.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    iso.or_else(|| NaiveDate::parse_from_str(text, "%d.%m.%Y").ok())
}
