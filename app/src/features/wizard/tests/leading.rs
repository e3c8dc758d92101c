//! Who leads a class and teaches a group: named in a draft, changed on a day of an open year; a class made by mistake.

use super::super::api::{NameLeader, RemoveClass, SetClass};
use super::*;

async fn person(city: &City, login: &str) -> i64 {
    city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await
}

const SEVEN: &str = "(SELECT c.id FROM classes c JOIN organisations o ON o.id = c.school_id AND o.code = 'school-1' \
     WHERE c.grade = 7 AND c.letter = 'А')";

async fn algebra(city: &City) -> i64 {
    let asked = format!(
        "SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id AND s.code = 'algebra' WHERE g.class_id = {SEVEN}"
    );
    city.number(&asked).await
}

#[tokio::test]
async fn a_class_gets_another_teacher_in_a_year_that_runs() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (class, new) = (city.number(SEVEN.trim_matches(['(', ')'])).await, person(&city, "newcomer").await);
    let (field, new_text) = (format!("leaders[c{class}]"), new.to_string());
    let ahead = [(field.as_str(), new_text.as_str()), ("since", "2026-11-13")];
    let (_, error) = coordinator.call(NameLeader::url(), &ahead).await.refusal::<AppError>();
    assert!(error.at("since").is_some(), "{error:?}");
    let fields = [(field.as_str(), new_text.as_str()), ("since", "2026-11-12"), ("basis", "Приказ № 15")];
    coordinator.call(NameLeader::url(), &fields).await.read::<()>();
    assert_eq!(city.number(&format!("SELECT teacher_id FROM classes WHERE id = {class}")).await, new);
    let orders =
        format!("SELECT COUNT(*) FROM role_orders WHERE role = 'class:{class}' AND basis = 'Приказ № 15'");
    assert_eq!(city.number(&orders).await, 2, "one comes, one goes");
    let logged =
        format!("SELECT COUNT(*) FROM events WHERE act = 'class.teacher' AND subject = 'class:{class}'");
    assert_eq!(city.number(&logged).await, 1);
    let stranger = person(&city, "coordinator2").await.to_string();
    assert_eq!(coordinator.call(NameLeader::url(), &[(&field, &stranger)]).await.status, 404);
    assert_eq!(city.sign_in("deputy").await.call(NameLeader::url(), &fields).await.status, 403);
}

#[tokio::test]
async fn a_group_changes_hands_on_a_day_and_its_lessons_follow() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (group, new) = (algebra(&city).await, person(&city, "newcomer").await);
    let class = city.number(SEVEN.trim_matches(['(', ')'])).await.to_string();
    let old =
        city.number(&format!("SELECT MIN(teacher_id) FROM group_teachers WHERE group_id = {group}")).await;
    let (field, new_text) = (format!("teachers[g{group}]"), new.to_string());
    let of = |teacher: i64, when: &str| {
        format!(
            "SELECT COUNT(*) FROM lessons WHERE group_id = {group} AND teacher_id = {teacher} AND date {when}"
        )
    };
    let before = city.number(&of(old, "< '2026-11-16'")).await;
    let after = city.number(&of(old, ">= '2026-11-16'")).await;
    assert!(before > 0 && after > 0);
    let early = [("class", class.as_str()), (field.as_str(), new_text.as_str()), ("since", "2026-09-01")];
    let (_, error) = coordinator.call(SetTeachers::url(), &early).await.refusal::<AppError>();
    assert!(error.at("since").is_some(), "lessons were held since: {error:?}");
    let fields = [("class", class.as_str()), (field.as_str(), new_text.as_str()), ("since", "2026-11-16")];
    coordinator.call(SetTeachers::url(), &fields).await.read::<()>();
    assert_eq!(city.number(&of(old, "< '2026-11-16'")).await, before, "what was taught stays");
    assert_eq!(city.number(&of(new, ">= '2026-11-16'")).await, after);
    let ended = format!(
        "SELECT COUNT(*) FROM group_teachers WHERE group_id = {group} AND teacher_id = {old} AND until = '2026-11-15'"
    );
    let begun = format!(
        "SELECT COUNT(*) FROM group_teachers WHERE group_id = {group} AND teacher_id = {new} AND since = '2026-11-16' AND until IS NULL"
    );
    assert_eq!((city.number(&ended).await, city.number(&begun).await), (1, 1));
    let row =
        groups(&mut coordinator, &class).await.rows.into_iter().find(|row| row.group.0 == group).unwrap();
    assert_eq!(row.teacher.map(|teacher| teacher.0), Some(new));
}

#[tokio::test]
async fn a_teacher_who_is_busy_at_the_time_is_refused_with_the_lesson() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let (group, new) = (algebra(&city).await, person(&city, "newcomer").await);
    let other = format!(
        "UPDATE lessons SET teacher_id = {new} WHERE id = (SELECT MIN(o.id) FROM lessons l JOIN lessons o \
         ON o.school_id = l.school_id AND o.date = l.date AND o.starts = l.starts AND o.group_id <> l.group_id \
         WHERE l.group_id = {group} AND l.date > '2026-11-16' AND o.state = 'planned' AND o.substitute_id IS NULL)"
    );
    city.force(&other).await;
    let class = city.number(SEVEN.trim_matches(['(', ')'])).await.to_string();
    let (field, new_text) = (format!("teachers[g{group}]"), new.to_string());
    let fields = [("class", class.as_str()), (field.as_str(), new_text.as_str()), ("since", "2026-11-16")];
    let (status, error) = coordinator.call(SetTeachers::url(), &fields).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.at(&field).unwrap().contains("-й урок"), "{error:?}");
}

#[tokio::test]
async fn a_class_is_renamed_and_one_made_by_mistake_goes() {
    let (city, mut coordinator) = grouped().await;
    let (first, second) = classes(&mut coordinator).await;
    let (first, second) = (first.to_string(), second.to_string());
    let taken = [("class", second.as_str()), ("letter", "а")];
    let (_, error) = coordinator.call(SetClass::url(), &taken).await.refusal::<AppError>();
    assert!(error.at("letter").unwrap().contains("уже есть"), "{error:?}");
    coordinator.call(SetClass::url(), &[("class", second.as_str()), ("letter", "ж")]).await.read::<()>();
    let groups = format!("SELECT COUNT(*) FROM groups WHERE class_id = {second} AND name NOT LIKE '7Ж%'");
    assert_eq!(city.number(&groups).await, 0, "its groups are called after it");
    assert_eq!(coordinator.call(RemoveClass::url(), &[("class", first.as_str())]).await.status, 422);
    coordinator.call(RemoveClass::url(), &[("class", second.as_str())]).await.read::<()>();
    assert_eq!(city.number(&format!("SELECT COUNT(*) FROM classes WHERE id = {second}")).await, 0);
}
