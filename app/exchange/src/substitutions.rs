//! The register of lessons missed and given for others as a workbook: teachers with figures, then lesson by lesson.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::book::{ruled, written};

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegisterBook {
    pub title: String,
    pub hours: Vec<HoursLine>,
    /// In the order of time.
    pub lessons: Vec<MissedLine>,
}

/// One teacher.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HoursLine {
    pub name: String,
    /// Missed, of those replaced and cancelled; given for others, and with the own half of a class.
    pub figures: [u32; 5],
}

/// One lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissedLine {
    /// «12.11.2026»
    pub date: String,
    pub number: u8,
    /// Class, subject, whose lesson it is.
    pub cells: [String; 3],
    /// «замена: Иванова А. П.»
    pub decided: String,
}

const HOURS: [&str; 6] =
    ["Учитель", "Пропущено", "Замещено", "Отменено", "Провёл за других", "Вместе со своей группой"];
const LESSONS: [&str; 6] = ["Дата", "Урок", "Класс", "Предмет", "Учитель", "Решение"];
/// Rows above the list: the title and the heads.
const HEAD: u32 = 2;

/// The bytes of an `.xlsx`.
pub fn write(book: &RegisterBook) -> Vec<u8> {
    written(&[&|page| hours(page, book), &|page| lessons(page, book)])
}

fn hours(page: &mut Worksheet, book: &RegisterBook) -> Result<(), XlsxError> {
    let cell = begin(page, ("Часы", &book.title), HOURS)?;
    for (row, line) in (HEAD..).zip(&book.hours) {
        page.write_string_with_format(row, 0, &line.name, &cell)?;
        for (at, figure) in (1_u16..).zip(line.figures) {
            page.write_number_with_format(row, at, figure, &cell)?;
        }
    }
    page.autofit();
    Ok(())
}

fn lessons(page: &mut Worksheet, book: &RegisterBook) -> Result<(), XlsxError> {
    let cell = begin(page, ("Уроки", &book.title), LESSONS)?;
    for (row, line) in (HEAD..).zip(&book.lessons) {
        page.write_string_with_format(row, 0, &line.date, &cell)?;
        page.write_number_with_format(row, 1, line.number, &cell)?;
        for (at, text) in (2_u16..).zip(line.cells.iter().chain([&line.decided])) {
            page.write_string_with_format(row, at, text, &cell)?;
        }
    }
    page.autofit();
    Ok(())
}

/// A page with its title and heads; answers how its cells look.
fn begin(page: &mut Worksheet, (name, title): (&str, &str), heads: [&str; 6]) -> Result<Format, XlsxError> {
    let cell = ruled();
    page.set_name(name)?;
    page.write_string_with_format(0, 0, title, &Format::new().set_bold())?;
    for (at, head) in (0_u16..).zip(heads) {
        page.write_string_with_format(1, at, head, &cell.clone().set_bold())?;
    }
    page.set_freeze_panes(HEAD, 0)?;
    page.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 1)?;
    Ok(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read;

    #[test]
    fn the_register_is_read_back_as_it_was_written() {
        let book = RegisterBook {
            title: "Школа № 1".into(),
            hours: vec![HoursLine { name: "Иванова А. П.".into(), figures: [5, 3, 1, 0, 0] }],
            lessons: vec![MissedLine {
                date: "12.11.2026".into(),
                number: 3,
                cells: ["7А".into(), "=1+1".into(), "Иванова А. П.".into()],
                decided: "урок отменён".into(),
            }],
        };
        let table = read(&write(&book)).unwrap();
        let texts = |at: usize| -> Vec<String> {
            let lines = table.sheets[at].lines.iter();
            lines.flat_map(|line| line.cells.iter().map(ToString::to_string)).collect()
        };
        for text in ["Школа № 1", "Иванова А. П.", "Пропущено", "5"] {
            assert!(texts(0).iter().any(|cell| cell == text), "{text} in {:?}", texts(0));
        }
        for text in ["12.11.2026", "7А", "=1+1", "урок отменён"] {
            assert!(texts(1).iter().any(|cell| cell == text), "{text} in {:?}", texts(1));
        }
    }
}
