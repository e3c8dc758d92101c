//! Who gives an absence its reason, and where it shows.

use super::*;

/// `pupil2` of 7А is ill since the day before yesterday, and the mother has written so.
async fn ill(city: &City) -> PersonId {
    person(city, "pupil2").await
}

fn lessons(away: &Away) -> Vec<LessonId> {
    away.lessons().map(|lesson| lesson.lesson).collect()
}

#[tokio::test]
async fn one_press_takes_a_note_and_the_family_reads_that_it_is_accepted() {
    let city = city().await;
    let pupil = ill(&city).await;
    let (mut leader, mut mother) = (city.sign_in("classteacher").await, city.sign_in("parent2").await);
    let before = board(&mut leader).await;
    let (told, all) = (away(&before, pupil).notes[0].clone(), lessons(away(&before, pupil)));
    assert_eq!((told.by.as_str(), told.lessons as usize), ("Фомина Н. И.", all.len()));
    assert!(all.len() > 4, "two days at school: {all:?}");
    let waits = NoteState::Waiting { lessons: all.len() };
    assert_eq!(notes(&mut mother, pupil).await.written[0].state, waits);

    let (class, note) = (before.class.to_string(), told.id.to_string());
    let taken = leader.call(AcceptNotes::url(), &[("class", &class), ("note", &note)]).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
    let after = board(&mut leader).await;
    assert!(after.waiting.iter().all(|away| away.pupil != pupil));
    let settled = after.settled.iter().find(|away| away.pupil == pupil).unwrap();
    assert!(all.iter().all(|lesson| lessons(settled).contains(lesson)));
    assert_eq!(notes(&mut mother, pupil).await.written[0].state, NoteState::Accepted { lessons: all.len() });
}

#[tokio::test]
async fn a_reason_raises_the_version_of_the_cell_enters_the_log_and_is_told() {
    let city = city().await;
    let pupil = ill(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let lesson = lessons(away(&board(&mut leader).await, pupil))[0];
    let (code, version) = cell(&city, lesson, pupil).await;
    assert_eq!(code, "ОТ");
    let mut news = city.house.news.listen();
    assert_eq!(resolve(&mut leader, pupil, &[lesson], Attendance::Excused).await.status, 200);
    assert_eq!(cell(&city, lesson, pupil).await, ("УП".to_owned(), version + 1));
    let Happened::Journal { touched, .. } = news.try_recv().unwrap() else { panic!("other news") };
    let now = u32::try_from(version + 1).ok();
    assert_eq!(touched, [Touched { lesson, pupil: Some(pupil), version: now }]);
    let about = format!("lesson:{lesson} pupil:{pupil} version:{}", version + 1);
    let logged = format!("SELECT count(*) FROM events WHERE act = 'attendance.set' AND subject = '{about}'");
    assert_eq!(city.number(&logged).await, 1);
}

#[tokio::test]
async fn a_reason_given_by_mistake_is_taken_back_and_no_other_code_is_given() {
    let city = city().await;
    let pupil = ill(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let lesson = lessons(away(&board(&mut leader).await, pupil))[0];
    for code in [Attendance::Unexcused, Attendance::Ill, Attendance::Absent] {
        assert_eq!(resolve(&mut leader, pupil, &[lesson], code).await.status, 200);
        assert_eq!(cell(&city, lesson, pupil).await.0, code.code());
    }
    let (status, why) = resolve(&mut leader, pupil, &[lesson], Attendance::Late).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(why.to_string().contains("УП, Б или НП"), "{why}");
}

#[tokio::test]
async fn only_the_class_teacher_gives_reasons() {
    let city = city().await;
    let pupil = ill(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let opened = board(&mut leader).await;
    let lesson = lessons(away(&opened, pupil))[0];
    let class = opened.class.to_string();
    for (login, status) in [("deputy", 403), ("coordinator", 403), ("teacher2", 404), ("parent2", 404)] {
        let mut other = city.sign_in(login).await;
        let refused = resolve(&mut other, pupil, &[lesson], Attendance::Ill).await;
        assert_eq!(refused.refusal::<AppError>().0, status, "{login}");
        for path in [OpenAbsences::url(), AcceptNotes::url()] {
            let refused = other.call(path, &[("class", &class)]).await;
            assert_eq!(refused.refusal::<AppError>().0, 404, "{login} {path}");
        }
    }
    assert_eq!(cell(&city, lesson, pupil).await.0, "ОТ");
}

#[tokio::test]
async fn a_lesson_at_which_the_pupil_was_is_no_absence() {
    let city = city().await;
    let pupil = ill(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let lesson = lessons(away(&board(&mut leader).await, pupil))[0];
    city.force(&format!(
        "UPDATE cells SET attendance = 'ОП' WHERE lesson_id = {lesson} AND pupil_id = {pupil}"
    ))
    .await;
    let (status, why) = resolve(&mut leader, pupil, &[lesson], Attendance::Ill).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(why.to_string().contains("Пропуска здесь нет"), "{why}");
    assert_eq!(resolve(&mut leader, pupil, &[], Attendance::Ill).await.refusal::<AppError>().0, 404);
}

#[tokio::test]
async fn the_list_works_with_scripts_switched_off() {
    let city = city().await;
    let pupil = ill(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let page = leader.open("/absences").await;
    assert!(page.body.contains("Температура, вызвали врача."), "the note is on the page");
    let opened = board(&mut leader).await;
    let lesson = lessons(away(&opened, pupil))[0].to_string();
    let form = [("pupil", pupil.to_string()), ("lessons[]", lesson.clone()), ("code", "Б".into())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = leader.submit(ResolveAbsences::url(), &form, "/absences").await;
    assert_eq!(answer.location(), Some(format!("/absences?class={}#p{pupil}", opened.class).as_str()));
}
