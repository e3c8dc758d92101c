//! Columns that nobody would guess, understood by a person.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use domain::people::roster::{Column, MappingRefused, RosterKind};
use exchange::{FileRefused, people};

const ODD: &str = "Контингент на сентябрь;;;;\n\
    Воспитанник;Где учится;Дата появления;Пол;Примечание\n\
    Ким Алина;9Ж;01.02.2012;ж;\nЮн Глеб;9Ж;01.03.2012;м;новый\n";

/// The Russian code page of Windows.
fn cp1251(text: &str) -> Vec<u8> {
    let byte = |c: char| match u32::from(c) {
        code @ 0..0x80 => u8::try_from(code).unwrap(),
        0x0401 => 0xA8,
        0x0451 => 0xB8,
        code => u8::try_from(code - 0x0410 + 0xC0).unwrap(),
    };
    text.chars().map(byte).collect()
}

fn refused(bytes: &[u8]) -> FileRefused {
    people::columns(bytes, RosterKind::Pupils, None).unwrap_err()
}

#[test]
fn a_heading_nobody_would_guess_is_offered_to_be_understood() {
    let file = cp1251(ODD);
    assert_eq!(people::read(&file, RosterKind::Pupils, None), Err(FileRefused::NoHeading));
    let columns = people::columns(&file, RosterKind::Pupils, None).unwrap();
    let sheet = &columns.mapping.sheets[0];
    assert_eq!(sheet.heading_row, 2);
    let told: Vec<_> = columns.mapping.columns().map(|c| (c.heading.as_str(), c.column)).collect();
    let nothing = None;
    assert_eq!(
        told,
        [
            ("Воспитанник", nothing),
            ("Где учится", nothing),
            ("Дата появления", nothing),
            ("Пол", Some(Column::Sex)),
            ("Примечание", nothing),
        ]
    );
    assert_eq!(columns.samples, ["Ким Алина", "9Ж", "01.02.2012", "ж", "новый"]);
    let lacking = columns.mapping.faults(RosterKind::Pupils);
    assert!(matches!(&lacking[..], [MappingRefused::Lacking { .. }]), "{lacking:?}");
    let meant =
        [Some(Column::FullName), Some(Column::Class), Some(Column::BirthDate), Some(Column::Sex), None];
    let mapping = columns.mapping.meant(&meant).unwrap();
    assert!(mapping.faults(RosterKind::Pupils).is_empty());
    let read = people::read(&file, RosterKind::Pupils, Some(&mapping)).unwrap();
    assert_eq!((read.roster.sheets[0].rows.len(), read.roster.sheets[0].columns.len()), (2, 4));
    let again = people::columns(&file, RosterKind::Pupils, Some(mapping.clone())).unwrap();
    assert_eq!(again.mapping, mapping);
}

#[test]
fn what_has_no_heading_at_all_is_not_offered() {
    assert_eq!(refused("Здравствуйте, высылаем список\nпозже\n".as_bytes()), FileRefused::NoHeading);
    assert_eq!(refused(b"1;2;3\n4;5;6\n"), FileRefused::NoHeading);
    assert!(matches!(refused(b"%PDF-1.7"), FileRefused::NotATable(_)));
}

#[test]
fn a_heading_that_is_known_is_offered_as_it_was_guessed() {
    let list = "ФИО;Класс;Пол;Дата рождения\nКим Алина;9Ж;ж;01.02.2012\n".as_bytes();
    let columns = people::columns(list, RosterKind::Pupils, None).unwrap();
    let read = people::read(list, RosterKind::Pupils, None).unwrap();
    assert_eq!(columns.mapping, read.mapping);
}
