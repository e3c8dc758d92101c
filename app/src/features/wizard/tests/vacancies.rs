//! Posts left open: each with a reason, shown at the check, and taken back.

use super::super::api::LeaveVacant;
use super::*;

/// Nobody teaches music in 7А.
async fn without_music() -> (City, Visitor, String, String) {
    let (city, mut coordinator) = grouped().await;
    city.force("DELETE FROM group_teachers WHERE since = '2027-09-01' AND group_id IN (SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id WHERE s.code = 'music' AND g.name = '7А')").await;
    let (class, _) = classes(&mut coordinator).await;
    let rows = groups(&mut coordinator, &class.to_string()).await.rows;
    let music = rows.iter().find(|row| row.name == "Музыка").unwrap().group;
    (city, coordinator, class.to_string(), music.to_string())
}

#[tokio::test]
async fn an_open_post_is_named_and_left_open_with_a_reason() {
    let (city, mut coordinator, class, music) = without_music().await;
    let open = groups(&mut coordinator, &class).await.vacant;
    let titles: Vec<&str> = open.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["7А: классный руководитель", "7А: Музыка"]);
    let found = check(&mut coordinator).await.missing;
    assert!(found.contains(&Missing::Teachers(vec!["7А".into()])), "{found:?}");

    let fields = [("class", class.as_str()), ("group", music.as_str()), ("reason", "нет")];
    let (_, error) = coordinator.call(LeaveVacant::url(), &fields).await.refusal::<AppError>();
    assert!(error.at(&format!("reason-{music}")).is_some(), "{error:?}");
    let fields = [("class", class.as_str()), ("group", music.as_str()), ("reason", "вакансия, ищем учителя")];
    coordinator.call(LeaveVacant::url(), &fields).await.read::<()>();
    let fields = [("class", class.as_str()), ("reason", "назначим в августе")];
    coordinator.call(LeaveVacant::url(), &fields).await.read::<()>();

    let told = check(&mut coordinator).await;
    assert!(!told.missing.iter().any(|lack| matches!(lack, Missing::Teachers(_))), "{:?}", told.missing);
    assert!(told.missing.contains(&Missing::Leaders(vec!["7Б".into()])), "{:?}", told.missing);
    let reasons: Vec<_> = told.vacant.iter().map(|one| one.reason.as_deref().unwrap()).collect();
    assert_eq!(reasons, ["назначим в августе", "вакансия, ищем учителя"]);
    let logged =
        format!("SELECT COUNT(*) FROM events WHERE act = 'vacancy.leave' AND subject = 'group:{music}'");
    assert_eq!(city.number(&logged).await, 1);

    let back = [("class", class.as_str()), ("group", music.as_str()), ("reason", " ")];
    coordinator.call(LeaveVacant::url(), &back).await.read::<()>();
    let found = check(&mut coordinator).await.missing;
    assert!(found.contains(&Missing::Teachers(vec!["7А".into()])), "{found:?}");
}

#[tokio::test]
async fn a_post_that_is_taken_or_of_another_school_is_not_left_open() {
    let (city, mut coordinator, class, _) = without_music().await;
    let rows = groups(&mut coordinator, &class).await.rows;
    let taken = rows.iter().find(|row| row.teacher.is_some()).unwrap().group.to_string();
    let fields = [("class", class.as_str()), ("group", taken.as_str()), ("reason", "вакансия")];
    assert_eq!(coordinator.call(LeaveVacant::url(), &fields).await.status, 422);
    let mut stranger = city.sign_in("coordinator2").await;
    assert_ne!(stranger.call(LeaveVacant::url(), &fields).await.status, 200);
}
