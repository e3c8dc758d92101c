//! The steps of the school itself: card, subjects, shifts, rooms and bells; what was refused changes nothing.

use domain::school::{inn_of, ogrn_of};
use server_fn::ServerFn;

use super::*;
use crate::features::wizard::school::{Card, Rooms, Subject};

async fn card(coordinator: &mut Visitor) -> Card {
    match open(coordinator, Some(Step::Card), "").await.body {
        Body::Card(card) => card,
        other => panic!("{other:?}"),
    }
}

async fn subjects(coordinator: &mut Visitor) -> Vec<Subject> {
    match open(coordinator, Some(Step::Subjects), "").await.body {
        Body::Subjects(subjects) => subjects,
        other => panic!("{other:?}"),
    }
}

async fn rooms(coordinator: &mut Visitor, of: &str) -> Rooms {
    match open(coordinator, Some(Step::Rooms), of).await.body {
        Body::Rooms(rooms) => rooms,
        other => panic!("{other:?}"),
    }
}

fn wrong(answer: Answer) -> AppError {
    let (status, error) = answer.refusal::<AppError>();
    assert_eq!(status, 422);
    error
}

const NAMED: [(&str, &str); 2] =
    [("card[name]", "Лицей № 1 города Озёрска"), ("card[short_name]", "Лицей № 1")];

#[tokio::test]
async fn the_card_begins_the_year_and_stands_where_papers_look_for_it() {
    let (city, mut coordinator) = beginning().await;
    let before = card(&mut coordinator).await;
    assert!(before.staff[0].1.ends_with("директор"), "{:?}", before.staff);
    let head = before.staff[1].0.to_string();
    let (inn, ogrn) = (inn_of("770708389"), ogrn_of("102770013219"));
    let more = [
        ("card[inn]", inn.as_str()),
        ("card[ogrn]", ogrn.as_str()),
        ("head", head.as_str()),
        ("six[0]", "10"),
        ("six[1]", "1"),
    ];
    let fields: Vec<(&str, &str)> = NAMED.into_iter().chain(more).collect();
    coordinator.call(SetCard::url(), &fields).await.read::<()>();
    let after = card(&mut coordinator).await;
    assert_eq!((after.draft.short_name.as_str(), after.draft.inn.as_str()), ("Лицей № 1", "7707083893"));
    assert_eq!(
        (after.head.map(|head| head.to_string()), after.six_days),
        (Some(head), vec![10]),
        "grade 1 has five days"
    );
    assert_eq!(city.number("SELECT COUNT(*) FROM school_years WHERE state = 'draft'").await, 1);
    assert_eq!(open(&mut coordinator, None, "").await.step, Step::Staff);
    assert_eq!(
        city.number("SELECT COUNT(*) FROM organisations WHERE name = 'Лицей № 1 города Озёрска'").await,
        1
    );
    coordinator.call(SetCard::url(), &NAMED).await.read::<()>();
    assert_eq!(city.number("SELECT COUNT(*) FROM school_years WHERE state = 'draft'").await, 1, "begun once");
    let lacks = check(&mut coordinator).await.missing;
    let Some(Missing::Card(lacks)) = lacks.first() else { panic!("{lacks:?}") };
    assert!(lacks.contains(&"директора".to_owned()) && lacks.contains(&"ИНН".to_owned()), "{lacks:?}");
}

#[tokio::test]
async fn a_card_with_a_wrong_number_changes_nothing_and_comes_back_as_typed() {
    let (city, mut coordinator) = beginning().await;
    let fields: Vec<(&str, &str)> =
        NAMED.into_iter().chain([("card[inn]", "7707083890"), ("card[site]", "школа.рф")]).collect();
    let error = wrong(coordinator.call(SetCard::url(), &fields).await);
    assert!(error.at("card[inn]").is_some() && error.at("card[site]").is_none(), "{error:?}");
    assert_eq!(city.number("SELECT COUNT(*) FROM school_years WHERE state = 'draft'").await, 0);
    let page = coordinator.submit(SetCard::url(), &fields, "/wizard/card").await;
    assert_eq!(page.status, 422);
    let html = page.body;
    for kept in ["value=\"7707083890\"", "value=\"школа.рф\"", "Контрольная цифра ИНН"]
    {
        assert!(html.contains(kept), "{kept}");
    }
}

#[tokio::test]
async fn nobody_from_elsewhere_heads_the_school() {
    let (city, mut coordinator) = beginning().await;
    let stranger =
        city.number("SELECT person_id FROM accounts WHERE login = 'coordinator2'").await.to_string();
    let fields: Vec<(&str, &str)> = NAMED.into_iter().chain([("head", stranger.as_str())]).collect();
    assert_eq!(coordinator.call(SetCard::url(), &fields).await.status, 404);
}

#[tokio::test]
async fn an_own_subject_is_taught_here_and_nowhere_else() {
    let (city, mut coordinator) = grouped().await;
    let fields =
        [("lines[0][name]", "Шахматы"), ("lines[0][short]", "Шахм."), ("lines[0][area]", "Искусство")];
    coordinator.call(SetSubjects::url(), &fields).await.read::<()>();
    let chess = subjects(&mut coordinator).await.into_iter().find(|one| one.name == "Шахматы").unwrap();
    assert_eq!(
        (chess.short.as_str(), chess.area.as_str(), chess.taught, chess.used),
        ("Шахм.", "Искусство", true, false)
    );
    assert!(plan(&mut coordinator, "7.").await.rows.iter().any(|row| row.name == "Шахматы"));
    let mut stranger = city.sign_in("coordinator2").await;
    stranger.call(SetCard::url(), &NAMED).await.read::<()>();
    assert!(subjects(&mut stranger).await.iter().all(|one| one.name != "Шахматы"));
    let again = wrong(coordinator.call(SetSubjects::url(), &fields).await);
    assert_eq!(again.at("lines[0][name]").as_deref(), Some("Предмет «Шахматы» уже есть."));
    let id = chess.subject.to_string();
    let foreign = [("lines[0][subject]", id.as_str()), ("lines[0][taught]", "on")];
    assert_eq!(stranger.call(SetSubjects::url(), &foreign).await.status, 404);
}

#[tokio::test]
async fn a_subject_switched_off_leaves_the_plan_unless_it_stands_there() {
    let (_city, mut coordinator) = grouped().await;
    let all = subjects(&mut coordinator).await;
    let of = |name: &str| all.iter().find(|one| one.name == name).unwrap();
    let (used, idle) = (of("Алгебра"), of("Основы религиозных культур и светской этики"));
    assert!(used.used && !idle.used);
    let (used, idle) = (used.subject.to_string(), idle.subject.to_string());
    coordinator
        .call(SetSubjects::url(), &[("lines[0][subject]", &idle), ("lines[0][short]", "ОРК")])
        .await
        .read::<()>();
    let after = subjects(&mut coordinator).await;
    let after = after.iter().find(|one| one.subject.to_string() == idle).unwrap();
    assert_eq!((after.short.as_str(), after.taught), ("ОРК", false));
    let plan = plan(&mut coordinator, "7.").await;
    assert!(plan.rows.iter().all(|row| row.subject.to_string() != idle));
    let refused = wrong(coordinator.call(SetSubjects::url(), &[("lines[0][subject]", &used)]).await);
    assert!(refused.at("lines[0][taught]").is_some(), "{refused:?}");
}

#[tokio::test]
async fn rooms_are_added_renamed_crosswise_and_taken_away_unless_in_use() {
    let (city, mut coordinator) = beginning().await;
    city.force("UPDATE rooms SET kind = 'gym' WHERE id = (SELECT MIN(room_id) FROM classes)").await;
    coordinator
        .call(
            SetRooms::url(),
            &[("rooms[0][name]", "801"), ("rooms[0][seats]", "28"), ("rooms[1][name]", "802")],
        )
        .await
        .read::<()>();
    let of = |rooms: &Rooms, name: &str| {
        rooms.rooms.iter().find(|room| room.draft.name == name).map(|room| room.room.to_string())
    };
    let made = rooms(&mut coordinator, "").await;
    let (first, second) = (of(&made, "801").unwrap(), of(&made, "802").unwrap());
    let swapped = [
        ("rooms[0][room]", first.as_str()),
        ("rooms[0][name]", "802"),
        ("rooms[1][room]", second.as_str()),
        ("rooms[1][name]", "801"),
    ];
    coordinator.call(SetRooms::url(), &swapped).await.read::<()>();
    let now = rooms(&mut coordinator, "").await;
    assert_eq!((of(&now, "802"), of(&now, "801")), (Some(first.clone()), Some(second)));
    coordinator
        .call(SetRooms::url(), &[("rooms[0][room]", first.as_str()), ("rooms[0][name]", "")])
        .await
        .read::<()>();
    assert_eq!(of(&rooms(&mut coordinator, "").await, "802"), None);
    let home = city.number("SELECT MIN(room_id) FROM classes").await.to_string();
    let refused = wrong(
        coordinator.call(SetRooms::url(), &[("rooms[0][room]", home.as_str()), ("rooms[0][name]", "")]).await,
    );
    assert!(refused.at("rooms[0][name]").unwrap().contains("переименуйте"), "{refused:?}");
    let mut stranger = city.sign_in("coordinator2").await;
    let foreign = [("rooms[0][room]", home.as_str()), ("rooms[0][name]", "1")];
    assert_eq!(stranger.call(SetRooms::url(), &foreign).await.status, 404);
}

#[tokio::test]
async fn bells_that_overlap_are_refused_and_a_short_day_has_its_own() {
    let (city, mut coordinator) = grouped().await;
    assert!(!rooms(&mut coordinator, "1.0").await.shipped, "the step of the year wrote the usual ones");
    assert!(rooms(&mut coordinator, "2.0").await.shipped);
    let overlap = [
        ("of", "1.0"),
        ("starts[0]", "8:00"),
        ("ends[0]", "8:45"),
        ("starts[1]", "8:40"),
        ("ends[1]", "9:20"),
    ];
    let refused = wrong(coordinator.call(SetBells::url(), &overlap).await);
    assert!(refused.at("starts[1]").unwrap().contains("пересекаются"), "{refused:?}");
    let short = [
        ("of", "1.6"),
        ("starts[0]", "9:00"),
        ("ends[0]", "9:35"),
        ("starts[1]", "9:40"),
        ("ends[1]", "10:15"),
    ];
    coordinator.call(SetBells::url(), &short).await.read::<()>();
    let saturday = rooms(&mut coordinator, "1.6").await;
    assert_eq!(saturday.bells, [("09:00".into(), "09:35".into()), ("09:40".into(), "10:15".into())]);
    assert_eq!(saturday.norms.len(), 1, "a break of five minutes: {:?}", saturday.norms);
    let (first, _) = classes(&mut coordinator).await;
    for place in ["6.1", "1.1"] {
        put(&mut coordinator, first, (place, "Алгебра")).await.read::<()>();
    }
    coordinator.call(OpenSchoolYear::url(), &[]).await.read::<()>();
    let rings = "SELECT COUNT(DISTINCT starts) FROM lessons WHERE date >= '2027-09-01' AND number = 1";
    assert_eq!(city.number(rings).await, 2, "Saturday rings by its own bells");
    coordinator.call(SetBells::url(), &[("of", "1.6")]).await.read::<()>();
    assert!(rooms(&mut coordinator, "1.6").await.shipped);
    assert_eq!(coordinator.call(SetBells::url(), &[("of", "3.0")]).await.status, 404);
}

#[tokio::test]
async fn a_second_shift_rings_later_and_is_warned_of_where_the_first_is_due() {
    let (city, mut coordinator) = beginning().await;
    set_year(&mut coordinator, &YearPlan::usual(2027)).await.read::<()>();
    add_classes(&mut coordinator, 5, "А").await.read::<()>();
    let class = "SELECT id FROM classes WHERE grade = 5 AND year_id = (SELECT id FROM school_years WHERE state = 'draft')";
    let field = format!("shifts[c{}]", city.number(class).await);
    coordinator.call(SetProfiles::url(), &[(&field, "2")]).await.read::<()>();
    let found = check(&mut coordinator).await.missing;
    assert!(found.contains(&Missing::SecondShift(vec!["5А".into()])), "{found:?}");
    assert!(found.contains(&Missing::Bells(vec![2])), "{found:?}");
}

#[tokio::test]
async fn a_year_without_terms_is_not_opened() {
    let (city, mut coordinator) = beginning().await;
    coordinator.call(SetCard::url(), &NAMED).await.read::<()>();
    let refused = wrong(coordinator.call(OpenSchoolYear::url(), &[]).await);
    assert!(refused.to_string().contains("Год и периоды"), "{refused}");
    assert_eq!(city.number("SELECT COUNT(*) FROM school_years WHERE state = 'open'").await, 0);
}

#[tokio::test]
async fn every_step_of_an_open_year_opens_again_and_says_what_is_settled() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(open(&mut coordinator, None, "").await.step, Step::Check);
    for step in Step::ALL {
        let page = coordinator.open(&format!("/wizard/{}", step.code())).await;
        assert_eq!(page.status, 200, "{step:?}");
    }
    let classes = coordinator.open("/wizard/classes").await.body;
    assert!(classes.contains("профили и смены больше не меняются") && !classes.contains("Сохранить смены"));
}
