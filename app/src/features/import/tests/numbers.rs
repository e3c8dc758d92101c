//! СНИЛС of a list: kept sealed, compared, and one person's alone.

use entity::person;
use sea_orm::EntityTrait;

use super::{School, Wish, bring_people, pupils, school, staff, table};

const HEAD: &str = "Класс;ФИО;Пол;Дата рождения;СНИЛС;Мать: ФИО;Мать: телефон;Мать: СНИЛС";
const ALINA: &str = "5А;Ким Алина;ж;01.02.2015;112-233-445 95;Ким Ольга;8 900 111-22-33;087-654-303 00";
const STAFF: &str = "ФИО;Дата рождения;Должность;СНИЛС";

fn one_class() -> Wish {
    Wish { classes: vec!["5А".parse().unwrap()], ..pupils() }
}

impl School {
    async fn people(&self) -> Vec<person::Model> {
        person::Entity::find().all(&self.fresh.db.read().await.unwrap()).await.unwrap()
    }

    /// The numbers on record, opened, by given name.
    async fn numbers(&self) -> Vec<(String, String)> {
        let open = |person: person::Model| {
            Some((person.given, self.house.vault.open(&person.snils_cipher?).unwrap()))
        };
        let mut numbers: Vec<_> = self.people().await.into_iter().filter_map(open).collect();
        numbers.sort();
        numbers
    }
}

fn pairs(numbers: &[(&str, &str)]) -> Vec<(String, String)> {
    numbers.iter().map(|(given, digits)| ((*given).to_owned(), (*digits).to_owned())).collect()
}

#[tokio::test]
async fn numbers_of_pupils_guardians_and_staff_lie_sealed() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &one_class()).await;
    school.bring(table(&[STAFF, "Юн Пётр;01.02.1980;Учитель;123-456-789 64"]), &staff()).await;
    let kept = [("Алина", "11223344595"), ("Ольга", "08765430300"), ("Пётр", "12345678964")];
    assert_eq!(school.numbers().await, pairs(&kept));
    for person in school.people().await {
        let (cipher, blind) = (person.snils_cipher.clone().unwrap(), person.snils_blind.clone().unwrap());
        let digits = school.house.vault.open(&cipher).unwrap();
        assert_eq!(blind, school.house.vault.blind(&digits));
        assert!(!cipher.windows(digits.len()).any(|part| part == digits.as_bytes()));
        let row = format!("{person:?}");
        for part in [&digits[..], &digits[..9], &digits[2..]] {
            assert!(!row.contains(part), "{part} in {row}");
        }
    }
    assert_eq!(school.count("events WHERE new LIKE '%112233%' OR subject LIKE '%112233%'").await, 0);
}

#[tokio::test]
async fn the_same_numbers_again_change_nothing_and_a_corrected_one_is_named_by_its_column() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &one_class()).await;
    let (before, events) = (school.people().await, school.count("events").await);
    let again = school.bring(table(&[HEAD, ALINA]), &one_class()).await;
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 1));
    assert_eq!((school.people().await, school.count("events").await), (before, events));
    let corrected = ALINA.replace("112-233-445 95", "123-456-789 64");
    let corrected = school.bring(table(&[HEAD, &corrected]), &one_class()).await;
    assert_eq!((corrected.created, corrected.updated), (0, 1));
    assert_eq!(school.numbers().await, pairs(&[("Алина", "12345678964"), ("Ольга", "08765430300")]));
    let log = school.column("SELECT new FROM events WHERE act = 'person.change'").await;
    assert_eq!(log, ["snils"]);
}

#[tokio::test]
async fn a_guardian_of_another_school_with_the_same_number_and_name_is_the_same_person() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &one_class()).await;
    let second = "INSERT INTO organisations (kind, code, name, short_name, created_at) \
         SELECT kind, 'school-13', 'Школа № 13', 'Школа № 13', created_at FROM organisations";
    school.force(second).await;
    let brother = "5А;Ким Борис;м;01.03.2014;;Ким Ольга;8 900 999-88-77;087-654-303 00";
    let report =
        bring_people(&school.house, "school-13", table(&[HEAD, brother]), &one_class()).await.unwrap();
    assert_eq!((report.created, report.guardians.created), (1, 0));
    let children = "SELECT c.given FROM kinships k JOIN persons c ON c.id = k.child_id \
         JOIN persons g ON g.id = k.guardian_id WHERE g.given = 'Ольга' ORDER BY 1";
    assert_eq!(school.column(children).await, ["Алина", "Борис"]);
    assert_eq!(school.count("persons WHERE given = 'Ольга'").await, 1);
}

#[tokio::test]
async fn a_number_of_somebody_else_in_the_list_stays_with_whom_it_was_met_first() {
    let school = school().await;
    let rows = [
        HEAD,
        ALINA,
        "5А;Юн Вера;ж;01.03.2015;;Юн Анна;;087-654-303 00",
        "5А;Юн Глеб;м;01.04.2015;234-567-891 00;Юн Анна;8 900 222-33-44;234-567-891 00",
        "5А;Юн Дина;ж;01.05.2015;087-654-303 00;;;",
    ];
    let first = school.bring(table(&rows), &one_class()).await;
    let warned: Vec<_> = first.warnings.iter().map(|w| (w.row, w.column.as_str(), w.why.as_str())).collect();
    let foreign = "СНИЛС другого человека";
    assert_eq!(warned, [(3, "Мать: СНИЛС", foreign), (4, "Мать: СНИЛС", foreign)]);
    let rejected: Vec<_> = first.rejected.iter().map(|r| (r.row, r.why.as_str())).collect();
    assert_eq!(rejected, [(5, foreign)]);
    assert!(first.rejected[0].remedy.contains("в строке 2"), "{}", first.rejected[0].remedy);
    let kept = [("Алина", "11223344595"), ("Глеб", "23456789100"), ("Ольга", "08765430300")];
    assert_eq!(school.numbers().await, pairs(&kept));
    let again = school.bring(table(&rows), &one_class()).await;
    assert_eq!((again.created, again.updated, again.guardians.created), (0, 0, 0));
    assert_eq!((again.warnings, again.rejected), (first.warnings, first.rejected));
}

#[tokio::test]
async fn a_number_of_somebody_else_on_record_turns_a_pupil_and_a_colleague_away_but_no_guardian() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &one_class()).await;
    let rows = [
        HEAD,
        "5А;Юн Вера;ж;01.03.2015;112-233-445 95;;;",
        "5А;Юн Глеб;м;01.04.2015;;Юн Анна;;112-233-445 95",
    ];
    let report = school.bring(table(&rows), &one_class()).await;
    assert_eq!((report.created, report.guardians.created), (1, 1));
    assert_eq!((report.rejected.len(), report.rejected[0].row), (1, 2));
    assert_eq!((report.warnings.len(), report.warnings[0].row), (1, 3));
    let colleague = [STAFF, "Юн Пётр;01.02.1980;Учитель;112-233-445 95"];
    let report = school.bring(table(&colleague), &staff()).await;
    assert_eq!((report.created, report.rejected[0].why.as_str()), (0, "СНИЛС другого человека"));
    assert_eq!(school.numbers().await.len(), 2);
}

#[tokio::test]
async fn a_number_in_doubt_is_kept_but_finds_nobody_and_yields_to_one_that_holds() {
    let school = school().await;
    let doubtful =
        [HEAD, "5А;Ким Алина;ж;01.02.2015;111-111-111 11;;;", "5А;Юн Вера;ж;01.03.2015;111-111-111 11;;;"];
    let first = school.bring(table(&doubtful), &one_class()).await;
    assert_eq!((first.created, first.warnings.len()), (2, 2));
    assert_eq!(school.numbers().await, pairs(&[("Алина", "11111111111"), ("Вера", "11111111111")]));
    assert_eq!(school.count("persons WHERE snils_blind IS NOT NULL").await, 0);
    let again = school.bring(table(&doubtful), &one_class()).await;
    assert_eq!((again.created, again.updated), (0, 0));
    let sure = [HEAD, "5А;Ким Алина;ж;01.02.2015;112-233-445 95;;;"];
    assert_eq!(school.bring(table(&sure), &one_class()).await.updated, 1);
    let back = school.bring(table(&doubtful), &one_class()).await;
    assert_eq!((back.created, back.updated), (0, 0));
    assert_eq!(school.numbers().await, pairs(&[("Алина", "11223344595"), ("Вера", "11111111111")]));
}

#[tokio::test]
async fn a_colleague_with_a_new_surname_is_known_by_number_and_birthday() {
    let school = school().await;
    school.bring(table(&[STAFF, "Юн Анна;01.02.1980;Учитель;112-233-445 95"]), &staff()).await;
    let married = [STAFF, "Ким Анна;01.02.1980;Завуч;112-233-445 95"];
    let found = school.bring(table(&married), &staff()).await;
    assert_eq!((found.created, found.updated), (0, 1));
    assert_eq!(school.count("persons").await, 1);
    let again = school.bring(table(&married), &staff()).await;
    assert_eq!((again.created, again.updated), (0, 0));
}
