//! The tree of the city against real SQL.

use chrono::FixedOffset;
use domain::org::OrgKind;

use super::store::{NewOrganisation, create};
use crate::kit::AppError;
use crate::kit::clock::Clock;
use crate::kit::house::{House, Settings};
use crate::kit::testing::{FreshDb, fresh_db};

async fn empty() -> (FreshDb, House) {
    let fresh = fresh_db().await;
    let clock = Clock::new(FixedOffset::east_opt(0).unwrap(), "2026-11-12".parse().ok());
    let house = House::new(fresh.db.clone(), clock, Settings::local("site"));
    (fresh, house)
}

fn new(kind: OrgKind, code: &str, parent: Option<&str>) -> NewOrganisation {
    NewOrganisation {
        kind, code: code.into(), name: format!("Имя {code}"), parent: parent.map(Into::into)
    }
}

#[tokio::test]
async fn a_school_stands_alone_until_there_is_a_city_and_hangs_on_the_only_one() {
    let (_db, house) = empty().await;
    assert!(create(&house, new(OrgKind::School, "school-1", None), "test").await.unwrap().made);
    assert!(create(&house, new(OrgKind::City, "ozersk", None), "test").await.unwrap().made);
    assert!(create(&house, new(OrgKind::School, "school-2", None), "test").await.unwrap().made);
    assert!(create(&house, new(OrgKind::District, "ruo-1", None), "test").await.unwrap().made);
    assert!(create(&house, new(OrgKind::School, "school-3", Some("ruo-1")), "test").await.unwrap().made);
}

#[tokio::test]
async fn the_same_code_again_changes_nothing() {
    let (_db, house) = empty().await;
    let first = create(&house, new(OrgKind::City, "ozersk", None), "test").await.unwrap();
    let second = create(&house, new(OrgKind::City, "ozersk", None), "test").await.unwrap();
    assert!(first.made && !second.made);
    assert_eq!(first.id, second.id);
}

#[tokio::test]
async fn a_wrong_code_and_a_missing_parent_are_refused_with_what_to_do() {
    let (_db, house) = empty().await;
    let wrong = create(&house, new(OrgKind::City, "Озёрск", None), "test").await;
    assert!(matches!(wrong, Err(AppError::Form(_))));
    let orphan = create(&house, new(OrgKind::School, "s", Some("nowhere")), "test").await;
    assert!(matches!(orphan, Err(AppError::Form(_))));
    let district = create(&house, new(OrgKind::District, "ruo-1", None), "test").await;
    assert!(matches!(district, Err(AppError::Form(_))), "a district needs its city");
}
