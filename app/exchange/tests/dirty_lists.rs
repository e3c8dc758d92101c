//! Lists of many shapes, dirty as schools send them.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::people::roster::{
    CheckedPupils, Column, KnownPeople, KnownPerson, RosterContext, RosterKind, check_pupils, check_staff,
};
use domain::people::{ClassName, Kinship, PersonName, Sex};
use exchange::{FileRefused, people};
use rust_xlsxwriter::Workbook;

fn check(bytes: &[u8], known: &KnownPeople) -> CheckedPupils {
    let read = people::read(bytes, RosterKind::Pupils, None).unwrap();
    let classes: BTreeSet<ClassName> = ["1А", "5А", "5Б"].iter().map(|name| name.parse().unwrap()).collect();
    let first_day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    check_pupils(&read.roster, &RosterContext { first_day, classes: &classes, known })
}

fn pupils(bytes: &[u8]) -> CheckedPupils {
    check(bytes, &KnownPeople::default())
}

/// A workbook of one sheet; the cells of a line are parted by `|`.
fn book(lines: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, line) in (0_u32..).zip(lines.lines()) {
        for (column, text) in (0_u16..).zip(line.split('|')) {
            page.write_string(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

const DIRTY: &str = "МБОУ СОШ № 7

Список учащихся 5 классов|||по состоянию на 01.09.2026
№|ФИО учащегося|Кл.|пол (м/ж)|Дата рожд.|ФИО родителя (законного представителя)|Степень родства|Телефон|\
ФИО родителя (законного представителя)|Степень родства|Телефон
1|СИДОРОВ  Пётр Ильич|5 «a»|муж.|01.02.15|Сидорова Анна Юрьевна|мать|8 (900) 111-22-33|\
Сидоров Илья Петрович|отец|+7 900 1112244
2|Сидорова Вера Ильинична|5-Б|жен.|1.2.2015|сидорова анна юрьевна|Мама|9001112233

3|Алина|5а|ж|03.04.2015
4|Ким Алина|5а|Ж|2015-04-03|Ким Ольга|опекун|123
|||||||";

#[test]
fn one_column_of_names_and_guardians_with_their_kinship() {
    let checked = pupils(&book(DIRTY));
    assert_eq!((checked.report.rows, checked.report.accepted), (4, 3));
    let refused = &checked.report.rejected[0];
    assert_eq!(
        (refused.row, refused.column.as_str(), refused.why.as_str()),
        (8, "ФИО учащегося", "не указана фамилия")
    );
    assert_eq!(checked.pupils[0].name.short(), "Сидоров П. И.");
    assert_eq!((checked.report.guardians.persons, checked.report.guardians.merged), (3, 1));
    assert_eq!(checked.guardians[0].sex, Some(Sex::Female));
    assert_eq!(checked.guardians[1].phone, "9001112244".parse().ok());
    assert_eq!(checked.pupils[2].guardians[0].kinship, Kinship::Representative);
    assert_eq!(checked.report.warnings[0].row, 9);
}

#[test]
fn a_heading_of_two_lines_reads_as_one() {
    let checked = pupils(&book(
        "Класс|Ученик|||Пол|Дата рождения|Мать||Отец|
|Фамилия|Имя|Отчество|||ФИО|тел.|ФИО|тел.
1|2|3|4|5|6|7|8|9|10
1А|Орлова|Ева||ж|05.05.2019|Орлова Инна Львовна|89001112233|Орлов Лев|89001112244",
    ));
    assert_eq!((checked.report.accepted, checked.report.guardians.persons), (1, 2));
    assert_eq!(checked.pupils[0].guardians[1].kinship, Kinship::Father);
}

#[test]
fn text_tables_are_read_with_any_separator_and_page() {
    let rows = "Фамилия;Имя;Отчество;Класс;Пол;Дата рождения\n\n\"Белов\";Ян;;5А;М;02.03.2015\n\nЩукина;Юлия;Олеговна;5Б;Ж;04.05.2015\n";
    let tabs = rows.replace(';', "\t");
    let commas = rows.replace(';', ",");
    let bom = format!("\u{feff}{rows}");
    let (cp1251, _, _) = encoding_rs::WINDOWS_1251.encode(rows);
    for bytes in [rows.as_bytes(), tabs.as_bytes(), commas.as_bytes(), bom.as_bytes(), &cp1251] {
        let checked = pupils(bytes);
        let lines: Vec<u32> = checked.pupils.iter().map(|pupil| pupil.place.row).collect();
        assert_eq!(lines, [3, 5]);
        assert_eq!(checked.pupils[1].name.full(), "Щукина Юлия Олеговна");
    }
}

#[test]
fn a_row_break_inside_quotes_does_not_shift_the_lines() {
    let checked = pupils(
        "ФИО;Класс;Пол;Дата рождения\n\"Белов\nЯн\";5А;М;02.03.2015\nКим Ия;5А;Ж;02.03.2015".as_bytes(),
    );
    assert_eq!(checked.pupils.iter().map(|pupil| pupil.place.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(checked.pupils[0].name.full(), "Белов Ян");
}

#[test]
fn equal_names_alone_are_two_guardians() {
    let checked = pupils(
        "ФИО;Класс;Пол;Дата рождения;Мать\nБелов Ян;5А;М;02.03.2015;Белова Ия\nБелова Яна;5А;Ж;02.03.2016;Белова Ия".as_bytes(),
    );
    assert_eq!(checked.report.guardians.persons, 2);
}

#[test]
fn people_on_record_are_recognized_and_their_logins_are_theirs() {
    let mut known = KnownPeople::default();
    let name = PersonName::parse("Белов Ян").unwrap();
    let birth_date = NaiveDate::from_ymd_opt(2015, 3, 2);
    known.add(KnownPerson { person: PersonId(7), name, birth_date, snils: None, phone: None });
    known.add_login("belov", PersonId(7));
    let list =
        "ФИО;Класс;Пол;Дата рождения;Логин\nБЕЛОВ ян;5А;М;02.03.2015;Belov\nКим Ия;5А;Ж;02.03.2015;belov";
    let checked = check(list.as_bytes(), &known);
    assert_eq!(checked.pupils[0].existing, Some(PersonId(7)));
    assert_eq!(checked.pupils[0].login.as_deref(), Some("belov"));
    assert_eq!(checked.pupils[1].login, None);
    assert_eq!(checked.report.warnings[0].why, "логин занят");
}

#[test]
fn a_corrected_mapping_is_followed() {
    let bytes = "Кто;Класс;Пол;Дата рождения;ФИО\nБелов Ян;5А;М;02.03.2015;Белова Ия".as_bytes();
    let mut mapping = people::read(bytes, RosterKind::Pupils, None).unwrap().mapping;
    mapping.sheets[0].columns[0].column = Some(Column::FullName);
    mapping.sheets[0].columns[4].column = None;
    let json = serde_json::to_string(&mapping).unwrap();
    let read = people::read(bytes, RosterKind::Pupils, Some(&serde_json::from_str(&json).unwrap())).unwrap();
    assert_eq!(read.roster.sheets[0].rows[0].cells[0].to_string(), "Белов Ян");
}

#[test]
fn a_list_without_its_columns_says_which() {
    let refused = people::read("ФИО;Пол\nБелов Ян;м".as_bytes(), RosterKind::Pupils, None).unwrap_err();
    let columns = "«Класс», «Дата рождения»".to_owned();
    assert_eq!(refused, FileRefused::MissingColumns { sheet: String::new(), columns });
}

#[test]
fn namesakes_in_the_staff_are_two_people_when_their_birthdays_differ() {
    let list = "ФИО;Должность;Дата рождения\nКим Ия;Учитель;02.03.85\nКим Ия;Учитель;02.03.1986\nКим Ия;Завуч;02.03.1986";
    let read = people::read(list.as_bytes(), RosterKind::Staff, None).unwrap();
    let (classes, known) = (BTreeSet::new(), KnownPeople::default());
    let first_day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let report =
        check_staff(&read.roster, &RosterContext { first_day, classes: &classes, known: &known }).report;
    assert_eq!((report.accepted, report.rejected[0].of), (2, Some(3)));
}

#[test]
fn what_looks_like_a_formula_comes_back_as_text() {
    let bytes = book(
        "ФИО|Класс|Пол|Дата рождения|Телефон
=HYPERLINK(\"x\")|5А|м|02.03.2015|+7 900 1112233",
    );
    let read = people::read(&bytes, RosterKind::Pupils, None).unwrap();
    let report = pupils(&bytes).report;
    let back = people::annotated(&bytes, &read.mapping, &report).unwrap();
    let again = people::read(&back, RosterKind::Pupils, None).unwrap();
    assert_eq!(again.roster.sheets[0].rows[0].cells[0].to_string(), "=HYPERLINK(\"x\")");
}
