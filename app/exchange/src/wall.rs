//! The sheet in the hall as a workbook: the week of all classes, ready for a wall or for a spreadsheet.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use crate::book::{ruled, written};

/// Days down, classes across.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WallSheet {
    pub title: String,
    pub classes: Vec<String>,
    /// In the order of the week.
    pub hours: Vec<Hour>,
}

/// One lesson of one day in all classes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hour {
    /// «Понедельник»
    pub day: String,
    pub number: u8,
    /// One for each class; empty where it has no lesson.
    pub lessons: Vec<String>,
}

/// Rows of the head.
const HEAD: u32 = 2;

/// The bytes of an `.xlsx`.
pub fn write(sheet: &WallSheet) -> Vec<u8> {
    written(&[&|page| fill(page, sheet)])
}

fn fill(page: &mut Worksheet, sheet: &WallSheet) -> Result<(), XlsxError> {
    let (bold, cell) = (Format::new().set_bold(), ruled());
    let head = cell.clone().set_bold().set_align(FormatAlign::Center);
    page.set_name("Расписание")?;
    page.write_string_with_format(0, 0, &sheet.title, &bold)?;
    let titles = ["День", "Урок"].into_iter().chain(sheet.classes.iter().map(String::as_str));
    for (at, title) in (0_u16..).zip(titles) {
        page.write_string_with_format(1, at, title, &head)?;
    }
    for (row, hour) in (HEAD..).zip(&sheet.hours) {
        page.write_string_with_format(row, 0, &hour.day, &cell)?;
        page.write_number_with_format(row, 1, hour.number, &cell)?;
        for (at, lesson) in (2_u16..).zip(&hour.lessons) {
            page.write_string_with_format(row, at, lesson, &cell)?;
        }
    }
    page.set_freeze_panes(HEAD, 2)?;
    page.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 1)?;
    page.autofit();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read;

    #[test]
    fn the_sheet_is_read_back_as_it_was_written() {
        let hour = |number, lessons: [&str; 2]| Hour {
            day: "Понедельник".into(),
            number,
            lessons: lessons.map(String::from).into(),
        };
        let sheet = WallSheet {
            title: "Школа № 1".into(),
            classes: vec!["5Б".into(), "7А".into()],
            hours: vec![hour(1, ["Матем. 101", "=1+1"]), hour(2, ["", "Алг. 112"])],
        };
        let table = read(&write(&sheet)).unwrap();
        let texts: Vec<String> = table.sheets[0]
            .lines
            .iter()
            .flat_map(|line| line.cells.iter().map(ToString::to_string))
            .collect();
        for text in ["Школа № 1", "7А", "Матем. 101", "=1+1", "Алг. 112"] {
            assert!(texts.iter().any(|cell| cell == text), "{text} in {texts:?}");
        }
    }
}
