//! Absences entered, changed and taken back, and what becomes of the lessons they touch.

use super::*;

#[tokio::test]
async fn an_absence_lists_every_lesson_it_touches_with_class_subject_and_room() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(&city, "teacher").await;
    let answer = enter(&mut deputy, teacher, (TODAY, "2026-11-16")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let list = away(&mut deputy).await;
    let [one] = &list.absences[..] else { panic!("{:?}", list.absences) };
    let stands = format!(
        "SELECT count(*) FROM lessons WHERE teacher_id = {teacher} AND state = 'planned' AND date BETWEEN '{TODAY}' AND '2026-11-16'"
    );
    assert_eq!(i64::try_from(one.lessons.len()).unwrap(), city.number(&stands).await);
    assert!(one.lessons.iter().all(|lesson| lesson.decided.is_none() && !lesson.room.is_empty()));
    assert!(one.lessons.iter().any(|lesson| lesson.whom == "7А" && lesson.subject == "Алгебра"));
    assert_eq!(one.name, "Тихонов А. П.");
    let log =
        "SELECT count(*) FROM events WHERE act = 'teacher_absence.enter' AND \"new\" NOT LIKE '%courses%'";
    assert_eq!(city.number(log).await, 1, "the kind of reason stands in no log");
}

#[tokio::test]
async fn an_absence_that_is_doubled_or_runs_backwards_is_refused_at_its_field() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(&city, "teacher").await;
    assert_eq!(enter(&mut deputy, teacher, (TODAY, "2026-11-16")).await.status, 200);
    let (status, error) = enter(&mut deputy, teacher, ("2026-11-16", "")).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.at("days[first]").is_some_and(|text| text.contains("уже отмечено")), "{error:?}");
    let (_, error) = enter(&mut deputy, teacher, ("2026-12-16", "2026-12-01")).await.refusal::<AppError>();
    assert!(error.at("days[last]").is_some(), "{error:?}");
    let stranger = person(&city, "teacher3").await;
    assert_eq!(enter(&mut deputy, stranger, (TODAY, TODAY)).await.status, 404, "of another school");
    assert_eq!(away(&mut deputy).await.absences.len(), 1);
}

#[tokio::test]
async fn an_absence_of_some_lessons_touches_those_alone() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(&city, "teacher").await.to_string();
    let form = [
        ("teacher", teacher.as_str()),
        ("days[kind]", "other"),
        ("days[first]", TODAY),
        ("days[last]", "2026-11-20"),
        ("days[first_lesson]", "2"),
        ("days[last_lesson]", "3"),
    ];
    assert_eq!(deputy.call(EnterAbsence::url(), &form).await.status, 200);
    let list = away(&mut deputy).await;
    assert!(!list.absences[0].lessons.is_empty());
    assert!(list.absences[0].lessons.iter().all(|lesson| [2, 3].contains(&lesson.number)));
}

#[tokio::test]
async fn an_absence_taken_back_gives_the_teacher_the_lessons_again() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(&city, "teacher").await;
    let (lesson, on) = spot(&city, "teacher", "teacher2").await;
    let helper = person(&city, "teacher2").await;
    assert_eq!(enter(&mut deputy, teacher, (TODAY, "2026-11-27")).await.status, 200);
    assert_eq!(settle(&mut deputy, lesson, &format!("teacher.{helper}")).await.status, 200);
    let id = away(&mut deputy).await.absences[0].id.to_string();
    for login in ["coordinator2", "teacher", "secretary"] {
        let mut other = city.sign_in(login).await;
        let answer = other.call(CancelAbsence::url(), &[("absence", &id)]).await;
        assert!([403, 404].contains(&answer.status), "{login}: {}", answer.status);
    }
    assert_eq!(deputy.call(CancelAbsence::url(), &[("absence", &id)]).await.status, 200);
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
    assert_eq!(city.number("SELECT count(*) FROM lessons WHERE substitute_id IS NOT NULL").await, 0);
    assert!(board(&mut deputy, &on).await.lessons.is_empty());
    assert_eq!(deputy.call(CancelAbsence::url(), &[("absence", &id)]).await.status, 404, "once");
}

#[tokio::test]
async fn an_absence_made_shorter_gives_back_the_lessons_it_covers_no_more() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(&city, "teacher").await;
    assert_eq!(enter(&mut deputy, teacher, (TODAY, "2026-11-27")).await.status, 200);
    for day in 12..=27 {
        let on = format!("2026-11-{day}");
        assert_eq!(deputy.call(SettleDay::url(), &[("on", &on)]).await.status, 200);
    }
    let decided = "SELECT count(*) FROM substitutions";
    assert!(city.number(decided).await > 3);
    let id = away(&mut deputy).await.absences[0].id.to_string();
    let form = [
        ("absence", id.as_str()),
        ("days[kind]", "trip"),
        ("days[first]", TODAY),
        ("days[last]", "2026-11-13"),
    ];
    assert_eq!(deputy.call(ChangeAbsence::url(), &form).await.status, 200);
    let left = format!("{decided} x JOIN lessons l ON l.id = x.lesson_id WHERE l.date > '2026-11-13'");
    assert_eq!(city.number(&left).await, 0);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'teacher_absence.change'").await, 1);
    assert!(city.number("SELECT count(*) FROM events WHERE act = 'substitution.undo'").await > 0);
}
