//! Which numbers are days: told by the format their cells are shown in.

use std::collections::HashSet;

use calamine::{ExcelDateTime, ExcelDateTimeType};
use domain::people::roster::Cell;

use crate::table::moment::day;

/// Formats of the workbook that show days.
#[derive(Default)]
pub(super) struct Days {
    pub from_1904: bool,
    named: HashSet<u16>,
    /// Of each style of cells, the number of its format.
    styles: Vec<u16>,
}

impl Days {
    pub fn named(&mut self, number: u16, format: &str) {
        if shows_days(format) {
            self.named.insert(number);
        }
    }

    pub fn style(&mut self, format: u16) {
        self.styles.push(format);
    }

    /// The content of a cell with that style.
    pub fn content(&self, number: f64, style: u16) -> Cell {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
        // Built-in formats of days, the Asian ones among them: [MS-XLS] 2.4.126, ECMA-376 18.8.30.
        let built_in = matches!(format, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58);
        if !built_in && !self.named.contains(&format) {
            return Cell::Number(number);
        }
        let moment = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.from_1904);
        day(&moment).map_or(Cell::Number(number), Cell::Date)
    }
}

/// A format of days names the day or the year, outside of quotes and brackets.
fn shows_days(format: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    format.chars().any(|letter| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match letter {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' => bracketed = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            'd' | 'D' | 'y' | 'Y' | 'д' | 'Д' | 'г' | 'Г' => return !quoted && !bracketed,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_by_their_format() {
        for format in ["DD.MM.YYYY", "d mmm", "[$-419]dd/mm/yy;@", "yyyy\\-mm\\-dd"] {
            assert!(shows_days(format), "{format}");
        }
        for format in ["General", "0.00", "[Red]0", "\"дней\" 0", "hh:mm", "#,##0_d"] {
            assert!(!shows_days(format), "{format}");
        }
    }
}
