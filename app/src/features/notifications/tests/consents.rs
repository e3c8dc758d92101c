//! Ends of consents: told to whoever may renew one and to whoever keeps them, and taken back when it is renewed.

use domain::notification::NoticeKind;

use super::*;

/// Enters what the warner enters: the consent about `pupil` that `parent` may renew, and one of the class.
async fn ends(city: &City, (act, new): (&str, &str)) {
    let (child, mother) = (person(city, "pupil").await, person(city, "parent").await);
    let consent = city.number(&format!("SELECT MIN(id) FROM consents WHERE subject_id = {child}")).await;
    enter(city, (act, &format!("consent:{consent} person:{mother} pupil:{child}")), new).await;
}

async fn enter(city: &City, (act, subject): (&str, &str), new: &str) {
    let new = if new.is_empty() { "NULL".to_owned() } else { format!("'{new}'") };
    city.force(&format!(
        "INSERT INTO events (school_id, at, act, subject, \"new\") SELECT id, '2026-11-12T05:00:00Z', '{act}', '{subject}', {new} \
         FROM organisations WHERE code = 'school-1'"
    ))
    .await;
    told(city).await;
}

async fn of_consents(city: &City, login: &str) -> Vec<Told> {
    let new = unread(&mut city.sign_in(login).await).await;
    new.into_iter().filter(|told| told.kind == NoticeKind::Consents).collect()
}

#[tokio::test]
async fn an_end_reaches_whoever_may_renew_it_and_nobody_else() {
    let city = city().await;
    ends(&city, ("consent.end", "30 2026-12-12 child")).await;
    let told = of_consents(&city, "parent").await;
    assert_eq!((told.len(), told[0].href.as_str()), (1, "/consent"));
    assert!(told[0].words.contains("иначе на следующий день дневник закроется"), "{}", told[0].words);
    for login in ["pupil", "parent2", "parent3", "classteacher", "coordinator", "teacher"] {
        assert_eq!(of_consents(&city, login).await, [], "{login}");
    }
    ends(&city, ("consent.end", "7 2026-12-12 child")).await;
    assert_eq!(of_consents(&city, "parent").await.len(), 1, "a week before it is the same notice anew");
    ends(&city, ("consent.renew", "")).await;
    assert_eq!(of_consents(&city, "parent").await, []);
}

#[tokio::test]
async fn ends_of_a_class_reach_its_teacher_and_whoever_keeps_the_schools_consents() {
    let city = city().await;
    let class = city
        .number("SELECT c.id FROM classes c JOIN accounts a ON a.person_id = c.teacher_id WHERE a.login = 'classteacher'")
        .await;
    enter(&city, ("consents.end", &format!("class:{class}")), "30 2026-12-12 5").await;
    enter(&city, ("consents.end", "staff"), "7 2026-11-19 2").await;
    let own = of_consents(&city, "classteacher").await;
    assert_eq!(
        (own.len(), own[0].title.as_str(), own[0].href.clone()),
        (1, "7А", format!("/consents/{class}"))
    );
    for login in ["coordinator", "secretary"] {
        let all = of_consents(&city, login).await;
        assert_eq!(
            all.iter().map(|told| told.title.as_str()).collect::<Vec<_>>(),
            ["Сотрудники", "7А"],
            "{login}"
        );
        assert_eq!(all[0].href, "/consents/staff");
    }
    for login in ["parent", "teacher", "coordinator2", "head", "district"] {
        assert_eq!(of_consents(&city, login).await, [], "{login}");
    }
}
