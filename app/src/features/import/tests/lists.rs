//! Small lists that bring one thing each: corrections, families, logins, classes.

use super::{Wish, dry, pupils, school, staff, table};
use crate::kit::AppError;

const HEAD: &str = "Класс;ФИО;Пол;Дата рождения;Логин;Мать: ФИО;Мать: телефон";

fn one_class() -> Wish {
    Wish { classes: vec!["5А".parse().unwrap()], ..pupils() }
}

#[tokio::test]
async fn a_guardian_known_by_name_alone_is_the_guardian_of_that_child() {
    let school = school().await;
    let rows = [
        HEAD,
        "5А;Ким Алина;ж;01.02.2015;;Ким Ольга;",
        "5А;Ким Борис;м;01.03.2015;;Ким Ольга;",
        "5А;Юн Вера;ж;01.03.2015;;Юн Анна;8 900 111-22-33",
    ];
    let first = school.bring(table(&rows), &one_class()).await;
    assert_eq!((first.created, first.guardians.created), (3, 3), "equal ФИО alone is two persons");
    let again = school.bring(table(&rows), &one_class()).await;
    assert_eq!((again.created, again.updated, again.guardians.created), (0, 0, 0));
    let telephone = [HEAD, "5А;Ким Алина;ж;01.02.2015;;Ким Ольга;8 900 222-33-44"];
    let changed = school.bring(table(&telephone), &one_class()).await;
    assert_eq!((changed.created, changed.updated, changed.guardians.created), (0, 1, 0));
    assert_eq!(
        school.column("SELECT phone_key FROM persons WHERE phone_key LIKE '%4'").await,
        ["9002223344"]
    );
}

#[tokio::test]
async fn only_filled_cells_that_differ_change_anything() {
    let school = school().await;
    let cards = "Фамилия;Имя;Отчество;Дата рождения;Должность;Телефон;Эл. почта";
    let full = "Семенов;Пётр;Ильич;01.02.1980;Учитель;8 900 111-22-33;p@school.example";
    school.bring(table(&[cards, full]), &staff()).await;
    let emptier = "Семенов;Петр;Ильич;01.02.1980;;;";
    let same = school.bring(table(&[cards, emptier]), &staff()).await;
    assert_eq!((same.updated, same.unchanged), (0, 1), "an empty cell takes nothing away");
    let events = school.count("events").await;
    let better = "Семёнов;Пётр;Ильич;01.02.1980;Завуч;;p2@school.example";
    let changed = school.bring(table(&[cards, better]), &staff()).await;
    assert_eq!((changed.created, changed.updated), (0, 1));
    assert_eq!(school.column("SELECT surname || email FROM persons").await, ["Семёновp2@school.example"]);
    assert_eq!(school.column("SELECT post FROM staff").await, ["Завуч"]);
    assert_eq!(school.count("events").await, events + 2);
    let log = school.column("SELECT new FROM events WHERE act = 'person.change'").await;
    assert_eq!(log, ["name,email"], "the log names columns, never what stands in them");
}

#[tokio::test]
async fn a_login_of_the_list_is_taken_if_it_is_free() {
    let school = school().await;
    let rows = [
        HEAD,
        "5А;Ким Алина;ж;01.02.2015;ким;;",
        "5А;Ким Анна;ж;01.03.2015;alina;;",
        "5А;Ким Артём;м;01.04.2015;alina;;",
        "5А;Ким Арсен;м;01.05.2015;;;",
    ];
    let report = school.bring(table(&rows), &one_class()).await;
    assert_eq!(report.warnings.len(), 2, "one unfit, one taken");
    let logins = "SELECT login FROM accounts a JOIN persons p ON p.id = a.person_id ORDER BY p.born";
    assert_eq!(school.column(logins).await, ["kim.a", "alina", "kim.a2", "kim.a3"]);
    let again = school.bring(table(&rows), &one_class()).await;
    assert_eq!((again.created, again.updated), (0, 0));
}

#[tokio::test]
async fn classes_not_confirmed_are_not_made() {
    let school = school().await;
    let none = Wish { classes: vec![], ..pupils() };
    let rows = [HEAD, "5А;Ким Алина;ж;01.02.2015;;;"];
    let report = school.bring(table(&rows), &none).await;
    assert_eq!((report.accepted, report.rejected[0].why.as_str()), (0, "нет такого класса"));
    assert_eq!(school.count("classes").await, 0);
}

#[tokio::test]
async fn a_draft_year_takes_a_corrected_class_and_an_open_one_asks_for_an_order() {
    let school = school().await;
    let wish = Wish { classes: vec!["5А".parse().unwrap(), "5Б".parse().unwrap()], ..pupils() };
    school.bring(table(&[HEAD, "5А;Ким Алина;ж;01.02.2015;;;"]), &wish).await;
    let moved = school.bring(table(&[HEAD, "5Б;Ким Алина;ж;01.02.2015;;;"]), &wish).await;
    assert_eq!((moved.created, moved.updated), (0, 1));
    let letter = "SELECT c.letter FROM class_members m JOIN classes c ON c.id = m.class_id";
    assert_eq!(school.column(letter).await, ["Б"]);
    school.force("UPDATE school_years SET state = 'open'").await;
    let held = school.bring(table(&[HEAD, "5А;Ким Алина;ж;01.02.2015;;;"]), &wish).await;
    assert_eq!((held.updated, held.unchanged), (0, 1));
    assert_eq!(held.warnings[0].why, "ученик уже в классе 5Б");
    assert_eq!(school.column(letter).await, ["Б"]);
}

#[tokio::test]
async fn an_unknown_school_a_closed_year_and_no_table_are_refused_with_a_reason() {
    let school = school().await;
    let file = || table(&[HEAD, "5А;Ким Алина;ж;01.02.2015;;;"]);
    let foreign = super::bring_people(&school.house, "school-13", file(), &one_class()).await;
    assert_eq!(foreign, Err(AppError::Refused("Школы с кодом «school-13» нет.".into())));
    school.bring(file(), &one_class()).await;
    school.force("UPDATE school_years SET state = 'closed'").await;
    let closed = Wish { year: Some(2026), ..one_class() };
    let closed = super::bring_people(&school.house, super::CODE, file(), &closed).await;
    assert!(matches!(closed, Err(AppError::Refused(why)) if why.contains("2026/2027")));
    let next = school.bring(file(), &dry(one_class())).await;
    assert_eq!(next.created, 1, "the year after the closed one is begun");
    let pdf = super::bring_people(&school.house, super::CODE, b"%PDF-1.7".to_vec(), &one_class()).await;
    assert!(matches!(pdf, Err(AppError::Refused(why)) if why.contains("PDF")));
}
