//! Batches taken back whole: import and undo is nothing, import, undo and import again is import once.

use domain::ids::BatchId;
use domain::people::undo::{Figures, Undoing};
use sea_orm::DbBackend;

use super::held::kept;
use super::{CODE, School, Wish, dry, expected, fixture, pupils, school, staff, table};
use crate::features::import::undo_last;
use crate::kit::event::{seal_all, verify};

pub const HEAD: &str = "Класс;ФИО;Пол;Дата рождения;Логин;Мать: ФИО;Мать: телефон;СНИЛС";
pub const ALINA: &str = "5А;Ким Алина;ж;01.02.2015;;Ким Ольга;8 900 111-22-33;112-233-445 95";
pub const BORIS: &str = "5А;Ким Борис;м;01.03.2016;;Ким Ольга;8 900 111-22-33;";
pub const VERA: &str = "5Б;Юн Вера;ж;01.03.2015;;Юн Анна;8 900 222-33-44;";
const CARDS: &str = "ФИО;Дата рождения;Должность;Предметы;Классное руководство";

/// Everything a list writes, and the classes.
pub const TABLES: [&str; 8] =
    ["persons", "accounts", "kinships", "staff", "classes", "class_members", "order_lines", "roles"];

pub fn two_classes() -> Wish {
    Wish { classes: vec!["5А".parse().unwrap(), "5Б".parse().unwrap()], ..pupils() }
}

impl School {
    pub async fn undo(&self) -> Undoing {
        undo_last(&self.house, CODE, None, false).await.unwrap().undoing
    }

    async fn foresee(&self) -> Undoing {
        undo_last(&self.house, CODE, None, true).await.unwrap().undoing
    }

    async fn undo_number(&self, batch: i64) -> Undoing {
        undo_last(&self.house, CODE, Some(BatchId(batch)), false).await.unwrap().undoing
    }

    pub async fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![];
        for table in TABLES {
            sizes.push(self.count(table).await);
        }
        sizes
    }

    /// What people see of an import: orders that were cancelled and those that cancel them are the book's own.
    async fn seen(&self) -> Vec<String> {
        let mut seen = vec![];
        for sql in [
            "SELECT p.search || p.surname || COALESCE(CAST(p.born AS text), '') || COALESCE(p.sex, '') || COALESCE(p.phone, '') \
             || COALESCE(p.phone_key, '') || COALESCE(p.email, '') || COALESCE(p.snils_blind, '') || COALESCE(a.login, '-') \
             FROM persons p LEFT JOIN accounts a ON a.person_id = p.id ORDER BY 1",
            "SELECT g.search || COALESCE(g.phone_key, '') || ' ' || c.search || ' ' || k.degree FROM kinships k \
             JOIN persons g ON g.id = k.guardian_id JOIN persons c ON c.id = k.child_id ORDER BY 1",
            "SELECT p.search || CAST(c.grade AS text) || c.letter || CAST(m.since AS text) FROM class_members m \
             JOIN persons p ON p.id = m.pupil_id JOIN classes c ON c.id = m.class_id ORDER BY 1",
            "SELECT CAST(c.grade AS text) || c.letter || COALESCE(p.search, '-') FROM classes c \
             LEFT JOIN persons p ON p.id = c.teacher_id ORDER BY 1",
            "SELECT p.search || s.post || s.subjects || COALESCE(s.class_wish, '-') FROM staff s \
             JOIN persons p ON p.id = s.person_id ORDER BY 1",
            "SELECT o.kind || CAST((SELECT COUNT(*) FROM order_lines l WHERE l.order_id = o.id) AS text) FROM orders o \
             WHERE o.state = 'issued' AND o.cancels_id IS NULL ORDER BY 1",
        ] {
            seen.extend(self.column(sql).await);
        }
        seen
    }
}

#[tokio::test]
async fn import_undo_import_again_is_import_once() {
    for (file, wish) in [("staff.xlsx", staff()), ("pupils.xlsx", pupils()), ("pupils-cp1251.csv", pupils())]
    {
        let (school, once) = (school().await, school().await);
        let first = school.bring(fixture(file), &wish).await;
        let foreseen = school.foresee().await;
        let undone = school.undo().await;
        assert_eq!(undone, foreseen, "{file}");
        assert!(undone.kept.is_empty(), "{file}: {:?}", undone.kept);
        let people = undone.figures.pupils + undone.figures.staff;
        assert_eq!((people, undone.figures.guardians), (first.created, first.guardians.created), "{file}");
        assert_eq!(school.sizes().await, vec![0; TABLES.len()], "{file}");
        assert_eq!(school.bring(fixture(file), &dry(wish.clone())).await, first, "{file}");
        assert_eq!(school.bring(fixture(file), &wish).await, first, "{file}");
        once.bring(fixture(file), &wish).await;
        assert_eq!(school.seen().await, once.seen().await, "{file}");
    }
}

#[tokio::test]
async fn lists_one_after_another_go_back_in_turn() {
    let school = school().await;
    school.bring(fixture("staff.xlsx"), &staff()).await;
    let after_staff = school.seen().await;
    school.bring(fixture("pupils.xlsx"), &pupils()).await;
    assert_eq!(school.count("classes WHERE teacher_id IS NOT NULL").await, 22);
    let undone = school.undo().await;
    assert_eq!((undone.figures.classes, undone.figures.orders), (22, 1));
    assert!(undone.kept.is_empty(), "{:?}", undone.kept);
    assert_eq!(school.seen().await, after_staff, "the wishes to lead classes wait again");
    let staff_gone = school.undo().await;
    assert_eq!(expected()["files"]["staff.xlsx"]["accepted"], staff_gone.figures.staff);
    assert_eq!(school.sizes().await, vec![0; TABLES.len()]);
}

#[tokio::test]
async fn an_undone_batch_is_an_event_and_is_undone_once() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA, VERA]), &two_classes()).await;
    let undone = school.undo_number(1).await;
    let told = Figures { pupils: 2, guardians: 2, classes: 2, orders: 1, ..Figures::default() };
    assert_eq!(undone.figures, told);
    let orders =
        school.column("SELECT state || COALESCE(CAST(cancels_id AS text), '') FROM orders ORDER BY id").await;
    assert_eq!(orders, ["cancelled", "issued1"]);
    let events = school.count("events").await;
    assert_eq!(school.undo_number(1).await, undone);
    assert_eq!(school.count("events").await, events);
    let last = school.column("SELECT act || ' ' || subject FROM events ORDER BY id DESC LIMIT 1").await;
    assert_eq!(last, ["batch.undo batch:1"]);
    let again = undo_last(&school.house, CODE, None, false).await;
    assert!(again.is_err(), "no batch stands: {again:?}");
    seal_all(&school.house.db, school.house.clock.now()).await;
    assert!(verify(&school.house.db).await.unwrap().sound);
    let sealed = school.count("batch_lines WHERE sealed_before IS NOT NULL").await;
    assert_eq!(sealed, 0, "what is put back is forgotten");
}

#[tokio::test]
async fn cards_return_to_what_they_were_unless_a_later_hand_was_there() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA, VERA]), &two_classes()).await;
    let before = school.seen().await;
    let better = [
        HEAD,
        "5А;Кимова Алина;ж;01.02.2015;;Ким Ольга;8 900 999-88-77;112-233-445 95",
        "5Б;Юн Вера;ж;01.03.2015;;Юн Анна;8 900 777-66-55;087-654-303 00",
    ];
    let changed = school.bring(table(&better), &two_classes()).await;
    assert!(changed.updated > 0, "{changed:?}");
    assert_ne!(school.seen().await, before);
    assert!(school.undo().await.kept.is_empty());
    assert_eq!(school.seen().await, before);
    school.bring(table(&better), &two_classes()).await;
    school.force("UPDATE persons SET snils_blind = NULL, snils_cipher = NULL WHERE given = 'Вера'").await;
    let undone = school.undo().await;
    assert_eq!(kept(&undone), ["Юн Вера, исправление карточки: после загрузки исправлено"]);
    assert_eq!(school.count("persons WHERE given = 'Вера'").await, 1);
}

#[tokio::test]
async fn staff_return_to_their_former_posts_and_a_lead_is_given_back() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &two_classes()).await;
    school.bring(table(&[CARDS, "Юн Пётр;01.02.1980;Учитель;Алгебра;"]), &staff()).await;
    let before = school.seen().await;
    school
        .bring(
            table(&[CARDS, "Юн Пётр;01.02.1980;Завуч;Физика;5А", "Ким Ольга;05.06.1985;Учитель;;5Б"]),
            &staff(),
        )
        .await;
    assert_eq!(school.count("classes WHERE teacher_id IS NOT NULL").await, 2);
    let undone = school.undo().await;
    assert!(undone.kept.is_empty(), "{:?}", undone.kept);
    assert_eq!((undone.figures.staff, undone.figures.put_back), (1, 2));
    assert_eq!(school.seen().await, before);
}

#[tokio::test]
async fn a_corrected_class_of_a_draft_year_is_corrected_back() {
    let school = school().await;
    school.bring(table(&[HEAD, ALINA]), &two_classes()).await;
    let before = school.seen().await;
    school.bring(table(&[HEAD, &ALINA.replace("5А", "5Б")]), &two_classes()).await;
    assert_ne!(school.seen().await, before);
    let undone = school.undo().await;
    assert_eq!((undone.figures.put_back, undone.figures.orders), (1, 1));
    assert_eq!(school.seen().await, before);
}

#[tokio::test]
async fn an_undo_cut_off_in_the_middle_is_pressed_again_to_the_end() {
    let school = school().await;
    let first = school.bring(fixture("pupils.xlsx"), &pupils()).await;
    for statement in stopping(school.fresh.db.backend(), ("DELETE", "<= 300")) {
        school.force(&statement).await;
    }
    assert!(undo_last(&school.house, CODE, None, false).await.is_err());
    let left = school.count("class_members").await;
    assert!((1..first.accepted as usize).contains(&left), "whole pieces are gone: {left}");
    assert_eq!(school.column("SELECT state FROM batches").await, ["done"]);
    let free = match school.fresh.db.backend() {
        DbBackend::Postgres => "DROP TRIGGER stop ON class_members",
        _ => "DROP TRIGGER stop",
    };
    school.force(free).await;
    let rest = school.undo().await;
    assert_eq!((rest.figures.pupils, rest.figures.orders), (first.created, 1), "all of it is told");
    assert_eq!(school.sizes().await, vec![0; TABLES.len()]);
    assert_eq!(school.bring(fixture("pupils.xlsx"), &pupils()).await, first);
}

/// Places are neither made nor given up while this many stand.
fn stopping(backend: DbBackend, (when, stands): (&str, &str)) -> Vec<String> {
    let many = format!("(SELECT COUNT(*) FROM class_members) {stands}");
    match backend {
        DbBackend::Postgres => vec![
            format!(
                "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF {many} THEN RAISE EXCEPTION 'stop'; END IF; RETURN COALESCE(NEW, OLD); END $$"
            ),
            format!(
                "CREATE TRIGGER stop BEFORE {when} ON class_members FOR EACH ROW EXECUTE FUNCTION stop()"
            ),
        ],
        _ => vec![format!(
            "CREATE TRIGGER stop BEFORE {when} ON class_members WHEN {many} BEGIN SELECT RAISE(ABORT, 'stop'); END"
        )],
    }
}

#[tokio::test]
async fn a_run_that_was_cut_off_is_taken_back_too() {
    let school = school().await;
    for statement in stopping(school.fresh.db.backend(), ("INSERT", ">= 210")) {
        school.force(&statement).await;
    }
    let cut = super::bring_people(&school.house, CODE, fixture("pupils.xlsx"), &pupils()).await;
    assert!(cut.is_err());
    assert_eq!(school.column("SELECT state FROM batches").await, ["open"]);
    let undone = school.undo().await;
    assert!(undone.kept.is_empty() && undone.figures.pupils > 0, "{undone:?}");
    assert_eq!(school.sizes().await, vec![0; TABLES.len()]);
}
