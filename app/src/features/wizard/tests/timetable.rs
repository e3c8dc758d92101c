//! The week of a class: a teacher in one place at a time, days and weeks repeated.

use super::*;

#[tokio::test]
async fn a_teacher_is_refused_in_two_classes_at_once() {
    let (city, mut coordinator) = grouped().await;
    let (first, second) = classes(&mut coordinator).await;
    // The tiny school has one teacher of algebra at most: the same person teaches both classes.
    city.force("UPDATE group_teachers SET teacher_id = (SELECT person_id FROM accounts WHERE login = 'teacher') WHERE since = '2027-09-01'").await;
    put(&mut coordinator, first, ("1.2", "Алгебра")).await.read::<()>();
    let (status, error) = put(&mut coordinator, second, ("1.2", "Геометрия")).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("7А"), "{error}");
    put(&mut coordinator, second, ("1.3", "Геометрия")).await.read::<()>();
    put(&mut coordinator, first, ("1.2", "Геометрия")).await.read::<()>();
    let week = week(&mut coordinator, &first.to_string()).await;
    assert_eq!(week.places.len(), 1, "a lesson put takes the place of the one there");
    assert_eq!(week.others.len(), 1);
}

#[tokio::test]
async fn a_week_sent_as_a_form_is_the_week() {
    let (_city, mut coordinator) = grouped().await;
    let (class, _) = classes(&mut coordinator).await;
    let here = class.to_string();
    let groups = week(&mut coordinator, &here).await.groups;
    let lessons = [format!("1.1:{}", groups[0].group), format!("1.2:{}", groups[1].group), String::new()];
    let fields = |lessons: &[String]| -> Vec<(&'static str, String)> {
        let places = lessons.iter().map(|lesson| ("places[]", lesson.clone()));
        std::iter::once(("class", here.clone())).chain(places).collect()
    };
    for (sent, standing) in [(&lessons[..], 2), (&lessons[..1], 1), (&lessons[2..], 0)] {
        let fields = fields(sent);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        coordinator.call(PutWeek::url(), &fields).await.read::<()>();
        assert_eq!(week(&mut coordinator, &here).await.places.len(), standing);
    }
}

#[tokio::test]
async fn a_day_and_a_class_are_repeated_but_for_busy_teachers() {
    let (city, mut coordinator) = grouped().await;
    let (first, second) = classes(&mut coordinator).await;
    let (one, two) = (first.to_string(), second.to_string());
    put(&mut coordinator, first, ("1.1", "Алгебра")).await.read::<()>();
    put(&mut coordinator, first, ("1.2", "Биология")).await.read::<()>();
    coordinator.call(CopyDay::url(), &[("class", &one), ("from", "1"), ("to", "3")]).await.read::<()>();
    let copied: Vec<String> =
        week(&mut coordinator, &one).await.places.iter().map(|(place, _)| place.to_string()).collect();
    assert_eq!(copied, ["1.1", "1.2", "3.1", "3.2"]);
    let set = "UPDATE group_teachers SET teacher_id = (SELECT person_id FROM accounts WHERE login = ";
    let of =
        "AND group_id IN (SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id WHERE s.code = ";
    city.force("DELETE FROM group_teachers WHERE since = '2027-09-01' AND group_id IN (SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id WHERE s.code = 'biology')").await;
    city.force(&format!("{set}'teacher') WHERE since = '2027-09-01' {of}'algebra')")).await;
    coordinator.call(CopyClass::url(), &[("class", &two), ("like", &one)]).await.read::<()>();
    let places = week(&mut coordinator, &two).await.places;
    let places: Vec<Place> = places.into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["1.2", "3.2"].map(|text| text.parse().unwrap()), "algebra of both has one teacher");
}

#[tokio::test]
async fn what_stands_in_an_open_year_stays() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let week = week(&mut coordinator, "").await;
    let (place, group) = week.places[0];
    let other = week.groups.iter().find(|one| one.group != group).unwrap().group;
    let asked = json!({ "class": week.here, "place": place, "group": other });
    assert_eq!(coordinator.call_json(PutLesson::url(), &asked).await.status, 422);
    let here = week.here.unwrap().to_string();
    coordinator.call(PutWeek::url(), &[("class", &here)]).await.read::<()>();
    assert_eq!(super::week(&mut coordinator, &here).await.places, week.places);
    let refused = set_year(&mut coordinator, &YearPlan::usual(2026)).await;
    assert_eq!(refused.status, 422);
}
