//! A list of schools that an office brings: read by its headings, given back with what is wrong beside each row.

use domain::school::CardDraft;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::FileRefused;
use crate::book::{Fill, ruled, written};
use crate::table::{self, Line, Sheet};

/// A heading stands among the first lines.
const DEPTH: usize = 30;

/// What a column may mean, by how its heading begins or what stands in it; the first that fits.
const MEANINGS: [(Meaning, &[&str]); 11] = [
    (Meaning::ShortName, &["кратк", "коротк", "сокращ"]),
    (Meaning::District, &["район", "руо"]),
    (Meaning::Code, &["код"]),
    (Meaning::PostalAddress, &["почтовый адрес"]),
    (Meaning::Email, &["почта", "e-mail", "email"]),
    (Meaning::LegalAddress, &["адрес"]),
    (Meaning::Phone, &["тел"]),
    (Meaning::Site, &["сайт"]),
    (Meaning::Inn, &["инн"]),
    (Meaning::Ogrn, &["огрн"]),
    (Meaning::Name, &["назван", "наименован", "школа", "организация", "учреждение", "оо", "оу"]),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    Name,
    ShortName,
    District,
    Code,
    LegalAddress,
    PostalAddress,
    Phone,
    Email,
    Site,
    Inn,
    Ogrn,
}

/// A row of the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SchoolLine {
    /// The number the spreadsheet shows.
    pub row: u32,
    pub code: String,
    /// As the list names it.
    pub district: String,
    pub card: CardDraft,
    /// The cells as they stand, to be given back.
    pub cells: Vec<String>,
}

/// A list with its headings.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SchoolList {
    pub headings: Vec<String>,
    pub lines: Vec<SchoolLine>,
}

/// Reads the first sheet that has a heading with the names of schools.
pub fn read(bytes: &[u8]) -> Result<SchoolList, FileRefused> {
    let table = table::read(bytes)?;
    let found = table.sheets.iter().find_map(|sheet| Some((sheet, heading(sheet)?)));
    let Some((sheet, at)) = found else {
        let sheet = table.sheets.first().map(|sheet| sheet.name.clone()).unwrap_or_default();
        return Err(FileRefused::MissingColumns { sheet, columns: "«Название»".into() });
    };
    let headings = words(&sheet.lines[at]);
    let meanings: Vec<Option<Meaning>> = headings.iter().map(|heading| meaning(heading)).collect();
    let lines: Vec<SchoolLine> = sheet.lines[at + 1..].iter().map(|line| school(line, &meanings)).collect();
    if lines.is_empty() { Err(FileRefused::Empty) } else { Ok(SchoolList { headings, lines }) }
}

fn heading(sheet: &Sheet) -> Option<usize> {
    sheet.lines.iter().take(DEPTH).position(|line| {
        let meanings: Vec<Meaning> = words(line).iter().filter_map(|text| meaning(text)).collect();
        // A title names schools as well, but in one cell.
        meanings.contains(&Meaning::Name) && line.cells.iter().filter(|cell| !cell.is_empty()).count() >= 2
    })
}

fn meaning(heading: &str) -> Option<Meaning> {
    let heading = heading.to_lowercase();
    let begins = |text: &str| {
        let known = MEANINGS.iter().find(|(_, words)| words.iter().any(|word| text.starts_with(word)));
        known.map(|(meaning, _)| *meaning)
    };
    // «Полное название», «Юридический адрес», «Номер телефона» say it with their last word.
    begins(&heading).or_else(|| begins(heading.split_whitespace().last()?))
}

fn words(line: &Line) -> Vec<String> {
    line.cells.iter().map(|cell| cell.to_string().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn school(line: &Line, meanings: &[Option<Meaning>]) -> SchoolLine {
    let cells = words(line);
    let text = |wanted: Meaning| {
        let at = meanings.iter().position(|meaning| *meaning == Some(wanted));
        at.and_then(|at| cells.get(at)).cloned().unwrap_or_default()
    };
    let name = text(Meaning::Name);
    let short = Some(text(Meaning::ShortName)).filter(|short| !short.is_empty());
    let card = CardDraft {
        short_name: short.unwrap_or_else(|| name.clone()),
        name,
        legal_address: text(Meaning::LegalAddress),
        postal_address: text(Meaning::PostalAddress),
        phone: text(Meaning::Phone),
        email: text(Meaning::Email),
        site: text(Meaning::Site),
        inn: text(Meaning::Inn),
        ogrn: text(Meaning::Ogrn),
    };
    SchoolLine { row: line.number, code: text(Meaning::Code), district: text(Meaning::District), card, cells }
}

/// The list as it came, with a column that says what is wrong in each row; `notes` go by rows.
pub fn annotated(list: &SchoolList, notes: &[(u32, String)]) -> Vec<u8> {
    let page = |page: &mut Worksheet| fill(page, list, notes);
    written(&[&page as Fill<'_>])
}

fn fill(page: &mut Worksheet, list: &SchoolList, notes: &[(u32, String)]) -> Result<(), XlsxError> {
    let (cell, bold) = (ruled(), Format::new().set_bold());
    let wrong = cell.clone().set_font_color("#A4262C");
    let last = list.lines.iter().map(|line| line.cells.len()).chain([list.headings.len()]).max().unwrap_or(0);
    let last = u16::try_from(last).unwrap_or(u16::MAX);
    for (at, heading) in (0_u16..).zip(&list.headings) {
        page.write_string_with_format(0, at, heading, &bold)?;
    }
    page.write_string_with_format(0, last, "Что исправить", &bold)?;
    for (row, line) in (1_u32..).zip(&list.lines) {
        for (at, text) in (0_u16..).zip(&line.cells) {
            page.write_string_with_format(row, at, text, &cell)?;
        }
        let own: Vec<&str> =
            notes.iter().filter(|(of, _)| *of == line.row).map(|(_, text)| text.as_str()).collect();
        page.write_string_with_format(row, last, own.join(" "), &wrong)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.autofit();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "Школы города;;\nПолное название;Краткое название;Район;ИНН;Телефон;Почтовый адрес;E-mail\n\
        Средняя школа № 12;Школа № 12;РУО 1;7707083893;+7 351 555-12-12;456780, а/я 5;s12@example.ru\nГимназия «Мир»;;;;;;\n";

    #[test]
    fn a_list_is_read_by_its_headings_and_a_name_alone_is_enough() {
        let list = read(CSV.as_bytes()).unwrap();
        assert_eq!(list.lines.len(), 2);
        let first = &list.lines[0];
        assert_eq!((first.row, first.district.as_str()), (3, "РУО 1"));
        assert_eq!((first.card.inn.as_str(), first.card.phone.as_str()), ("7707083893", "+7 351 555-12-12"));
        assert_eq!(
            (first.card.postal_address.as_str(), first.card.email.as_str()),
            ("456780, а/я 5", "s12@example.ru")
        );
        assert_eq!(first.card.legal_address, "");
        assert_eq!(list.lines[1].card.short_name, "Гимназия «Мир»");
    }

    #[test]
    fn a_file_without_names_is_refused_with_the_column_it_lacks() {
        let refused = read("Район;ИНН\nРУО 1;1\n".as_bytes()).unwrap_err();
        assert!(refused.to_string().contains("«Название»"), "{refused}");
    }

    #[test]
    fn what_is_wrong_stands_behind_its_row_and_is_read_past_when_the_list_comes_again() {
        let list = read(CSV.as_bytes()).unwrap();
        let book = annotated(&list, &[(4, "Укажите код.".into())]);
        let again = read(&book).unwrap();
        assert_eq!(again.headings.last().map(String::as_str), Some("Что исправить"));
        assert_eq!(again.lines[1].cells.last().map(String::as_str), Some("Укажите код."));
        let cards = |list: &SchoolList| list.lines.iter().map(|line| line.card.clone()).collect::<Vec<_>>();
        assert_eq!(cards(&again), cards(&list));
    }
}
