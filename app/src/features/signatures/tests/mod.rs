//! Signatures against real SQL: a guardian signs, the class teacher sees it, strangers see nothing.

use chrono::NaiveDate;
use domain::ids::PersonId;
use serde_json::Value;
use server_fn::ServerFn;

use super::api::{OpenSignatures, ReadComment, SignWeek};
use super::roll::{Roll, Row};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, visits};

/// The diary's call, whose slice is not ours to name.
const WEEK: &str = "/api/app/features/diary/api/open_week";

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn sign(by: &mut Visitor, child: PersonId, day: &str) -> Answer {
    by.call(SignWeek::url(), &[("child", &child.to_string()), ("day", day)]).await
}

async fn row(by: &mut Visitor, pupil: PersonId) -> (Vec<NaiveDate>, Row) {
    let roll: Roll = by.call(OpenSignatures::url(), &[]).await.read();
    assert_eq!(roll.title, "7А");
    let row = roll.rows.into_iter().find(|row| row.pupil == pupil).unwrap();
    (roll.weeks, row)
}

#[tokio::test]
async fn a_signed_week_is_seen_by_the_family_and_by_the_class_teacher() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let mut mother = city.sign_in("parent").await;
    let mut leader = city.sign_in("classteacher").await;
    let monday: NaiveDate = "2026-11-09".parse().unwrap();
    let (weeks, before) = row(&mut leader, child).await;
    assert_eq!(weeks.last(), Some(&monday));
    assert!(before.signed[3].is_empty() && !before.signed[2].is_empty(), "{before:?}");

    assert_eq!(sign(&mut mother, child, "2026-11-11").await.status, 200);
    assert_eq!(sign(&mut mother, child, "2026-11-09").await.status, 200, "the same once more");
    let (_, after) = row(&mut leader, child).await;
    assert_eq!(after.signed[3].len(), 1);
    let week: Value = mother.call(WEEK, &[("child", &child.to_string())]).await.read();
    assert_eq!(week["signing"]["by"].as_array().unwrap().len(), 1);
    assert_eq!(week["signing"]["waits"], false);
    let told =
        city.number("SELECT COUNT(*) FROM events WHERE act = 'week.sign' AND new = '2026-11-09'").await;
    assert_eq!(told, 1);
}

/// A comment on the child in a lesson of this week.
async fn comment_on(city: &City, child: PersonId) -> i64 {
    let of = format!(
        "FROM cells c JOIN lessons l ON l.id = c.lesson_id WHERE c.pupil_id = {child} AND l.date BETWEEN '2026-11-09' AND '2026-11-12'"
    );
    let lesson = city.number(&format!("SELECT MIN(c.lesson_id) {of}")).await;
    city.force(&format!(
        "UPDATE cells SET comment = 'Молодец' WHERE pupil_id = {child} AND lesson_id = {lesson}"
    ))
    .await;
    lesson
}

async fn read(by: &mut Visitor, child: PersonId, lesson: i64) -> Answer {
    by.call(ReadComment::url(), &[("child", &child.to_string()), ("lesson", &lesson.to_string())]).await
}

/// What the teacher's panel is told.
async fn receipt(by: &mut Visitor, lesson: i64, child: PersonId) -> Answer {
    let url = "/api/app/features/journal/api/comment_receipt";
    by.call(url, &[("lesson", &lesson.to_string()), ("pupil", &child.to_string())]).await
}

#[tokio::test]
async fn a_comment_is_read_once_and_whoever_wrote_it_is_told() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let lesson = comment_on(&city, child).await;
    let mut leader = city.sign_in("classteacher").await;
    let told: Option<String> = receipt(&mut leader, lesson, child).await.read();
    assert_eq!(told, None);
    let mut mother = city.sign_in("parent").await;
    let week = format!("/diary/week?child={child}");
    let asked = async |mother: &mut Visitor| mother.open(&week).await.body.matches("read_comment").count();
    let before = asked(&mut mother).await;
    assert!(before > 0);
    for stranger in ["parent2", "pupil", "teacher", "coordinator", "coordinator2"] {
        let mut stranger = city.sign_in(stranger).await;
        assert!(read(&mut stranger, child, lesson).await.status >= 400);
    }
    assert_eq!(read(&mut mother, child, lesson).await.status, 200);
    assert_eq!(read(&mut mother, child, lesson).await.status, 200, "the same once more");
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'comment.read'").await, 1);
    assert_eq!(asked(&mut mother).await, before - 1);
    assert!(mother.open(&week).await.body.contains("Прочитано родителями"));
    let told: Option<String> = receipt(&mut leader, lesson, child).await.read();
    assert!(told.is_some());
    for login in ["teacher3", "coordinator2", "parent", "methodist"] {
        let mut stranger = city.sign_in(login).await;
        assert!(receipt(&mut stranger, lesson, child).await.status >= 400, "{login}");
    }
}

#[tokio::test]
async fn whoever_signs_a_week_has_read_its_comments() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    comment_on(&city, child).await;
    let unread = format!(
        "SELECT COUNT(*) FROM cells c JOIN lessons l ON l.id = c.lesson_id WHERE c.pupil_id = {child} \
         AND c.comment IS NOT NULL AND c.comment_read_at IS NULL AND l.date BETWEEN '2026-11-09' AND '2026-11-15'"
    );
    assert!(city.number(&unread).await > 0);
    assert_eq!(sign(&mut city.sign_in("parent").await, child, "2026-11-11").await.status, 200);
    assert_eq!(city.number(&unread).await, 0);
}

#[tokio::test]
async fn a_week_to_come_is_not_signed_and_nobody_signs_for_another_child() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let mut mother = city.sign_in("parent").await;
    let early = sign(&mut mother, child, "2026-11-16").await;
    let told = "Эта неделя ещё не началась. Подписать её можно с понедельника.";
    assert_eq!(early.refusal(), (422, AppError::Refused(told.into())));
    for stranger in ["parent2", "pupil", "teacher", "classteacher", "coordinator"] {
        let mut stranger = city.sign_in(stranger).await;
        assert!(sign(&mut stranger, child, "2026-11-09").await.status >= 400);
    }
    assert_eq!(city.number("SELECT COUNT(*) FROM week_signatures WHERE monday = '2026-11-09'").await, 0);
}

#[tokio::test]
async fn who_has_not_opened_the_diary_for_two_weeks_is_told_of() {
    let city = city().await;
    let (child, sister) = (person(&city, "pupil").await, person(&city, "sibling").await);
    let mut leader = city.sign_in("classteacher").await;
    let (_, demo) = row(&mut leader, child).await;
    assert_eq!((demo.guardians.last, demo.own.last), ("2026-11-10".parse().ok(), "2026-11-11".parse().ok()));
    city.force("DELETE FROM diary_visits").await;
    let mut mother = city.sign_in("parent").await;
    assert_eq!(mother.call(WEEK, &[("child", &sister.to_string())]).await.status, 200);
    visits::flush(&city.house).await.unwrap();
    let (_, before) = row(&mut leader, child).await;
    assert!(before.guardians.away && before.own.away, "she came in, and opened the diary of the other child");
    assert_eq!(mother.call(WEEK, &[("child", &child.to_string())]).await.status, 200);
    visits::flush(&city.house).await.unwrap();
    let (_, after) = row(&mut leader, child).await;
    assert_eq!((after.guardians.away, after.guardians.last), (false, "2026-11-12".parse().ok()));
    assert!(after.own.away && after.own.last.is_none());
}

#[tokio::test]
async fn whoever_signed_a_week_of_the_demo_has_opened_the_diary_by_then() {
    let city = city().await;
    let strange = "SELECT COUNT(*) FROM week_signatures w LEFT JOIN diary_visits v ON v.school_id = w.school_id \
         AND v.pupil_id = w.pupil_id AND v.account_id = w.\"by\" WHERE v.on_day IS NULL OR v.on_day < '2026-11-07'";
    assert!(city.number("SELECT COUNT(*) FROM week_signatures").await > 0);
    assert_eq!(city.number(strange).await, 0);
}
