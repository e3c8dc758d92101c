//! What of a batch stays: whoever somebody has built on, with the whole family, each named with the reason.

use domain::ids::BatchId;
use domain::people::undo::Undoing;

use super::undone::{ALINA, BORIS, HEAD, TABLES, VERA, two_classes};
use super::{CODE, school, table};
use crate::features::import::undo_last;

pub fn kept(undoing: &Undoing) -> Vec<String> {
    undoing.kept.iter().map(|kept| format!("{}, {}: {}", kept.who, kept.what, kept.why)).collect()
}

#[tokio::test]
async fn a_family_somebody_built_on_stays_whole_with_its_class_and_the_rest_goes() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA, BORIS, VERA]), &two_classes()).await;
    school.force("UPDATE accounts SET last_seen_at = '2026-11-12T08:00:00Z' WHERE login = 'kim.o'").await;
    let undone = school.undo().await;
    assert_eq!((undone.figures.pupils, undone.figures.guardians, undone.figures.classes), (1, 1, 1));
    assert_eq!(undone.figures.orders, 0);
    assert_eq!(
        kept(&undone),
        [
            "Класс 5А, класс: этим уже пользуются: есть ученики, группы или приказы",
            "Ким Ольга, добавленный человек: под этим логином уже входили",
            "Ким Алина, добавленный человек: остаётся вместе со своей семьёй",
            "Ким Борис, добавленный человек: остаётся вместе со своей семьёй",
            "Приказ о переносе данных, приказ: этим уже пользуются: есть ученики, группы или приказы",
        ]
    );
    assert_eq!(school.column("SELECT surname FROM persons ORDER BY id").await, ["Ким", "Ким", "Ким"]);
    assert_eq!((school.count("class_members").await, school.count("kinships").await), (2, 2));
}

#[expect(clippy::too_many_lines, reason = "a table: a reason a line")]
#[tokio::test]
async fn what_stands_in_the_way_is_named() {
    let person = "(SELECT id FROM persons WHERE given = 'Алина')";
    let account = format!("(SELECT id FROM accounts WHERE person_id = {person})");
    let school_id = "(SELECT id FROM organisations WHERE code = 'school-12')";
    let year = "(SELECT id FROM school_years)";
    for (why, statements) in [
        (
            "под этим логином уже входили",
            vec![format!("UPDATE accounts SET last_seen_at = created_at WHERE id = {account}")],
        ),
        (
            "уже выдан пароль или ссылка для входа",
            vec![format!("UPDATE accounts SET password_hash = 'x' WHERE id = {account}")],
        ),
        ("после загрузки исправлено", vec![format!("UPDATE persons SET email = 'a@b' WHERE id = {person}")]),
        (
            "есть более поздний приказ",
            vec![format!("UPDATE class_members SET until = '2026-12-01' WHERE pupil_id = {person}")],
        ),
        (
            "состоит в учебной группе",
            vec![
                "INSERT INTO subjects (code, name, short_name) VALUES ('algebra', 'Алгебра', 'Алг')"
                    .to_owned(),
                format!(
                    "INSERT INTO groups (school_id, year_id, subject_id, grade, name) VALUES ({school_id}, {year}, 1, 5, '5А')"
                ),
                format!(
                    "INSERT INTO group_members (school_id, group_id, pupil_id, since) VALUES ({school_id}, 1, {person}, '2026-09-01')"
                ),
            ],
        ),
        (
            "записано согласие или отказ",
            vec![
                format!(
                    "INSERT INTO consent_templates (school_id, purpose, version, title, text, text_hash) VALUES ({school_id}, 'x', 1, 'x', 'x', 'x')"
                ),
                format!(
                    "INSERT INTO consents (school_id, subject_id, given_by, template_id, channel, signed_on) \
                     VALUES ({school_id}, {person}, {person}, 1, 'paper', '2026-09-01')"
                ),
            ],
        ),
        (
            "назначена роль или кадровый приказ",
            vec![format!(
                "INSERT INTO roles (person_id, organisation_id, role, since) VALUES ({person}, {school_id}, 'teacher', '2026-09-01')"
            )],
        ),
        (
            "известен по пакету OneRoster",
            vec![format!(
                "INSERT INTO sourced_ids (school_id, kind, sourced_id, ours) SELECT {school_id}, 'user', 'u1', CAST({person} AS text)"
            )],
        ),
        (
            "родство записано не этой загрузкой",
            vec![
                "INSERT INTO persons (surname, given, search) VALUES ('Юн', 'Пётр', 'юн петр')".to_owned(),
                format!(
                    "INSERT INTO kinships (guardian_id, child_id, degree, may_view, may_sign) SELECT max(id), {person}, 'отец', TRUE, TRUE FROM persons"
                ),
            ],
        ),
    ] {
        let school = school().await;
        school.bring(table(&[HEAD, ALINA, VERA]), &two_classes()).await;
        for statement in &statements {
            school.force(statement).await;
        }
        let sizes = school.count("kinships").await;
        let undone = school.undo().await;
        let told = kept(&undone);
        assert!(told.contains(&format!("Ким Алина, добавленный человек: {why}")), "{why}: {told:?}");
        assert_eq!(undone.figures.pupils, 1, "{why}: Вера goes");
        assert_eq!(school.count("kinships").await, sizes - 1, "{why}");
        assert_eq!(school.count("class_members").await, 1, "{why}");
    }
}

#[tokio::test]
async fn a_batch_that_another_is_built_on_waits_for_it() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &two_classes()).await;
    school.bring(table(&[HEAD, ALINA, BORIS]), &two_classes()).await;
    let early = undo_last(&school.house, CODE, Some(BatchId(1)), true).await.unwrap().undoing;
    let told = kept(&early);
    assert!(
        told.contains(&"Ким Ольга, добавленный человек: родство записано не этой загрузкой".to_owned()),
        "{told:?}"
    );
    assert_eq!(school.undo().await.figures.pupils, 1, "Борис goes with the second");
    let first = school.undo().await;
    assert!(first.kept.is_empty(), "{:?}", first.kept);
    assert_eq!(school.sizes().await, vec![0; TABLES.len()]);
}
