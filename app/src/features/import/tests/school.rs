//! The lists of the school № 12, from the first file to the last.

use sea_orm::DbBackend;

use super::{dry, expected, first_of_september, fixture, pupils, said, school, staff};
use crate::kit::event::{seal_all, verify};

#[tokio::test]
async fn every_file_gives_the_figures_of_its_readme() {
    for (file, wish) in [("staff.xlsx", staff()), ("pupils.xlsx", pupils()), ("pupils-cp1251.csv", pupils())]
    {
        let school = school().await;
        let expected = &expected()["files"][file];
        let report = school.bring(fixture(file), &wish).await;
        assert_eq!(report.rows, expected["rows"], "{file}");
        assert_eq!(report.accepted, expected["accepted"], "{file}");
        assert_eq!(said(&report.rejected), expected["rejected"], "{file}");
        if let Some(warnings) = expected.get("warnings") {
            assert_eq!(&said(&report.warnings), warnings, "{file}");
            assert_eq!(report.guardians.persons, expected["guardians"]["persons"], "{file}");
            assert_eq!(report.guardians.links, expected["guardians"]["links"], "{file}");
            assert_eq!(report.guardians.created, report.guardians.persons, "{file}");
            assert_eq!(report.classes.len(), 22, "{file}");
        }
        assert_eq!((report.created, report.updated, report.unchanged), (report.accepted, 0, 0), "{file}");
    }
}

#[tokio::test]
async fn a_dry_run_tells_the_figures_of_the_run_and_writes_nothing() {
    let school = school().await;
    let foretold = school.bring(fixture("pupils.xlsx"), &dry(pupils())).await;
    for table in ["persons", "classes", "school_years", "events"] {
        assert_eq!(school.count(table).await, 0, "{table}");
    }
    assert_eq!(school.bring(fixture("pupils.xlsx"), &pupils()).await, foretold);
}

#[tokio::test]
async fn the_same_lists_again_change_nothing_in_whatever_form() {
    let school = school().await;
    school.bring(fixture("staff.xlsx"), &staff()).await;
    school.bring(fixture("pupils.xlsx"), &pupils()).await;
    let before = school.state().await;
    for (file, wish) in [("pupils.xlsx", pupils()), ("pupils-cp1251.csv", pupils()), ("staff.xlsx", staff())]
    {
        let again = school.bring(fixture(file), &wish).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, again.accepted), "{file}");
        assert_eq!(again.guardians.created, 0, "{file}");
        assert_eq!(said(&again.rejected), expected()["files"][file]["rejected"], "{file}");
    }
    assert_eq!(school.state().await, before);
    assert_eq!(school.count("uploads").await, 0);
}

#[tokio::test]
async fn a_batch_is_one_issued_order_and_membership_follows_from_its_lines() {
    let school = school().await;
    let report = school.bring(fixture("pupils.xlsx"), &pupils()).await;
    let orders = school.column("SELECT kind || ' ' || state FROM orders").await;
    assert_eq!(orders, ["перенос данных issued"]);
    let follows = "SELECT CAST(COUNT(*) AS text) FROM class_members m JOIN order_lines l \
         ON l.id = m.order_line_id AND l.person_id = m.pupil_id AND l.to_class_id = m.class_id";
    assert_eq!(school.column(follows).await, [report.accepted.to_string()]);
    let since = school.column("SELECT DISTINCT CAST(since AS text) FROM class_members").await;
    assert_eq!(since, [first_of_september().to_string()]);
    let accounts = school.column("SELECT login FROM accounts WHERE password_hash IS NOT NULL").await;
    assert!(accounts.is_empty(), "passwords of a file are never read");
}

#[tokio::test]
async fn class_teachers_named_before_their_classes_lead_them_when_these_are_made() {
    let school = school().await;
    school.bring(fixture("staff.xlsx"), &staff()).await;
    assert_eq!(school.count("staff WHERE class_wish IS NOT NULL").await, 22);
    assert_eq!(school.count("roles").await, 0, "posts only propose");
    school.bring(fixture("pupils.xlsx"), &pupils()).await;
    assert_eq!(school.count("classes WHERE teacher_id IS NOT NULL").await, 22);
    assert_eq!(school.count("staff WHERE class_wish IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_run_cut_off_in_the_middle_is_completed_by_the_next() {
    let (whole, cut) = (school().await, school().await);
    whole.bring(fixture("pupils.xlsx"), &pupils()).await;
    for statement in stopping(cut.fresh.db.backend()) {
        cut.force(statement).await;
    }
    let stopped = super::bring_people(&cut.house, super::CODE, fixture("pupils.xlsx"), &pupils()).await;
    assert!(stopped.is_err());
    let written = cut.count("class_members").await;
    assert!((1..210).contains(&written), "whole pieces stay: {written}");
    assert_eq!(cut.column("SELECT state FROM orders").await, ["draft"]);
    let free = match cut.fresh.db.backend() {
        DbBackend::Postgres => "DROP TRIGGER stop ON class_members",
        _ => "DROP TRIGGER stop",
    };
    cut.force(free).await;
    let rest = cut.bring(fixture("pupils.xlsx"), &pupils()).await;
    assert_eq!(rest.unchanged as usize, written);
    assert_eq!(rest.created + rest.unchanged, rest.accepted);
    assert_eq!(cut.state().await, whole.state().await);
}

/// From a membership inside the sixth piece on nothing is written.
fn stopping(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Postgres => &[
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF (SELECT COUNT(*) FROM class_members) >= 210 THEN RAISE EXCEPTION 'stop'; END IF; RETURN NEW; END $$",
            "CREATE TRIGGER stop BEFORE INSERT ON class_members FOR EACH ROW EXECUTE FUNCTION stop()",
        ],
        _ => &["CREATE TRIGGER stop BEFORE INSERT ON class_members \
             WHEN (SELECT COUNT(*) FROM class_members) >= 210 BEGIN SELECT RAISE(ABORT, 'stop'); END"],
    }
}

#[tokio::test]
async fn what_was_brought_stands_in_a_chain_that_holds() {
    let school = school().await;
    school.bring(fixture("staff.xlsx"), &staff()).await;
    seal_all(&school.house.db, school.house.clock.now()).await;
    assert!(verify(&school.house.db).await.unwrap().sound);
    let acts = school.column("SELECT DISTINCT act FROM events ORDER BY act").await;
    assert_eq!(acts, ["person.add", "staff.add", "year.add"]);
}
