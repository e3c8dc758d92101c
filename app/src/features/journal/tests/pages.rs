//! The right-hand page of a lesson, and what the log of events keeps of all changes.

use super::*;

#[tokio::test]
async fn every_change_is_an_event_and_the_chain_holds() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let events = format!("SELECT count(*) FROM events WHERE school_id = {}", school(&city).await);
    let before = city.number(&events).await;
    let edits = [
        Edit::Add(MarkValue::Four),
        Edit::Replace { at: 0, value: MarkValue::Five },
        Edit::Attend(Attendance::Late),
        Edit::ClearAttendance,
        Edit::Remove { at: 0 },
    ];
    for (seen, edit) in (0..).zip(edits) {
        let wish = change(&format!("change-{seen:04}"), (spot.0, spot.1, seen), edit);
        assert!(matches!(save(&mut teacher, vec![wish]).await[..], [Answer::Saved { .. }]));
    }
    assert_eq!(city.number(&events).await, before + 5);
    let replaced =
        "SELECT count(*) FROM events WHERE act = 'mark.replace' AND \"old\" = '4' AND \"new\" = '5'";
    assert_eq!(city.number(replaced).await, 1);
    seal_all(&city.house.db, city.house.clock.now()).await;
    let verdict = verify(&city.house.db).await.unwrap();
    assert!(verdict.sound, "{:?}", verdict.wrong);
}

#[tokio::test]
async fn what_was_refused_is_no_event() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let closed = empty_spots(&open_first_quarter(&mut teacher, &sheet).await)[0];
    let before = city.number("SELECT count(*) FROM events").await;
    save(&mut teacher, vec![change("change-0001", closed, Edit::Add(MarkValue::Five))]).await;
    let mut head = city.sign_in("head").await;
    let spot = empty_spots(&sheet)[0];
    refused(&mut head, change("change-0002", spot, Edit::Add(MarkValue::Five))).await;
    let (link, signed_in) = (1, 1);
    assert_eq!(city.number("SELECT count(*) FROM events").await, before + link + signed_in);
}

#[tokio::test]
async fn the_words_of_a_comment_stay_out_of_the_log() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let spot = empty_spots(&open(&mut teacher, group).await)[0];
    let words = Edit::Comment("Забыл тетрадь дома".into());
    save(&mut teacher, vec![change("change-0001", spot, words)]).await;
    assert_eq!(look(&mut teacher, group, spot).await.comment.as_deref(), Some("Забыл тетрадь дома"));
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'comment.set'").await, 1);
    let told = "SELECT count(*) FROM events WHERE COALESCE(\"old\", '') || COALESCE(\"new\", '') \
                || COALESCE(reason, '') || subject LIKE '%тетрадь%'";
    assert_eq!(city.number(told).await, 0);
}

fn note(id: &str, lesson: &Column, (topic, homework): (&str, &str)) -> NoteLesson {
    let (id, topic, homework) = (ChangeId::new(id).unwrap(), topic.to_owned(), homework.to_owned());
    NoteLesson {
        id,
        note: LessonNote { lesson: lesson.id, seen: lesson.version, topic, homework, held: true },
    }
}

#[tokio::test]
async fn topic_and_homework_are_read_as_they_were_written() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let lesson = sheet.lessons.iter().rev().find(|lesson| lesson.date < sheet.today).unwrap();
    let written = note("change-0001", lesson, ("Степень с нулевым показателем", "§ 12, № 3"));
    let Noted::Saved(column) = teacher.call_json(NoteLesson::url(), &written).await.read() else { panic!() };
    assert_eq!(
        (column.topic.as_str(), column.version),
        ("Степень с нулевым показателем", lesson.version + 1)
    );
    let again = open(&mut teacher, group).await;
    let read = again.lessons.iter().find(|one| one.id == lesson.id).unwrap();
    assert_eq!((read.topic.as_str(), read.homework.as_str()), ("Степень с нулевым показателем", "§ 12, № 3"));
    assert_eq!(read.state, LessonState::Held);
}

#[tokio::test]
async fn the_second_to_write_a_lesson_is_told_what_the_first_wrote_who_it_was_and_when() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let lesson = sheet.lessons.iter().rev().find(|lesson| lesson.date < sheet.today).unwrap();
    let first: Noted =
        teacher.call_json(NoteLesson::url(), &note("change-0001", lesson, ("Корни", "§ 13"))).await.read();
    let late: Noted =
        teacher.call_json(NoteLesson::url(), &note("change-0002", lesson, ("Другое", ""))).await.read();
    let (Noted::Saved(saved), Noted::Conflict { column, who, when }) = (first, late) else { panic!() };
    assert_eq!((column.topic.as_str(), column.homework.as_str()), ("Корни", "§ 13"));
    assert_eq!((column.version, who.as_str()), (saved.version, "Тихонов А. П."));
    assert!(when.starts_with("12.11.2026 "), "{when}");
    let read = open(&mut teacher, group).await;
    assert!(read.lessons.iter().any(|one| one.id == lesson.id && one.topic == "Корни"));
}

#[tokio::test]
async fn a_note_sent_again_is_written_once_and_answered_as_at_first() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let lesson = sheet.lessons.iter().rev().find(|lesson| lesson.date < sheet.today).unwrap();
    let written = note("change-0001", lesson, ("Корни", "§ 13"));
    let first: Noted = teacher.call_json(NoteLesson::url(), &written).await.read();
    let events = city.number("SELECT count(*) FROM events").await;
    let again: Noted = teacher.call_json(NoteLesson::url(), &written).await.read();
    assert!(matches!(first, Noted::Saved(_)), "{first:?}");
    assert_eq!(again, first);
    assert_eq!(city.number("SELECT count(*) FROM events").await, events);
}

#[tokio::test]
async fn only_the_teacher_of_the_lesson_writes_its_page() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let lesson = sheet.lessons.iter().rev().find(|lesson| lesson.date < sheet.today).unwrap();
    for (login, status) in [("classteacher", 403), ("deputy", 403), ("teacher2", 404), ("teacher3", 404)] {
        let mut other = city.sign_in(login).await;
        let told = other.call_json(NoteLesson::url(), &note("change-0001", lesson, ("Чужая тема", ""))).await;
        assert_eq!(told.refusal::<AppError>().0, status, "{login}");
    }
}

async fn put(teacher: &mut Visitor, work: Work) -> Assignment {
    teacher.call_json(PutWork::url(), &PutWork { work }).await.read()
}

async fn drop_it(teacher: &mut Visitor, work: &Assignment) -> crate::features::testing::Answer {
    teacher.call_json(DropWork::url(), &DropWork { assignment: work.id }).await
}

#[tokio::test]
async fn work_is_added_renamed_marked_and_dropped_when_nobody_is_marked_for_it() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let sheet = open(&mut teacher, group).await;
    let lesson = empty_spots(&sheet)[0].0;
    let work = |id, title: &str, weight| Work { lesson, id, kind: "К".into(), title: title.into(), weight };
    let made = put(&mut teacher, work(None, "Степени", 20)).await;
    let renamed = put(&mut teacher, work(Some(made.id), "Степени и корни", 30)).await;
    assert_eq!((renamed.id, renamed.ordinal, renamed.weight), (made.id, made.ordinal, 30));
    let column = |sheet: &Sheet| sheet.lessons.iter().find(|one| one.id == lesson).unwrap().work.clone();
    assert!(column(&open(&mut teacher, group).await).contains(&renamed));
    drop_it(&mut teacher, &renamed).await.read::<()>();
    assert!(!column(&open(&mut teacher, group).await).contains(&renamed));
    let marked = sheet.cells.iter().find(|f| !f.cell.marks.is_empty()).unwrap().cell.marks[0].assignment;
    let marked = Assignment { id: marked, ..renamed };
    assert!(matches!(drop_it(&mut teacher, &marked).await.refusal(), (422, AppError::Refused(_))));
}

#[tokio::test]
async fn a_weight_beyond_reason_and_a_kind_outside_the_dictionary_are_told_at_their_fields() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let lesson = empty_spots(&open(&mut teacher, group).await)[0].0;
    for (kind, weight, field) in [("К", 5_000, "weight"), ("Ъ", 10, "kind")] {
        let work = Work { lesson, id: None, kind: kind.into(), title: String::new(), weight };
        let answer = teacher.call_json(PutWork::url(), &PutWork { work }).await;
        let (status, error) = answer.refusal::<AppError>();
        assert!(status == 422 && error.at(field).is_some(), "{error:?}");
    }
}

#[tokio::test]
async fn a_journal_is_taken_away_as_a_workbook_by_whoever_may_open_it() {
    let city = city().await;
    let group = algebra(&city).await;
    let path = format!("/journal/{group}/journal.xlsx");
    let taken = city.sign_in("teacher").await.open(&path).await;
    assert_eq!(taken.status, 200);
    assert!(taken.headers["content-disposition"].to_str().unwrap().contains("journal.xlsx"));
    assert_eq!(city.sign_in("parent").await.open(&path).await.status, 404);
    assert_eq!(city.visitor().open(&path).await.location(), Some(crate::kit::link::SIGN_IN));
}
