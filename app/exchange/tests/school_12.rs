//! The lists of the school № 12, row by row as the README beside them says.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use domain::people::roster::{
    CheckedPupils, KnownPeople, Remark, RosterContext, RosterKind, check_pupils, check_staff,
};
use domain::people::{ClassName, ProposedRole, Sex};
use serde_json::Value;

fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../end2end/fixtures/school-12");
    std::fs::read(folder.join(name)).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&fixture("expected.json")).unwrap()
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
}

fn classes() -> BTreeSet<ClassName> {
    let expected = expected();
    let names = expected["classes"].as_array().unwrap().iter();
    names.map(|name| name.as_str().unwrap().parse().unwrap()).collect()
}

fn pupils(file: &str) -> CheckedPupils {
    let read = exchange::people::read(&fixture(file), RosterKind::Pupils, None).unwrap();
    let (classes, known) = (classes(), KnownPeople::default());
    let cx = RosterContext { first_day: first_day(), classes: &classes, known: &known };
    check_pupils(&read.roster, &cx)
}

/// What a remark must say, as the fixture writes it down.
fn said(remarks: &[Remark]) -> Vec<Value> {
    let said = |remark: &Remark| {
        let mut entry = serde_json::json!({"row": remark.row, "column": remark.column, "why": remark.why});
        if let Some(of) = remark.of {
            entry["of"] = of.into();
        }
        entry
    };
    remarks.iter().map(said).collect()
}

fn agrees(file: &str) {
    let expected = &expected()["files"][file];
    let checked = pupils(file);
    let report = &checked.report;
    assert_eq!(Value::from(said(&report.rejected)), expected["rejected"]);
    assert_eq!(Value::from(said(&report.warnings)), expected["warnings"]);
    assert_eq!(Value::from(report.rows), expected["rows"]);
    assert_eq!(Value::from(report.accepted), expected["accepted"]);
    assert_eq!(Value::from(report.guardians.persons), expected["guardians"]["persons"]);
    assert_eq!(Value::from(report.guardians.links), expected["guardians"]["links"]);
    assert_eq!(report.classes.len(), classes().len());
    assert_eq!(checked.guardians.len(), report.guardians.persons as usize);
}

#[test]
fn the_workbook_of_pupils_is_read_as_its_readme_says() {
    agrees("pupils.xlsx");
}

#[test]
fn the_text_table_of_the_same_pupils_is_read_the_same() {
    agrees("pupils-cp1251.csv");
    let (book, text) = (pupils("pupils.xlsx"), pupils("pupils-cp1251.csv"));
    let who = |checked: &CheckedPupils| -> Vec<_> {
        checked.pupils.iter().map(|p| (p.name.full(), p.birth_date, p.class.clone(), p.snils)).collect()
    };
    assert_eq!(who(&book), who(&text));
    let kin = |checked: &CheckedPupils| -> Vec<_> {
        let kin = checked.guardians.iter();
        kin.map(|g| (g.name.clone(), g.sex, g.birth_date, g.phone, g.email.clone(), g.snils)).collect()
    };
    assert_eq!(kin(&book), kin(&text));
}

#[test]
fn every_guardian_has_the_sex_of_mother_or_father() {
    let checked = pupils("pupils.xlsx");
    for link in checked.pupils.iter().flat_map(|pupil| &pupil.guardians) {
        assert_eq!(checked.guardians[link.guardian].sex, link.kinship.sex());
    }
}

#[test]
fn passwords_of_the_file_are_not_read() {
    let read = exchange::people::read(&fixture("pupils.xlsx"), RosterKind::Pupils, None).unwrap();
    assert!(read.mapping.sheets[0].columns.iter().any(|mapped| mapped.heading == "Пароль"));
    assert!(read.roster.sheets[0].columns.iter().all(|(_, heading)| heading != "Пароль"));
}

#[test]
fn the_staff_go_in_with_the_roles_their_posts_propose() {
    let read = exchange::people::read(&fixture("staff.xlsx"), RosterKind::Staff, None).unwrap();
    let (classes, known) = (BTreeSet::new(), KnownPeople::default());
    let cx = RosterContext { first_day: first_day(), classes: &classes, known: &known };
    let checked = check_staff(&read.roster, &cx);
    let expected = &expected()["files"]["staff.xlsx"];
    assert_eq!(Value::from(checked.report.rows), expected["rows"]);
    assert_eq!(Value::from(checked.report.accepted), expected["accepted"]);
    assert!(checked.report.rejected.is_empty() && checked.report.warnings.is_empty());
    let head = &checked.staff[0];
    assert_eq!((head.proposed, head.sex), (Some(ProposedRole::Head), Some(Sex::Female)));
    assert!(checked.staff.iter().all(|member| member.proposed.is_some() && member.birth_date.is_some()));
    let led: BTreeSet<_> = checked.staff.iter().flat_map(|member| &member.class_teacher_of).collect();
    assert_eq!(led.len(), 22);
    assert_eq!(checked.staff[14].subjects, ["География", "Обществознание"]);
}

#[test]
fn rejected_rows_come_back_with_their_reasons_and_are_rejected_again() {
    let file = fixture("pupils.xlsx");
    let read = exchange::people::read(&file, RosterKind::Pupils, None).unwrap();
    let report = pupils("pupils.xlsx").report;
    let back = exchange::people::annotated(&file, &read.mapping, &report).unwrap();
    let again = exchange::people::read(&back, RosterKind::Pupils, None).unwrap();
    assert_eq!(again.roster.sheets[0].rows.len(), report.rejected.len());
    let headings: Vec<_> = again.mapping.sheets[0].columns.iter().map(|m| m.heading.as_str()).collect();
    assert!(headings.ends_with(&["Строка в файле", "Почему не принята", "Что сделать"]));
    assert!(!headings.contains(&"Пароль"));
}
