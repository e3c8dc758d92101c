//! The day of a teacher against real SQL.

use server_fn::ServerFn;

use super::api::OpenMyDay;
use super::day::{MyDay, Part};
use crate::features::testing::{Visitor, city};

async fn day(who: &mut Visitor) -> MyDay {
    who.call(OpenMyDay::url(), &[]).await.read()
}

#[tokio::test]
async fn lessons_of_today_stand_in_the_order_of_time() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let seen = day(&mut teacher).await;
    assert!(!seen.lessons.is_empty() && seen.lessons.is_sorted_by_key(|lesson| lesson.starts));
    let (next, later) = seen.next.unwrap();
    assert!(next > seen.today && !later.is_empty());
    let first = &seen.lessons[0];
    let page = teacher.open("/my-day").await;
    assert!(page.status == 200 && page.body.contains(&format!("lesson={}", first.id)), "{}", page.status);
    let journal = teacher.open(&first.href()).await;
    assert_eq!(journal.status, 200, "{}", first.href());
}

#[tokio::test]
async fn a_substitution_is_in_both_days_and_said_so() {
    let city = city().await;
    let lesson = "SELECT id FROM lessons WHERE date = '2026-11-12' AND substitute_id IS NOT NULL";
    let (id, by) =
        (city.number(lesson).await, city.number(&lesson.replace("SELECT id", "SELECT substitute_id")).await);
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'teacher2'").await;
    assert_eq!(by, person, "the city lets teacher2 stand in");
    let seen = day(&mut city.sign_in("teacher2").await).await;
    let lesson = seen.lessons.iter().find(|lesson| lesson.id.0 == id).unwrap();
    assert!(matches!(&lesson.part, Part::StandsIn(name) if !name.is_empty()), "{:?}", lesson.part);
}

#[tokio::test]
async fn a_day_without_lessons_names_the_next_one() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let next = day(&mut teacher).await.next.unwrap();
    city.force("UPDATE lessons SET state = 'cancelled' WHERE date = '2026-11-12'").await;
    let page = teacher.open("/my-day").await;
    assert!(page.body.contains("Сегодня вы уроков не ведёте."));
    let person = "(SELECT person_id FROM accounts WHERE login = 'teacher')";
    let other = "(SELECT person_id FROM accounts WHERE login = 'teacher2')";
    city.force(&format!(
        "UPDATE lessons SET teacher_id = {other}, substitute_id = NULL WHERE date = '2026-11-12' AND teacher_id = {person}"
    ))
    .await;
    let free = day(&mut teacher).await;
    assert!(free.lessons.is_empty());
    assert_eq!(free.next.unwrap().0, next.0);
    let page = teacher.open("/my-day").await;
    assert!(page.body.contains("Сегодня уроков нет") && page.body.contains("Следующий урок:"));
}

#[tokio::test]
async fn a_family_has_no_such_day() {
    let city = city().await;
    assert_eq!(city.sign_in("parent").await.call(OpenMyDay::url(), &[]).await.status, 404);
    assert!(day(&mut city.sign_in("secretary").await).await.lessons.is_empty());
}
