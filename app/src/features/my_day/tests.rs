//! The day of a teacher against real SQL.

use server_fn::ServerFn;

use super::api::OpenMyDay;
use super::day::{MyDay, Part};
use crate::features::testing::{Visitor, city};

async fn day(who: &mut Visitor) -> MyDay {
    who.call(OpenMyDay::url(), &[]).await.read()
}

#[tokio::test]
async fn lessons_of_today_stand_in_the_order_of_time_and_lead_into_their_journals() {
    let city = city().await;
    let mut teacher = city.sign_in("classteacher").await;
    let seen = day(&mut teacher).await;
    assert!(!seen.lessons.is_empty() && seen.lessons.is_sorted_by_key(|lesson| lesson.starts));
    let (next, later) = seen.next.unwrap();
    assert!(next > seen.today && !later.is_empty());
    let first = &seen.lessons[0];
    let page = teacher.open("/my-day").await;
    assert!(page.status == 200 && page.body.contains(&format!("lesson={}", first.id)), "{}", page.status);
    assert_eq!(teacher.open(&first.href()).await.status, 200, "{}", first.href());
}

#[tokio::test]
async fn a_substitution_is_in_the_day_of_who_stands_in_and_of_who_is_away() {
    let city = city().await;
    let seen = day(&mut city.sign_in("teacher2").await).await;
    let stands_in = |part: &Part| matches!(part, Part::StandsIn(name) if !name.is_empty());
    assert!(seen.lessons.iter().any(|lesson| stands_in(&lesson.part)), "{:?}", seen.lessons);

    let person = |login: &str| format!("(SELECT person_id FROM accounts WHERE login = '{login}')");
    city.force(&format!(
        "UPDATE lessons SET substitute_id = {} WHERE date = '2026-11-12' AND teacher_id = {}",
        person("teacher2"),
        person("classteacher")
    ))
    .await;
    let mut away = city.sign_in("classteacher").await;
    let seen = day(&mut away).await;
    let given_away = |part: &Part| matches!(part, Part::GivenAway(name) if name.starts_with("Щербакова"));
    assert!(!seen.lessons.is_empty() && seen.lessons.iter().all(|lesson| given_away(&lesson.part)));
    assert!(away.open("/my-day").await.body.contains("Сегодня вы уроков не ведёте."));
}

#[tokio::test]
async fn a_day_without_lessons_names_the_next_one() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let free = day(&mut teacher).await;
    assert!(free.lessons.is_empty() && free.next.is_some());
    let page = teacher.open("/my-day").await;
    assert!(page.body.contains("Сегодня уроков нет") && page.body.contains("Следующий урок:"));
}

#[tokio::test]
async fn a_family_has_no_such_day_and_an_office_has_an_empty_one() {
    let city = city().await;
    assert_eq!(city.sign_in("parent").await.call(OpenMyDay::url(), &[]).await.status, 404);
    assert!(day(&mut city.sign_in("secretary").await).await.lessons.is_empty());
}
