//! A lesson at another time, and another subject in its place: who sees it, what stays together, and how it is taken back.

use super::*;
use crate::features::substitutions::api::{GiveInstead, MoveLesson, OpenPlaces};
use crate::features::substitutions::places::Places;
use crate::kit::link;

async fn places(hand: &mut Visitor, lesson: LessonId) -> Places {
    hand.call(OpenPlaces::url(), &[("lesson", &lesson.to_string())]).await.read()
}

/// The teacher of algebra is away on one day; answers a lesson of it and the day.
async fn waiting(city: &City, deputy: &mut Visitor) -> (LessonId, String) {
    let (lesson, on) = spot(city, "teacher", "teacher2").await;
    let teacher = person(city, "teacher").await;
    assert_eq!(enter(deputy, teacher, (&on, &on)).await.status, 200);
    (lesson, on)
}

/// The first free hour of the weeks after that of the lesson.
async fn free(deputy: &mut Visitor, lesson: LessonId) -> (String, String) {
    let weeks = places(deputy, lesson).await.weeks;
    let form = [("lesson", lesson.to_string()), ("week", weeks[1].to_string())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let places: Places = deputy.call(OpenPlaces::url(), &form).await.read();
    let hours = places.days.iter().flat_map(|day| day.hours.iter().map(move |hour| (day.date, hour)));
    let (date, hour) = hours.into_iter().find(|(_, hour)| hour.clash.is_none()).expect("a free hour");
    (date.to_string(), hour.number.to_string())
}

async fn shift(hand: &mut Visitor, lesson: LessonId, (to, number): &(String, String)) -> Answer {
    hand.call(MoveLesson::url(), &[("lesson", &lesson.to_string()), ("to", to), ("number", number)]).await
}

#[tokio::test]
async fn every_hour_says_what_stands_against_it() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    let places = places(&mut deputy, lesson).await;
    let own = places.days.iter().find(|day| day.date.to_string() == on).expect("its own day");
    let here = own.hours.iter().filter(|hour| hour.clash.as_deref() == Some("стоит здесь"));
    assert_eq!(here.count(), 1);
    assert!(own.hours.iter().all(|hour| hour.clash.is_some()), "the teacher is away all day");
    let busy = places.days.iter().flat_map(|day| &day.hours).filter_map(|hour| hour.clash.as_deref());
    assert!(busy.into_iter().any(|words| words.starts_with("у класса урок: 7А")));
    assert!(places.title.contains("Тихонов А. П."), "{}", places.title);
}

#[tokio::test]
async fn a_lesson_moved_is_seen_at_both_places_and_missed_by_nobody() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    let (to, number) = free(&mut deputy, lesson).await;
    let register = async |deputy: &mut Visitor| {
        let span = [("from", on.as_str()), ("to", to.as_str())];
        let register: Register = deputy.call(CountHours::url(), &span).await.read();
        register.teachers.iter().map(|one| one.missed).sum::<u32>()
    };
    let missed = register(&mut deputy).await;
    assert_eq!(shift(&mut deputy, lesson, &(to.clone(), number.clone())).await.status, 200);
    assert_eq!(register(&mut deputy).await, missed - 1);
    let made = "SELECT made_id FROM substitutions WHERE outcome = 'moved' AND lesson_id = ";
    let made = city.number(&format!("{made}{lesson}")).await;
    let stands = format!(
        "SELECT count(*) FROM lessons WHERE id = {made} AND date = '{to}' AND number = {number} AND state = 'planned' \
         AND teacher_id = {}",
        person(&city, "teacher").await
    );
    assert_eq!(city.number(&stands).await, 1);
    let state =
        |board: Board| board.lessons.into_iter().find(|line| line.lesson == lesson).map(|line| line.state);
    let told = state(board(&mut deputy, &on).await);
    assert!(matches!(told, Some(State::Placed(Decided::Moved(..)))), "{told:?}");
    let mut parent = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    let page = parent.open(&format!("/diary/week?child={child}&on={on}")).await.body;
    assert!(page.contains("урок перенесён на "));
    let class = city
        .number(&format!(
            "SELECT g.class_id FROM lessons l JOIN groups g ON g.id = l.group_id WHERE l.id = {lesson}"
        ))
        .await;
    let mut pupil = city.sign_in("pupil").await;
    for (day, words) in [(&on, "перенесён на "), (&to, "перенесён с ")] {
        let page = pupil.open(&format!("{}?of=class.{class}&on={day}", link::TIMETABLE)).await.body;
        assert!(page.contains(words), "{day}");
        let sheet: Sheet = deputy.call(OpenSubstitutionSheet::url(), &[("on", day.as_str())]).await.read();
        assert!(sheet.lessons.iter().any(|line| line.outcome().starts_with(words)), "{:?}", sheet.lessons);
    }
}

#[tokio::test]
async fn what_is_due_moves_along_and_one_press_takes_all_back() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, _) = waiting(&city, &mut deputy).await;
    city.force(&format!(
        "INSERT INTO assignments (school_id, group_id, lesson_id, kind, title, description, weight, mandatory) \
         SELECT school_id, group_id, id, 'К', 'Степени', '', 20, TRUE FROM lessons WHERE id = {lesson}"
    ))
    .await;
    let count = "SELECT count(*) FROM lessons";
    let before = city.number(count).await;
    let to = free(&mut deputy, lesson).await;
    assert_eq!(shift(&mut deputy, lesson, &to).await.status, 200);
    assert_eq!(city.number(count).await, before + 1);
    let due = format!("SELECT count(*) FROM assignments WHERE title = 'Степени' AND lesson_id = {lesson}");
    assert_eq!(city.number(&due).await, 0);
    let (status, error) = settle(&mut deputy, lesson, "cancel").await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("Сначала снимите это решение"), "{error}");
    assert_eq!(settle(&mut deputy, lesson, "undo").await.status, 200);
    assert_eq!((city.number(count).await, city.number(&due).await), (before, 1));
    let stands = format!("SELECT count(*) FROM lessons WHERE id = {lesson} AND state = 'planned'");
    assert_eq!(city.number(&stands).await, 1);
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
    let log =
        "SELECT count(*) FROM events WHERE act IN ('substitution.move', 'substitution.undo') AND subject = ";
    assert_eq!(city.number(&format!("{log}'lesson:{lesson}'")).await, 2);
}

#[tokio::test]
async fn a_lesson_that_took_place_at_its_new_time_stays_there() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, _) = waiting(&city, &mut deputy).await;
    let to = free(&mut deputy, lesson).await;
    assert_eq!(shift(&mut deputy, lesson, &to).await.status, 200);
    let made = format!("(SELECT made_id FROM substitutions WHERE lesson_id = {lesson})");
    city.force(&format!("UPDATE lessons SET topic = 'Степени' WHERE id = {made}")).await;
    let (_, error) = settle(&mut deputy, lesson, "undo").await.refusal::<AppError>();
    assert!(error.to_string().contains("решение не снять"), "{error}");
}

#[tokio::test]
async fn an_hour_that_is_taken_or_does_not_ring_is_refused() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    for (to, number, told) in [
        (on.as_str(), "1", "Выберите другое"),
        ("2026-11-15", "1", "по звонкам нет"),
        (on.as_str(), "12", "по звонкам нет"),
    ] {
        let (status, error) =
            shift(&mut deputy, lesson, &(to.into(), number.into())).await.refusal::<AppError>();
        assert_eq!(status, 422);
        assert!(error.to_string().contains(told), "{to} {number}: {error}");
    }
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
}

#[tokio::test]
async fn another_subject_is_a_lesson_of_its_own_journal() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, on) = waiting(&city, &mut deputy).await;
    let others = places(&mut deputy, lesson).await.others;
    let other = others.first().expect("somebody of the class is free");
    let form = [("lesson", lesson.to_string()), ("group", other.group.to_string())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(deputy.call(GiveInstead::url(), &form).await.status, 200);
    let stands = format!(
        "SELECT count(*) FROM lessons m JOIN substitutions x ON x.made_id = m.id JOIN lessons l ON l.id = x.lesson_id \
         WHERE l.id = {lesson} AND l.state = 'cancelled' AND m.group_id = {} AND m.number = l.number AND m.date = l.date",
        other.group
    );
    assert_eq!(city.number(&stands).await, 1);
    let sheet: Sheet = deputy.call(OpenSubstitutionSheet::url(), &[("on", &on)]).await.read();
    let told = format!("вместо него {}: {}", other.subject, other.teacher);
    assert!(sheet.lessons.iter().any(|line| line.outcome() == told), "{told}: {:?}", sheet.lessons);
    let span = [("from", on.as_str()), ("to", on.as_str())];
    let register: Register = deputy.call(CountHours::url(), &span).await.read();
    assert!(register.teachers.iter().any(|one| one.name == other.teacher && one.given == 1));
    let mut parent = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    let page = parent.open(&format!("/diary/week?child={child}&on={on}")).await.body;
    assert!(page.contains("урок отменён"));
    let absence = city.number("SELECT id FROM teacher_absences").await.to_string();
    assert_eq!(deputy.call(CancelAbsence::url(), &[("absence", &absence)]).await.status, 200);
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
    assert_eq!(
        city.number(&format!("SELECT count(*) FROM lessons WHERE id = {lesson} AND state = 'planned'")).await,
        1
    );
}

#[tokio::test]
async fn nobody_but_those_who_arrange_moves_a_lesson() {
    let city = calm_city().await;
    let mut deputy = city.sign_in("deputy").await;
    let (lesson, _) = waiting(&city, &mut deputy).await;
    let to = free(&mut deputy, lesson).await;
    for (login, status) in [("teacher", 403), ("parent", 403), ("coordinator2", 404)] {
        let mut hand = city.sign_in(login).await;
        assert_eq!(shift(&mut hand, lesson, &to).await.status, status, "{login}");
        let asked = hand.call(OpenPlaces::url(), &[("lesson", &lesson.to_string())]).await;
        assert_eq!(asked.status, status, "{login}");
    }
    assert_eq!(city.number("SELECT count(*) FROM substitutions").await, 0);
}
