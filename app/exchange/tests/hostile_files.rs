//! Files that would harm the server or are no lists: refused quickly, with words a person understands.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use domain::people::roster::RosterKind;
use exchange::{FileRefused, people};
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The promise is a second; a debug build on a busy machine gets five.
const AT_MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });

fn refused(bytes: &[u8]) -> FileRefused {
    let start = Instant::now();
    let refused = people::read(bytes, RosterKind::Pupils, None).unwrap_err();
    assert!(start.elapsed() < AT_MOST, "{refused} took {:?}", start.elapsed());
    refused
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_cell_in_the_last_corner_is_named() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(1_048_575, 16_383, "x").unwrap();
    let refused = refused(&book.save_to_buffer().unwrap());
    assert!(refused.to_string().contains("XFD1048576"), "{refused}");
}

/// A workbook that holds one megabyte of blanks and says it holds `declared` bytes.
fn bomb(declared: u32) -> Vec<u8> {
    let blanks = vec![b' '; 1024 * 1024];
    let mut bytes = archive(&[("xl/workbook.xml", &blanks)]);
    let real = u32::try_from(blanks.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == real).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&declared.to_le_bytes());
    }
    bytes
}

#[test]
fn a_zip_bomb_is_measured_before_it_is_unpacked() {
    assert_eq!(refused(&bomb(100 * 1024 * 1024)), FileRefused::TooMuchInside);
    assert_eq!(refused(&bomb(u32::MAX - 1)), FileRefused::TooMuchInside);
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_found_out() {
    assert!(matches!(refused(&bomb(1000)), FileRefused::TooMuchInside | FileRefused::Damaged));
}

#[test]
fn one_long_text_shown_by_many_cells_does_not_fill_the_memory() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let text = "я".repeat(16_000);
    for row in 0..2_000 {
        page.write_string(row, 0, &text).unwrap();
    }
    assert_eq!(refused(&book.save_to_buffer().unwrap()), FileRefused::TooMuchInside);
}

#[test]
fn a_document_under_another_name_is_told_by_its_content() {
    let document = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert_eq!(refused(&document), FileRefused::NotATable("документ Word"));
    assert_eq!(refused(&archive(&[("a.txt", b"a")])), FileRefused::NotATable("архив"));
    assert_eq!(refused(b"%PDF-1.7 \n"), FileRefused::NotATable("документ PDF"));
    assert!(matches!(refused(b"<html><table>"), FileRefused::OtherWorkbook(_)));
    assert!(matches!(refused(b"\x89PNG\r\n\x1a\n\0\0\0"), FileRefused::NotATable(_)));
}

#[test]
fn an_encrypted_workbook_asks_for_its_password_to_be_removed() {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(4096, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(9 * 1024 * 1024, 0);
    assert_eq!(refused(&bytes), FileRefused::Encrypted);
}

#[test]
fn nothing_and_almost_nothing_are_refused() {
    assert_eq!(refused(b""), FileRefused::Empty);
    assert_eq!(refused(b" \r\n"), FileRefused::Empty);
    assert_eq!(refused("привет".as_bytes()), FileRefused::NoHeading);
    assert_eq!(refused("ФИО;Класс;Пол;Дата рождения\n".as_bytes()), FileRefused::NoRows);
    assert_eq!(refused(&Workbook::new().save_to_buffer().unwrap()), FileRefused::NoHeading);
    assert_eq!(refused(b"PK\x03\x04 torn"), FileRefused::Damaged);
}

#[test]
fn a_file_over_ten_megabytes_is_not_read() {
    assert_eq!(refused(&vec![b'a'; 10 * 1024 * 1024 + 1]), FileRefused::TooLarge);
}

#[test]
fn a_text_of_countless_lines_is_too_much() {
    let lines = "a;b\n".repeat(30_000);
    assert_eq!(refused(lines.as_bytes()), FileRefused::TooManyCells);
}

/// A workbook of `OpenDocument` with one sheet of these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><table:table table:name=\"Лист\">{rows}</table:table></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn a_cell_that_says_it_stands_a_million_times_is_not_believed() {
    let cell =
        "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>я</text:p></table:table-cell>";
    let wide = refused(&open_document(&format!("<table:table-row>{cell}</table:table-row>")));
    assert!(wide.to_string().contains("GS1"), "{wide}");
    let cell = "<table:table-cell><text:p>я</text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row>");
    assert!(refused(&open_document(&rows)).to_string().contains("A20001"));
}

#[test]
fn one_long_text_repeated_in_an_open_document_does_not_fill_the_memory() {
    let cell = format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", "я".repeat(16_000));
    let rows = format!("<table:table-row table:number-rows-repeated=\"2000\">{cell}</table:table-row>");
    assert_eq!(refused(&open_document(&rows)), FileRefused::TooMuchInside);
}

#[test]
fn an_encrypted_open_document_asks_for_its_password_to_be_removed() {
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let bytes =
        archive(&[("mimetype", b"x"), ("content.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(refused(&bytes), FileRefused::Encrypted);
}

/// A workbook of Excel 97 with these records after the head.
fn old_book(records: &[(u16, &[u8])]) -> Vec<u8> {
    let head: &[u8] = &[0, 6, 5, 0, 0, 0, 0, 0];
    let all = [(0x0809, head)].into_iter().chain(records.iter().copied());
    let record = |(kind, data): (u16, &[u8])| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    };
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&all.flat_map(record).collect::<Vec<u8>>()).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn an_old_workbook_that_is_encrypted_torn_or_lies_is_refused() {
    assert_eq!(refused(&old_book(&[(0x002F, &[1, 0])])), FileRefused::Encrypted);
    // A sheet that begins beyond the end of the file.
    let beyond = [255, 255, 255, 127, 0, 0, 1, 0, b'x'];
    assert_eq!(refused(&old_book(&[(0x0085, &beyond), (0x000A, &[])])), FileRefused::Damaged);
    let book = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists/1-one-name.xls")).unwrap();
    for length in (600..book.len()).step_by(97) {
        // Wherever it is torn, it is refused or read, and nothing falls over.
        let _ = people::read(&book[..length], RosterKind::Pupils, None);
    }
}

#[test]
fn an_old_workbook_with_any_bytes_changed_is_refused_or_read() {
    let book = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lists/6-staff.xls")).unwrap();
    for at in 512..book.len() {
        let mut other = book.clone();
        other[at] = !other[at];
        let start = Instant::now();
        let read = people::read(&other, RosterKind::Staff, None);
        assert!(start.elapsed() < AT_MOST, "byte {at}");
        assert!(read.is_err() || read.is_ok_and(|file| !file.mapping.sheets.is_empty()));
    }
}
