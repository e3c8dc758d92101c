//! Who opened journals: a stranger's look leaves one trace a day, the teacher's own none.

use super::*;
use crate::features::control::api::ListAccess;
use crate::features::control::looked::{Access, Looked};
use crate::kit::link;
use crate::kit::trace::flush;

async fn looks(city: &City, reader: &mut Visitor) -> Vec<Looked> {
    flush(&city.house).await.unwrap();
    reader.call(ListAccess::url(), &[]).await.read::<Access>().lines
}

/// The algebra of 7А in the first school, kept by `teacher`.
async fn algebra(city: &City) -> domain::ids::GroupId {
    let lesson = spot(city).await.0;
    domain::ids::GroupId(city.number(&format!("SELECT group_id FROM lessons WHERE id = {lesson}")).await)
}

#[tokio::test]
async fn a_journal_opened_by_another_leaves_one_trace_a_day() {
    let city = city().await;
    let (mut deputy, group) = (city.sign_in("deputy").await, algebra(&city).await);
    let path = link::journal(group);
    for login in ["teacher", "deputy", "deputy", "classteacher"] {
        assert_eq!(city.sign_in(login).await.open(&path).await.status, 200, "{login}");
        flush(&city.house).await.unwrap();
    }
    let opened = "SELECT COUNT(*) FROM traces WHERE way = 'list' AND matter = 'journal'";
    assert_eq!(city.number(opened).await, 2);
    let found = looks(&city, &mut deputy).await;
    let told: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.own, one.opened)).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], ("Лебедева О. Н.", false, 1));
    assert!(found.iter().all(|one| one.place.group == group && one.changed.is_none()));
}

#[tokio::test]
async fn a_refused_journal_leaves_no_trace() {
    let city = city().await;
    let path = link::journal(algebra(&city).await);
    for login in ["coordinator2", "parent", "pupil", "newcomer"] {
        city.sign_in(login).await.open(&path).await;
    }
    flush(&city.house).await.unwrap();
    assert_eq!(city.number("SELECT COUNT(*) FROM traces WHERE matter = 'journal'").await, 0);
}

#[tokio::test]
async fn an_export_of_the_own_journal_is_listed_with_the_last_change() {
    let city = city().await;
    let (mut teacher, mut deputy) = (city.sign_in("teacher").await, city.sign_in("deputy").await);
    let group = algebra(&city).await;
    mark(&mut teacher, spot(&city).await, "5").await;
    assert_eq!(teacher.open(&format!("/journal/{group}/journal.xlsx")).await.status, 200);
    let found = looks(&city, &mut deputy).await;
    let [one] = &found[..] else { panic!("{found:?}") };
    assert_eq!((one.name.as_str(), one.own, one.opened, one.exported), ("Тихонов А. П.", true, 0, 1));
    assert!(one.changed.is_some());
    assert!(looks(&city, &mut city.sign_in("coordinator2").await).await.is_empty());
    for login in ["teacher", "classteacher", "secretary", "parent"] {
        let denied = city.sign_in(login).await.call(ListAccess::url(), &[]).await;
        assert_eq!(denied.refusal::<AppError>(), (403, AppError::Denied), "{login}");
    }
}
