//! A school that moves to another server, whole.

use super::{city, empty, said};

#[tokio::test]
async fn a_school_brought_into_an_empty_server_is_told_in_the_same_words() {
    let (old, new) = (city().await, empty().await);
    let package = old.package(&old.school().await).await;
    let report = new.bring(&package).await;
    assert_eq!(report.rejected, []);
    assert_eq!(report.warnings, []);
    assert_eq!((report.updated, report.unchanged), (0, 0));
    let again = new.package(&report.orgs[0]).await;
    let (first, second) = (said(&package), said(&again));
    assert!(first.users.len() > 50 && first.enrollments.len() > first.users.len());
    assert_eq!(first.orgs, second.orgs);
    assert_eq!(first.sessions, second.sessions);
    assert_eq!(first.courses, second.courses);
    assert_eq!(first.classes, second.classes);
    assert_eq!(first.users, second.users);
    assert_eq!(first.roles, second.roles);
    assert_eq!(first.demographics, second.demographics);
    assert_eq!(first.enrollments, second.enrollments);
    assert_eq!(package, again, "to the byte");
}

#[tokio::test]
async fn the_same_package_again_changes_nothing_and_leaves_no_event() {
    let (old, new) = (city().await, empty().await);
    let package = old.package(&old.school().await).await;
    let first = new.bring(&package).await;
    let events = new.count("events").await;
    let again = new.bring(&package).await;
    assert_eq!((again.created, again.updated), (0, 0));
    assert_eq!(again.unchanged, first.created);
    assert_eq!(again.rejected, []);
    assert_eq!(new.count("events").await, events);
    // Nor does its own package change the school it came from.
    let events = old.count("events").await;
    let home = old.bring(&package).await;
    assert_eq!((home.updated, &home.rejected), (0, &vec![]));
    assert_eq!(old.count("events").await, events);
}

#[tokio::test]
async fn a_dry_run_tells_the_figures_of_the_run_and_writes_nothing() {
    let (old, new) = (city().await, empty().await);
    let package = old.package(&old.school().await).await;
    let foretold = new.weigh(&package).await;
    for table in ["organisations", "persons", "classes", "school_years", "events", "sourced_ids"] {
        assert_eq!(new.count(table).await, 0, "{table}");
    }
    assert_eq!(new.bring(&package).await, foretold);
}

#[tokio::test]
async fn pupils_come_by_one_issued_order_and_everybody_has_a_login_of_their_own() {
    let (old, new) = (city().await, empty().await);
    new.bring(&old.package(&old.school().await).await).await;
    let orders = new.column("SELECT kind || ' ' || state FROM orders").await;
    assert_eq!(orders, ["перенос данных issued"]);
    assert_eq!(new.count("class_members").await, new.count("order_lines").await);
    let logins = new.column("SELECT login FROM accounts").await;
    let apart: std::collections::BTreeSet<_> = logins.iter().collect();
    assert_eq!((logins.len(), apart.len()), (new.count("persons").await, logins.len()));
    assert_eq!(new.count("accounts WHERE password_hash IS NOT NULL").await, 0);
    assert_eq!(new.count("roles").await, 0, "a file grants nobody a right");
}
