//! Lists of people as a workbook: a page for each class or for the staff, the head in sight.

use domain::print::{Roll, RollPart};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::book::{Fill, ruled, written};

/// Rows above the list: the title and the heads.
const HEAD: u32 = 2;

/// The bytes of an `.xlsx`.
pub fn write(roll: &Roll) -> Vec<u8> {
    let pages: Vec<_> =
        roll.parts.iter().map(|part| move |page: &mut Worksheet| fill(page, roll, part)).collect();
    let pages: Vec<Fill<'_>> = pages.iter().map(|page| page as Fill<'_>).collect();
    written(&pages)
}

fn fill(page: &mut Worksheet, roll: &Roll, part: &RollPart) -> Result<(), XlsxError> {
    let (cell, bold) = (ruled(), Format::new().set_bold());
    page.set_name(&part.title)?;
    page.write_string_with_format(0, 0, format!("{}, {}", part.title, roll.school), &bold)?;
    let heads = std::iter::once("№").chain(roll.heads.iter().map(|head| head.title.as_str()));
    for (at, head) in (0_u16..).zip(heads) {
        page.write_string_with_format(1, at, head, &cell.clone().set_bold())?;
    }
    for (line, row) in (HEAD..).zip(&part.rows) {
        page.write_number_with_format(line, 0, line - HEAD + 1, &cell)?;
        for (at, text) in (1_u16..).zip(row) {
            page.write_string_with_format(line, at, text, &cell)?;
        }
    }
    page.set_freeze_panes(HEAD, 0)?;
    page.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 1)?;
    page.autofit();
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::print::{RollHead, Room};

    use super::*;
    use crate::table::read;

    #[test]
    fn each_class_has_its_page_and_a_formula_stays_text() {
        let part = |title: &str, name: &str| RollPart {
            title: title.into(),
            rows: vec![vec![name.into(), "03.04.2013".into(), String::new()]],
        };
        let roll = Roll {
            school: "Школа № 1".into(),
            heads: vec![
                RollHead::new("ФИО", Room::Name),
                RollHead::new("Дата рождения", Room::Day),
                RollHead::new("Экскурсия", Room::Rest),
            ],
            parts: vec![part("7А", "Ким Алина"), part("7Б", "=1+1")],
            foot: String::new(),
        };
        let table = read(&write(&roll)).unwrap();
        let texts = |at: usize| -> Vec<String> {
            let lines = table.sheets[at].lines.iter();
            lines.flat_map(|line| line.cells.iter().map(ToString::to_string)).collect()
        };
        for text in ["7А, Школа № 1", "№", "Экскурсия", "1", "Ким Алина", "03.04.2013"]
        {
            assert!(texts(0).iter().any(|cell| cell == text), "{text} in {:?}", texts(0));
        }
        assert!(texts(1).iter().any(|cell| cell == "=1+1"), "{:?}", texts(1));
    }
}
