//! The tree of the city as the console makes it.

use chrono::FixedOffset;
use domain::org::OrgKind;
use entity::event;
use sea_orm::EntityTrait;

use crate::features::organisations::store::{NewOrganisation, create};
use crate::kit::AppError;
use crate::kit::clock::Clock;
use crate::kit::house::{House, Settings};
use crate::kit::testing::{FreshDb, fresh_db};
use crate::kit::vault::Vault;

async fn empty() -> (FreshDb, House) {
    let fresh = fresh_db().await;
    let clock = Clock::new(FixedOffset::east_opt(0).unwrap(), "2026-11-12".parse().ok());
    let house = House::new(fresh.db.clone(), clock, Settings::local("site"), Vault::new(&[7; 64]));
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
    assert!(create(&house, new(OrgKind::School, "school-1", None)).await.unwrap().made);
    assert!(create(&house, new(OrgKind::City, "ozersk", None)).await.unwrap().made);
    assert!(create(&house, new(OrgKind::School, "school-2", None)).await.unwrap().made);
    assert!(create(&house, new(OrgKind::District, "ruo-1", None)).await.unwrap().made);
    assert!(create(&house, new(OrgKind::School, "school-3", Some("ruo-1"))).await.unwrap().made);
}

#[tokio::test]
async fn the_same_code_again_changes_nothing() {
    let (_db, house) = empty().await;
    let first = create(&house, new(OrgKind::City, "ozersk", None)).await.unwrap();
    let second = create(&house, new(OrgKind::City, "ozersk", None)).await.unwrap();
    assert!(first.made && !second.made);
    assert_eq!(first.id, second.id);
    let events = event::Entity::find().all(&house.db.read().await.unwrap()).await.unwrap();
    let [made] = &events[..] else { panic!("{events:?}") };
    assert_eq!((made.act.as_str(), made.by), ("organisation.create", None));
    assert!(made.reason.as_ref().is_some_and(|who| who.starts_with("console:uid ")), "{made:?}");
}

#[tokio::test]
async fn a_wrong_code_and_a_missing_parent_are_refused_with_what_to_do() {
    let (_db, house) = empty().await;
    let wrong = create(&house, new(OrgKind::City, "Озёрск", None)).await;
    assert!(matches!(wrong, Err(AppError::Form(_))));
    let orphan = create(&house, new(OrgKind::School, "s", Some("nowhere"))).await;
    assert!(matches!(orphan, Err(AppError::Form(_))));
    let district = create(&house, new(OrgKind::District, "ruo-1", None)).await;
    assert!(matches!(district, Err(AppError::Form(_))), "a district needs its city");
}
