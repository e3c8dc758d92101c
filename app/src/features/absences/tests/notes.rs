//! What a guardian writes, who reads it, and what it becomes.

use super::*;

#[tokio::test]
async fn a_note_of_the_guardian_stands_before_the_class_teacher() {
    let city = city().await;
    let (mut mother, mut leader) = (city.sign_in("parent").await, city.sign_in("classteacher").await);
    let child = person(&city, "pupil").await;
    let sent = send(&mut mother, child, ("2026-11-12", "2026-11-13"), "Кашель").await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let board = board(&mut leader).await;
    let told = board.ahead.iter().find(|told| told.note.pupil == child).expect("nothing waits for it yet");
    assert_eq!((told.note.text.as_str(), told.by.as_str(), told.lessons), ("Кашель", "Соколова М. А.", 0));
    let own = notes(&mut mother, child).await;
    assert_eq!(own.pen, Pen::Writes);
    assert_eq!(own.written[0].state, NoteState::Sent);
    assert_eq!(own.class_teacher.as_deref(), Some("Лебедева О. Н."));
}

#[tokio::test]
async fn the_same_note_sent_twice_is_one() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    for _ in 0..2 {
        assert_eq!(send(&mut mother, child, ("2026-11-12", "2026-11-13"), "Кашель").await.status, 200);
    }
    assert_eq!(notes(&mut mother, child).await.written.len(), 1);
    assert_eq!(send(&mut mother, child, ("2026-11-12", "2026-11-16"), "Кашель").await.status, 200);
    assert_eq!(notes(&mut mother, child).await.written.len(), 2);
}

#[tokio::test]
async fn days_out_of_order_are_told_at_their_field() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    let (status, error) =
        send(&mut mother, child, ("2026-11-13", "2026-11-12"), "").await.refusal::<AppError>();
    assert_eq!((status, error.at("last").as_deref()), (422, Some("Последний день раньше первого.")));
    assert!(notes(&mut mother, child).await.written.is_empty());
}

#[tokio::test]
async fn nobody_excuses_oneself_or_a_stranger_and_no_stranger_reads() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    for login in ["pupil", "parent2", "teacher", "classteacher", "deputy"] {
        let mut other = city.sign_in(login).await;
        let refused = send(&mut other, child, ("2026-11-12", "2026-11-13"), "").await;
        assert_eq!(refused.refusal::<AppError>(), (403, AppError::Denied), "{login}");
        if login != "pupil" {
            let opened = other.call(OpenNotes::url(), &[("child", &child.to_string())]).await;
            assert_eq!(opened.refusal::<AppError>(), (404, AppError::NotFound), "{login}");
        }
    }
    assert_eq!(notes(&mut city.sign_in("pupil").await, child).await.pen, Pen::Reads);
}

#[tokio::test]
async fn neither_the_reason_nor_the_words_of_a_note_stand_in_the_log() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    let child = person(&city, "pupil").await;
    send(&mut mother, child, ("2026-11-12", "2026-11-13"), "Ветрянка").await;
    let told = "SELECT count(*) FROM events WHERE act = 'absence_note.write'";
    assert_eq!(city.number(told).await, 1);
    let bare = format!("{told} AND \"old\" IS NULL AND \"new\" IS NULL AND reason IS NULL");
    assert_eq!(city.number(&bare).await, 1);
}

#[tokio::test]
async fn whoever_stands_in_has_the_list_of_the_class_and_the_family_reads_it() {
    let city = city().await;
    let (mut mother, child) = (city.sign_in("parent").await, person(&city, "pupil").await);
    send(&mut mother, child, ("2026-11-12", "2026-11-13"), "Кашель").await;
    let mut deputy = city.sign_in("secretary").await;
    assert_eq!(deputy.call(OpenAbsences::url(), &[]).await.status, 404);
    assert!(notes(&mut mother, child).await.stand_ins.is_empty());
    let (stands_in, absent) = (person(&city, "secretary").await, person(&city, "classteacher").await);
    city.force(&format!(
        "INSERT INTO deputies (school_id, deputy_id, absent_id, class_id, since, until, basis, \"by\", at) \
         SELECT c.school_id, {stands_in}, {absent}, c.id, '2026-11-10', '2026-11-30', 'приказ', (SELECT MIN(id) FROM accounts), '2026-11-09T08:00:00Z' \
         FROM classes c WHERE c.teacher_id = {absent}"
    ))
    .await;
    let list = board(&mut deputy).await;
    assert!(list.title == "7А" && list.ahead.iter().any(|told| told.note.pupil == child), "{list:?}");
    assert_eq!(notes(&mut mother, child).await.stand_ins, ["Котова В. Б."]);
    city.force("UPDATE deputies SET until = '2026-11-11'").await;
    assert_eq!(deputy.call(OpenAbsences::url(), &[]).await.status, 404);
    assert!(notes(&mut mother, child).await.stand_ins.is_empty());
}

#[tokio::test]
async fn a_family_reads_what_was_missed_by_reason_and_by_day() {
    let city = city().await;
    let child = person(&city, "pupil2").await;
    let of = |login| (login, child);
    for (login, child) in [of("parent2"), of("pupil2")] {
        let missed = notes(&mut city.sign_in(login).await, child).await.missed;
        assert_eq!(missed.terms.len(), 4, "{login}");
        let shown: usize = missed.by_reason().iter().map(|(_, number)| *number).sum();
        let counted = format!(
            "SELECT COUNT(*) FROM cells c JOIN lessons l ON l.id = c.lesson_id WHERE c.pupil_id = {child} \
             AND c.attendance IN ('ОТ', 'УП', 'Б', 'НП', 'ОП') AND l.date >= '2026-11-02'"
        );
        assert_eq!(i64::try_from(shown), Ok(city.number(&counted).await), "{login}");
        assert!(shown > 0 && missed.days.is_sorted_by(|a, b| a.date > b.date), "{login}");
    }
    let page = city.sign_in("pupil2").await.open("/diary/absences").await;
    assert!(page.status == 200 && page.body.contains("Пропущено "), "{}", page.status);
}
