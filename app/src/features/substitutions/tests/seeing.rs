//! Who sees a substitution at once: the family, the substitute, the timetable, the calendar, the hall, the count.

use super::*;
use crate::kit::link;

/// Algebra of 7А is given by `teacher2` in place of `teacher`; answers the lesson and its day.
async fn replaced(city: &City) -> (LessonId, String) {
    let mut deputy = city.sign_in("deputy").await;
    let teacher = person(city, "teacher").await;
    assert_eq!(enter(&mut deputy, teacher, (TODAY, "2026-11-27")).await.status, 200);
    let (lesson, on) = spot(city, "teacher", "teacher2").await;
    let helper = person(city, "teacher2").await;
    assert_eq!(settle(&mut deputy, lesson, &format!("teacher.{helper}")).await.status, 200);
    (lesson, on)
}

#[tokio::test]
async fn the_family_reads_who_stands_in_and_what_is_cancelled() {
    let city = calm_city().await;
    let (lesson, on) = replaced(&city).await;
    let mut parent = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    let week = format!("/diary/week?child={child}&on={on}");
    let page = parent.open(&week).await;
    assert!(page.body.contains("Замена") && page.body.contains("Щербакова Ю. Р."), "{week}");
    let mut deputy = city.sign_in("deputy").await;
    assert_eq!(settle(&mut deputy, lesson, "cancel").await.status, 200);
    let page = parent.open(&week).await;
    assert!(page.body.contains("урок отменён") && !page.body.contains("Щербакова Ю. Р."));
}

#[tokio::test]
async fn the_timetable_says_it_to_the_class_and_to_the_substitute() {
    let city = calm_city().await;
    let (lesson, on) = replaced(&city).await;
    let (own, helper) = (person(&city, "teacher").await, person(&city, "teacher2").await);
    let class = city
        .number(&format!(
            "SELECT g.class_id FROM lessons l JOIN groups g ON g.id = l.group_id WHERE l.id = {lesson}"
        ))
        .await;
    let mut substitute = city.sign_in("teacher2").await;
    for of in [format!("class.{class}"), format!("teacher.{own}"), format!("teacher.{helper}"), "hall".into()]
    {
        let page = substitute.open(&format!("{}?of={of}&on={on}", link::TIMETABLE)).await.body;
        assert!(page.contains("замена: Щербакова Ю. Р."), "{of}");
    }
}

#[tokio::test]
async fn the_substitute_has_the_journal_of_that_lesson() {
    let city = calm_city().await;
    let (lesson, _) = replaced(&city).await;
    let group = city.number(&format!("SELECT group_id FROM lessons WHERE id = {lesson}")).await;
    let mut substitute = city.sign_in("teacher2").await;
    let page = substitute.open(&format!("/journal/{group}")).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("замена: Щербакова Ю. Р."));
    let list = substitute.open(link::JOURNALS).await.body;
    assert!(list.contains(&format!("/journal/{group}")));
}

#[tokio::test]
async fn the_sheet_in_the_hall_says_what_is_decided_and_no_reason() {
    let city = calm_city().await;
    let (_, on) = replaced(&city).await;
    let mut colleague = city.sign_in("classteacher").await;
    let sheet: Sheet = colleague.call(OpenSubstitutionSheet::url(), &[("on", &on)]).await.read();
    let [line] = &sheet.lessons[..] else { panic!("{:?}", sheet.lessons) };
    assert_eq!(line.decided, Some(Decided::Replaced("Щербакова Ю. Р.".into())));
    let page = colleague.open(&format!("/substitutions?part=sheet&on={on}")).await.body;
    assert!(page.contains("Лист замен") && !page.contains("курсы"));
    let mut parent = city.sign_in("parent").await;
    assert_eq!(parent.call(OpenSubstitutionSheet::url(), &[]).await.status, 403);
}

#[tokio::test]
async fn hours_missed_and_given_are_counted_for_a_period() {
    let city = calm_city().await;
    let (_, on) = replaced(&city).await;
    let mut deputy = city.sign_in("deputy").await;
    let span = [("from", on.as_str()), ("to", on.as_str())];
    let register: Register = deputy.call(CountHours::url(), &span).await.read();
    let of = |name: &str| register.teachers.iter().find(|one| one.name == name).cloned().unwrap_or_default();
    let (absent, helper) = (of("Тихонов А. П."), of("Щербакова Ю. Р."));
    assert_eq!((absent.replaced, absent.cancelled, helper.given, helper.missed), (1, 0, 1, 0));
    assert_eq!(usize::try_from(absent.missed).unwrap(), register.lessons.len());
    let book = deputy.open(&format!("{}?from={on}&to={on}", link::HOURS_BOOK)).await;
    assert_eq!((book.status, &book.body[..2]), (200, "PK"));
    let wrong = [("from", "2026-11-20"), ("to", "2026-11-12")];
    assert_eq!(deputy.call(CountHours::url(), &wrong).await.status, 422);
}

#[tokio::test]
async fn the_demo_city_has_lessons_decided_and_lessons_that_wait() {
    let city = city().await;
    let mut deputy = city.sign_in("deputy").await;
    let list = away(&mut deputy).await;
    let [one] = &list.absences[..] else { panic!("{:?}", list.absences) };
    let decided = one.lessons.iter().filter(|lesson| lesson.decided.is_some()).count();
    assert!(decided > 0 && decided < one.lessons.len(), "{:?}", one.lessons);
}
