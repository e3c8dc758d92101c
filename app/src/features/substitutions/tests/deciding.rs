//! Who stands in: the best placed, one changed, one cancelled, one taken back, and what is never done.

use super::*;

/// The teacher of algebra is away, and the lesson of `spot` waits.
async fn waiting(city: &City, deputy: &mut Visitor) -> (LessonId, String) {
    let teacher = person(city, "teacher").await;
    assert_eq!(enter(deputy, teacher, (TODAY, "2026-11-27")).await.status, 200);
    spot(city, "teacher", "teacher2").await
}

async fn line(deputy: &mut Visitor, (lesson, on): (LessonId, &str)) -> Line {
    let board = board(deputy, on).await;
    board.lessons.into_iter().find(|line| line.lesson == lesson).expect("the lesson is listed")
}

#[tokio::test]
async fn a_lesson_of_somebody_away_waits_with_those_who_are_free() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    let waits = line(&mut deputy, (lesson, &on)).await;
    assert_eq!((waits.state.clone(), waits.teacher.as_str()), (State::Open, "Тихонов А. П."));
    let helper = person(&city, "teacher2").await;
    assert!(waits.offers.iter().any(|offer| offer.teacher == helper));
    let busy = format!(
        "SELECT count(DISTINCT o.teacher_id) FROM lessons l JOIN lessons o ON o.date = l.date AND o.number = l.number \
         AND o.school_id = l.school_id AND o.state = 'planned' WHERE l.id = {lesson}"
    );
    let all = board(&mut deputy, &on).await;
    assert!(
        city.number(&busy).await >= 1
            && all.days.iter().any(|day| day.date.to_string() == on && day.open > 0)
    );
    assert!(waits.offers.iter().all(|offer| offer.reasons.starts_with("свобод")), "{:?}", waits.offers);
}

#[tokio::test]
async fn a_decision_is_written_told_and_taken_back() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    let helper = person(&city, "teacher2").await;
    let mut news = city.house.news.listen();
    assert_eq!(settle(&mut deputy, lesson, &format!("teacher.{helper}")).await.status, 200);
    let mut told = vec![];
    while let Ok(what) = news.try_recv() {
        told.push(what);
    }
    assert!(
        told.iter().any(|what| matches!(what, Happened::Lessons { lessons, .. } if lessons == &[lesson]))
    );
    assert!(told.iter().any(|what| matches!(what, Happened::Journal { .. })));
    let settled = line(&mut deputy, (lesson, &on)).await;
    assert_eq!(settled.state, State::Settled(Decided::Replaced("Щербакова Ю. Р.".into())));
    assert_eq!(settle(&mut deputy, lesson, "cancel").await.status, 200);
    let cancelled = format!(
        "SELECT count(*) FROM lessons WHERE id = {lesson} AND state = 'cancelled' AND substitute_id IS NULL"
    );
    assert_eq!(city.number(&cancelled).await, 1);
    assert_eq!(settle(&mut deputy, lesson, "undo").await.status, 200);
    assert_eq!(line(&mut deputy, (lesson, &on)).await.state, State::Open);
    let log = "SELECT count(*) FROM events WHERE act LIKE 'substitution.%' AND subject = ";
    assert_eq!(city.number(&format!("{log}'lesson:{lesson}'")).await, 3);
    let (status, error) = settle(&mut deputy, lesson, "undo").await.refusal::<AppError>();
    assert_eq!((status, error.to_string().as_str()), (422, "Об этом уроке ничего не решали."));
}

#[tokio::test]
async fn the_best_are_placed_and_nobody_is_in_two_lessons() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    for login in ["teacher", "classteacher"] {
        let teacher = person(&city, login).await;
        assert_eq!(enter(&mut deputy, teacher, (TODAY, "2026-11-20")).await.status, 200);
    }
    for day in [12, 13, 16, 17, 18, 19, 20] {
        let on = format!("2026-11-{day}");
        assert_eq!(deputy.call(SettleDay::url(), &[("on", &on)]).await.status, 200);
        assert_eq!(deputy.call(SettleDay::url(), &[("on", &on)]).await.status, 200, "again");
        let left = board(&mut deputy, &on).await;
        let open = left.lessons.iter().filter(|line| is_open(line));
        let good = |line: &&Line| line.offers.iter().any(|one| !one.reasons.contains("уроков нет"));
        assert_eq!(open.filter(good).count(), 0, "{on}");
    }
    assert!(city.number("SELECT count(*) FROM substitutions WHERE outcome = 'replaced'").await > 3);
    let twice = "SELECT count(*) FROM (SELECT 1 AS one FROM lessons WHERE state <> 'cancelled' \
         GROUP BY school_id, date, number, COALESCE(substitute_id, teacher_id) HAVING count(*) > 1) AS clashes";
    assert_eq!(city.number(twice).await, 0);
}

#[tokio::test]
async fn whoever_has_a_lesson_or_is_away_or_works_elsewhere_does_not_stand_in() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, _) = waiting(&city, &mut deputy).await;
    let (own, other) = (person(&city, "teacher").await, person(&city, "teacher3").await);
    for (choice, told) in [
        (format!("teacher.{own}"), "сам отсутствует"),
        (format!("teacher.{other}"), "Такого учителя в школе нет"),
        ("merge".into(), "объединить не с кем"),
    ] {
        let (status, error) = settle(&mut deputy, lesson, &choice).await.refusal::<AppError>();
        assert_eq!(status, 422);
        assert!(error.to_string().contains(told), "{choice}: {error}");
    }
    let helper = person(&city, "teacher2").await;
    city.force(&format!(
        "UPDATE lessons SET teacher_id = {helper} WHERE id <> {lesson} AND id = (SELECT min(o.id) FROM lessons l \
         JOIN lessons o ON o.school_id = l.school_id AND o.date = l.date AND o.group_id <> l.group_id WHERE l.id = {lesson})"
    ))
    .await;
    city.force(&format!(
        "UPDATE lessons SET number = (SELECT number FROM lessons WHERE id = {lesson}), \
         starts = (SELECT starts FROM lessons WHERE id = {lesson}), ends = (SELECT ends FROM lessons WHERE id = {lesson}) \
         WHERE teacher_id = {helper} AND date = (SELECT date FROM lessons WHERE id = {lesson}) AND state = 'planned'"
    ))
    .await;
    let (_, error) = settle(&mut deputy, lesson, &format!("teacher.{helper}")).await.refusal::<AppError>();
    assert!(error.to_string().contains("в другом классе"), "{error}");
    assert_eq!(settle(&mut deputy, lesson, "nonsense").await.status, 422);
    assert_eq!(settle(&mut deputy, LessonId(1), "cancel").await.status, 404);
}

#[tokio::test]
async fn halves_of_a_class_are_put_together() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    // The class is divided: another group of it has a lesson at the same bell.
    let other = "JOIN groups g ON g.id = l.group_id WHERE l.id = ";
    let class = city.number(&format!("SELECT g.class_id FROM lessons l {other}{lesson}")).await;
    city.force(&format!(
        "UPDATE lessons SET number = (SELECT number FROM lessons WHERE id = {lesson}), starts = (SELECT starts FROM lessons WHERE id = {lesson}), \
         ends = (SELECT ends FROM lessons WHERE id = {lesson}) WHERE id = (SELECT min(l.id) FROM lessons l JOIN groups g ON g.id = l.group_id \
         JOIN lessons o ON o.id = {lesson} WHERE g.class_id = {class} AND l.date = o.date AND l.state = 'planned' AND l.teacher_id <> o.teacher_id)"
    ))
    .await;
    assert!(line(&mut deputy, (lesson, &on)).await.other_half.is_some());
    assert_eq!(settle(&mut deputy, lesson, "merge").await.status, 200);
    let merged = line(&mut deputy, (lesson, &on)).await.state;
    assert!(matches!(merged, State::Settled(Decided::Merged(_))), "{merged:?}");
}

#[tokio::test]
async fn a_lesson_held_and_a_lesson_of_a_closed_year_are_not_touched() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, _) = waiting(&city, &mut deputy).await;
    let helper = format!("teacher.{}", person(&city, "teacher2").await);
    city.force(&format!("UPDATE lessons SET state = 'held' WHERE id = {lesson}")).await;
    let (_, error) = settle(&mut deputy, lesson, &helper).await.refusal::<AppError>();
    assert!(error.to_string().contains("уже проведён"), "{error}");
    city.force(&format!("UPDATE lessons SET state = 'planned' WHERE id = {lesson}")).await;
    city.force("UPDATE school_years SET state = 'closed'").await;
    let (_, error) = settle(&mut deputy, lesson, &helper).await.refusal::<AppError>();
    assert!(error.to_string().contains("год закрыт"), "{error}");
}

#[tokio::test]
async fn nobody_but_those_who_arrange_decides_and_another_school_sees_nothing() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    for login in ["teacher", "classteacher", "secretary", "parent", "district"] {
        let mut hand = city.sign_in(login).await;
        assert_eq!(settle(&mut hand, lesson, "cancel").await.status, 403, "{login}");
        assert_eq!(hand.call(OpenSubstitutions::url(), &[]).await.status, 403, "{login}");
        assert_eq!(hand.call(OpenTeacherAbsences::url(), &[]).await.status, 403, "{login}");
    }
    let mut stranger = city.sign_in("coordinator2").await;
    assert_eq!(settle(&mut stranger, lesson, "cancel").await.status, 404);
    assert!(board(&mut stranger, &on).await.lessons.is_empty());
    assert!(away(&mut stranger).await.absences.is_empty());
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
}
