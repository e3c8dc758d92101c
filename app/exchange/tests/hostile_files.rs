//! Files that would harm the server or are no lists: refused quickly, with words a person understands.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::{Cursor, Write};
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
