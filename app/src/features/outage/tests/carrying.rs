//! From paper into the journal: what goes in, what meets something there, and that nothing typed is lost.

use super::*;

/// Where the way out is.
const SIGN_OUT: &str = "/api/app/features/account/api/sign_out";

#[tokio::test]
async fn a_sheet_goes_into_the_journal_as_it_was_looked_over_and_the_log_says_that_it_came_from_paper() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let number = opened.pupils.iter().position(|one| one.id == pupils[1]).unwrap() + 1;
    let line = format!("{number} 4/5");
    let fields = typed([
        (cell(lesson.id, pupils[0]), "5 н"),
        (of_lesson("line", lesson.id), line.as_str()),
        (of_lesson("homework", lesson.id), ""),
    ]);
    let looked = looked(&mut teacher, group, &fields).await;
    let before = city.number("SELECT COUNT(*) FROM events WHERE reason = 'paper'").await;
    carry(&mut teacher, group, &looked).await.read::<()>();
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "5 н");
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[1])).await, "4 5");
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE reason = 'paper'").await, before + 4);
    let again = carry(&mut teacher, group, &looked).await.refusal::<AppError>();
    assert!(matches!(again, (422, AppError::Refused(_))), "sent twice, written once: {again:?}");
}

#[tokio::test]
async fn topic_and_homework_go_in_and_the_lesson_is_held() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let lesson = opened.lessons.iter().find(|lesson| lesson.shut.is_none()).unwrap().id;
    let bare = "UPDATE lessons SET topic = NULL, state = 'planned', held_at = NULL WHERE id = ";
    city.force(&format!("{bare}{lesson}")).await;
    city.force(&format!("UPDATE assignments SET description = '' WHERE issued_lesson_id = {lesson}")).await;
    let fields = typed([
        (of_lesson("topic", lesson), "Степень с нулевым показателем"),
        (of_lesson("homework", lesson), "§ 12, № 3"),
        (of_lesson("held", lesson), "on"),
    ]);
    let looked = looked(&mut teacher, group, &fields).await;
    carry(&mut teacher, group, &looked).await.read::<()>();
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let written = opened.lessons.iter().find(|one| one.id == lesson).unwrap();
    assert_eq!(
        (written.topic.as_str(), written.homework.as_str(), written.held),
        ("Степень с нулевым показателем", "§ 12, № 3", true)
    );
    let noted = format!("SELECT COUNT(*) FROM events WHERE subject = 'lesson:{lesson}' AND reason = 'paper'");
    assert_eq!(city.number(&noted).await, 2, "the note and the homework");
}

#[tokio::test]
async fn what_the_journal_says_otherwise_stays_unless_it_is_ticked() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let field = cell(lesson.id, pupils[0]);
    let first = looked(&mut teacher, group, &typed([(field.clone(), "3")])).await;
    carry(&mut teacher, group, &first).await.read::<()>();
    let other = typed([(field.clone(), "5"), (cell(lesson.id, pupils[1]), "4")]);
    let looked = looked(&mut teacher, group, &other).await;
    let seen: Opened = open(&mut teacher, group, Some(looked.clone())).await.read();
    let lines = seen.preview.unwrap().lines;
    let clash = lines.iter().find(|line| line.field == field).unwrap();
    assert_eq!((clash.before.as_str(), clash.after.as_str()), ("3", "5"));
    assert_eq!(clash.fate, Fate::Clash { ticked: false });
    carry(&mut teacher, group, &looked).await.read::<()>();
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "3");
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[1])).await, "4");
    let ticked = typed([(field.clone(), "5"), (over(&field), "on")]);
    let ticked = super::looked(&mut teacher, group, &ticked).await;
    carry(&mut teacher, group, &ticked).await.read::<()>();
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "5");
}

#[tokio::test]
async fn what_another_wrote_since_it_was_looked_over_is_never_written_over() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let fields = typed([(cell(lesson.id, pupils[0]), "5")]);
    let seen = looked(&mut teacher, group, &fields).await;
    let other = looked(&mut teacher, group, &typed([(cell(lesson.id, pupils[0]), "2")])).await;
    carry(&mut teacher, group, &other).await.read::<()>();
    let page = teacher.submit(CarryOver::url(), &pairs(&form(group, &seen)), "/outage").await;
    assert_eq!(page.status, 422, "{}", page.body);
    for text in ["Посмотрите ещё раз", "В журнале уже стоит другое", "value=\"5\""]
    {
        assert!(page.body.contains(text), "{text} is missing");
    }
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "2");
}

#[tokio::test]
async fn the_preview_is_drawn_on_the_page_of_the_sheet_and_unreadable_fields_say_why() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let good = typed([(cell(lesson.id, pupils[0]), "5 4")]);
    let page = teacher.submit(LookOver::url(), &pairs(&form(group, &good)), "/outage").await;
    assert_eq!(page.status, 200, "{}", page.body);
    for text in ["Что будет записано", "Записать в журнал", "value=\"5 4\""] {
        assert!(page.body.contains(text), "{text} is missing");
    }
    let bad = typed([(cell(lesson.id, pupils[0]), "9"), (of_lesson("line", lesson.id), "99 5, н")]);
    let page = teacher.submit(LookOver::url(), &pairs(&form(group, &bad)), "/outage").await;
    assert_eq!(page.status, 422);
    for text in ["«9» не отметка", "Строки 99 на листе нет", "сначала номер строки", "value=\"99 5, н\""]
    {
        assert!(page.body.contains(text), "{text} is missing");
    }
    assert!(!page.body.contains("Записать в журнал"));
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "");
}

#[tokio::test]
async fn a_session_that_ends_in_the_middle_gives_back_all_that_was_typed() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let fields = typed([(cell(lesson.id, pupils[0]), "5"), (of_lesson("topic", lesson.id), "«Корни» <b>")]);
    let sent = form(group, &looked(&mut teacher, group, &fields).await);
    assert_eq!(teacher.call(SIGN_OUT, &[]).await.status, 200);
    for call in [LookOver::url(), CarryOver::url()] {
        let page = teacher.submit(call, &pairs(&sent), "/outage").await;
        assert_eq!(page.status, 401, "{}", page.body);
        assert!(page.location().is_none() && page.body.contains("Сеанс закончился, набранное цело"));
        assert!(page.body.contains(&format!("action=\"{call}\"")), "{}", page.body);
        let field = named(&cell(lesson.id, pupils[0]));
        assert!(page.body.contains(&format!("name=\"{field}\" value=\"5\"")), "{}", page.body);
        assert!(page.body.contains("«Корни» &lt;b"), "{}", page.body);
    }
    let mut teacher = city.sign_in("teacher").await;
    let saved = teacher.submit(CarryOver::url(), &pairs(&sent), "/outage").await;
    assert!(saved.location().is_some_and(|to| to.contains("&saved=")), "{} {}", saved.status, saved.body);
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "5");
}

#[tokio::test]
async fn rights_and_days_are_those_of_the_journal() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let fields = typed([(cell(lesson.id, pupils[0]), "5")]);
    let seen = looked(&mut teacher, group, &fields).await;
    for login in ["classteacher", "deputy", "head", "coordinator"] {
        let mut reader = city.sign_in(login).await;
        let sheet: Opened = open(&mut reader, group, None).await.read();
        assert!(sheet.lessons.is_empty(), "{login}");
        assert_eq!(carry(&mut reader, group, &seen).await.refusal(), (403, AppError::Denied), "{login}");
    }
    let coming = opened.lessons.iter().find(|lesson| lesson.shut.is_some()).unwrap();
    let early = typed([(cell(coming.id, pupils[0]), "5")]);
    let told: Opened = open(&mut teacher, group, Some(early.clone())).await.read();
    let line = &told.preview.unwrap().lines[0];
    assert!(matches!(&line.fate, Fate::Refused(why) if why.contains("ещё не начался")), "{line:?}");
    let early = looked(&mut teacher, group, &early).await;
    assert!(matches!(carry(&mut teacher, group, &early).await.refusal(), (422, AppError::Refused(_))));
}

#[tokio::test]
async fn a_substitute_carries_over_the_own_lesson_alone() {
    let city = city().await;
    let (group, mut teacher) = (algebra(&city).await, city.sign_in("teacher").await);
    let opened: Opened = open(&mut teacher, group, None).await.read();
    let (lesson, pupils) = empty_cells(&opened);
    let person = city.number("SELECT person_id FROM accounts WHERE login = 'teacher2'").await;
    city.force(&format!("UPDATE lessons SET substitute_id = {person} WHERE id = {}", lesson.id)).await;
    let mut substitute = city.sign_in("teacher2").await;
    let sheet: Opened = open(&mut substitute, group, None).await.read();
    assert_eq!(sheet.lessons.iter().map(|one| one.id).collect::<Vec<_>>(), [lesson.id]);
    let seen = looked(&mut substitute, group, &typed([(cell(lesson.id, pupils[0]), "4")])).await;
    carry(&mut substitute, group, &seen).await.read::<()>();
    assert_eq!(stands(&mut teacher, group, (lesson.id, pupils[0])).await, "4");
}
