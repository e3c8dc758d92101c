//! The journal of a group as a workbook: the spread with marks, and the page with topics and homework.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use crate::book::{ruled, written};

/// One group, one term.
#[derive(Clone, PartialEq, Debug)]
pub struct Register {
    /// «МБОУ СОШ № 12 · 7А · Алгебра · 2 четверть · учитель Иванова А. П.»
    pub head: String,
    /// In the order of the calendar.
    pub lessons: Vec<Lesson>,
    /// In the order of the register.
    pub pupils: Vec<Pupil>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    pub date: NaiveDate,
    pub topic: String,
    pub homework: String,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Pupil {
    pub name: String,
    /// One for each lesson, as one types them: «5 4 н»; empty where nothing stands.
    pub cells: Vec<String>,
    /// In hundredths of a mark.
    pub average: Option<u32>,
}

/// Rows of the head.
const HEAD: u32 = 2;

/// The bytes of an `.xlsx`.
pub fn write(register: &Register) -> Vec<u8> {
    written(&[&|page| marks(page, register), &|page| lessons(page, register)])
}

fn marks(page: &mut Worksheet, register: &Register) -> Result<(), XlsxError> {
    let (bold, cell, middle) = (Format::new().set_bold(), ruled(), ruled().set_align(FormatAlign::Center));
    let (head, average) = (middle.clone().set_bold(), middle.clone().set_num_format("0.00"));
    let last = u16::try_from(register.lessons.len() + 2).unwrap_or(u16::MAX);
    page.set_name("Отметки")?;
    page.write_string_with_format(0, 0, &register.head, &bold)?;
    page.write_string_with_format(1, 0, "№", &head)?;
    page.write_string_with_format(1, 1, "Ученик", &head)?;
    for (at, lesson) in (2_u16..).zip(&register.lessons) {
        page.write_string_with_format(1, at, lesson.date.format("%d.%m").to_string(), &head)?;
    }
    page.write_string_with_format(1, last, "Ср.", &head)?;
    for ((row, number), pupil) in (HEAD..).zip(1_u32..).zip(&register.pupils) {
        page.write_number_with_format(row, 0, number, &cell)?;
        page.write_string_with_format(row, 1, &pupil.name, &cell)?;
        for (at, text) in (2_u16..).zip(&pupil.cells) {
            match text.parse::<u8>() {
                Ok(mark) if mark < 10 => page.write_number_with_format(row, at, mark, &middle)?,
                _ => page.write_string_with_format(row, at, text, &middle)?,
            };
        }
        match pupil.average {
            Some(hundredths) => {
                page.write_number_with_format(row, last, f64::from(hundredths) / 100.0, &average)?
            }
            None => page.write_blank(row, last, &middle)?,
        };
    }
    page.set_freeze_panes(HEAD, 2)?;
    page.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 1)?;
    page.autofit();
    // The head runs over the columns beside it.
    page.set_column_width(0, 5)?;
    Ok(())
}

fn lessons(page: &mut Worksheet, register: &Register) -> Result<(), XlsxError> {
    let (cell, day) = (ruled().set_text_wrap(), ruled().set_num_format("dd.mm.yyyy"));
    let head = ruled().set_bold();
    page.set_name("Уроки")?;
    for (at, title) in (0_u16..).zip(["№", "Дата", "Тема урока", "Домашнее задание"])
    {
        page.write_string_with_format(0, at, title, &head)?;
    }
    for (row, lesson) in (1_u32..).zip(&register.lessons) {
        page.write_number_with_format(row, 0, row, &cell)?;
        page.write_datetime_with_format(row, 1, excel_day(lesson.date)?, &day)?;
        page.write_string_with_format(row, 2, &lesson.topic, &cell)?;
        page.write_string_with_format(row, 3, &lesson.homework, &cell)?;
    }
    for (at, width) in (0_u16..).zip([5, 11, 48, 48]) {
        page.set_column_width(at, width)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// No lesson is before 1900.
fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read;

    #[test]
    fn the_journal_is_read_back_as_it_was_written() {
        let lesson = |day, topic: &str| Lesson {
            date: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            topic: topic.into(),
            homework: "№ 12".into(),
        };
        let pupil = |name: &str, cells: [&str; 2], average| Pupil {
            name: name.into(),
            cells: cells.map(String::from).into(),
            average,
        };
        let register = Register {
            head: "7А · Алгебра".into(),
            lessons: vec![lesson(11, "Дроби"), lesson(12, "=1+1")],
            pupils: vec![pupil("Ким А.", ["5", "4 н"], Some(450)), pupil("Ли Б.", ["", "зач"], None)],
        };
        let table = read(&write(&register)).unwrap();
        let lines = |at: usize| {
            let said =
                |line: &crate::table::Line| line.cells.iter().map(ToString::to_string).collect::<Vec<_>>();
            table.sheets[at].lines.iter().map(said).collect::<Vec<_>>()
        };
        assert_eq!(lines(0)[1], ["№", "Ученик", "11.11", "12.11", "Ср."]);
        assert_eq!(lines(0)[2], ["1", "Ким А.", "5", "4 н", "4.5"]);
        assert_eq!(lines(0)[3][..4], ["2", "Ли Б.", "", "зач"]);
        assert_eq!(lines(1)[2][2..], ["=1+1", "№ 12"]);
    }
}
