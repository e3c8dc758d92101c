//! What is told to whom, and what is taken back with it.

use domain::notification::{Freshness, NoticeKind};

use super::*;

#[tokio::test]
async fn a_mark_reaches_its_family_and_nobody_else() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    assert_eq!(rings(&mut mother).await, None);
    edit(&mut teacher, "change-0001", spot(&city).await, 0, r#"{"add":"5"}"#).await;
    assert_eq!(told(&city).await, 1);
    assert_eq!(rings(&mut mother).await.as_deref(), Some("1"));
    let new = unread(&mut mother).await;
    assert_eq!((new.len(), new[0].kind, new[0].title.as_str()), (1, NoticeKind::Marks, "Алгебра"));
    assert!(new[0].words.contains("1\u{a0}отметка") && new[0].words.ends_with(": 5"), "{}", new[0].words);
    assert_eq!(mother.open(new[0].href.split('#').next().unwrap()).await.status, 200);
    assert_eq!(unread(&mut city.sign_in("pupil").await).await.len(), 1);
    for other in ["parent2", "pupil2", "parent3", "classteacher", "teacher", "deputy", "district"] {
        let mut other_visitor = city.sign_in(other).await;
        assert!(unread(&mut other_visitor).await.is_empty(), "{other}");
        assert_eq!(rings(&mut other_visitor).await, None, "{other}");
    }
}

#[tokio::test]
async fn what_is_read_is_new_no_more_until_it_changes() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"add":"5"}"#).await;
    told(&city).await;
    read_all(&mut mother).await;
    assert!(unread(&mut mother).await.is_empty());
    assert_eq!(rings(&mut mother).await, None);
    edit(&mut teacher, "change-0002", cell, 1, r#"{"add":"4"}"#).await;
    told(&city).await;
    let changed = unread(&mut mother).await;
    assert_eq!((changed.len(), changed[0].freshness), (1, Freshness::Changed));
    assert!(changed[0].words.ends_with(": 5, 4"), "{}", changed[0].words);
    // The pupil has not looked at all: to him both are one new thing.
    assert_eq!(unread(&mut city.sign_in("pupil").await).await[0].freshness, Freshness::New);
}

#[tokio::test]
async fn a_mark_taken_back_before_it_was_read_takes_its_notice_with_it() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"add":"5"}"#).await;
    told(&city).await;
    read_all(&mut mother).await;
    edit(&mut teacher, "change-0002", cell, 1, r#"{"remove":{"at":0}}"#).await;
    told(&city).await;
    let gone = unread(&mut mother).await;
    assert_eq!((gone.len(), gone[0].freshness), (1, Freshness::TakenBack), "she had seen it");
    assert!(unread(&mut city.sign_in("pupil").await).await.is_empty(), "he had not");
    read_all(&mut mother).await;
    assert!(unread(&mut mother).await.is_empty());
}

#[tokio::test]
async fn an_absence_is_told_once_and_its_reason_is_no_news() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"attend":"ОТ"}"#).await;
    told(&city).await;
    let away = unread(&mut mother).await;
    assert_eq!((away.len(), away[0].kind), (1, NoticeKind::Absences));
    read_all(&mut mother).await;
    let (lesson, pupil) = (cell.0.to_string(), cell.1.to_string());
    let form = [("pupil", pupil.as_str()), ("code", "Б"), ("lessons[]", lesson.as_str())];
    let mut leader = city.sign_in("classteacher").await;
    let answer = leader.call("/api/app/features/absences/api/resolve_absences", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(told(&city).await, 0);
    assert!(unread(&mut mother).await.is_empty());
    assert_eq!(city.number("SELECT count(*) FROM notices WHERE stands LIKE '%Б%'").await, 0);
}

#[tokio::test]
async fn homework_reaches_the_families_of_the_group() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let (lesson, _) = spot(&city).await;
    let version =
        city.number(&format!("SELECT CAST(version AS bigint) FROM lessons WHERE id = {lesson}")).await;
    let note = serde_json::json!({ "id": "change-0001", "note": { "lesson": lesson, "seen": version, "topic": "Степени",
        "homework": "§ 12, № 5", "held": true } });
    let answer = teacher.call_json(&format!("{JOURNAL}/note_lesson"), &note).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(told(&city).await, 1);
    for login in ["parent", "parent2", "pupil2"] {
        let new = unread(&mut city.sign_in(login).await).await;
        assert_eq!((new.len(), new[0].kind), (1, NoticeKind::Homework), "{login}");
        assert!(new[0].words.contains("§ 12, № 5"), "{}", new[0].words);
    }
    assert!(unread(&mut city.sign_in("parent3").await).await.is_empty());
}

#[tokio::test]
async fn a_term_mark_reaches_the_family_and_says_of_which_term() {
    let city = city().await;
    let (lesson, pupil) = spot(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let group = city.number(&format!("SELECT group_id FROM lessons WHERE id = {lesson}")).await;
    let term = "SELECT MIN(id) FROM terms WHERE school_id = # AND kind = 'quarter' AND number = 1";
    let term = city.number(&term.replace('#', &school.to_string())).await;
    let set = |act: &str, old: &str, new: &str| {
        format!(
            "INSERT INTO events (school_id, at, act, subject, \"old\", \"new\") VALUES ({school}, '2026-11-12T05:00:00Z', \
             '{act}', 'group:{group} term:{term} pupil:{pupil}', {old}, {new})"
        )
    };
    city.force(&set("term_mark.set", "NULL", "'4'")).await;
    assert_eq!(told(&city).await, 1);
    let new = unread(&mut city.sign_in("parent").await).await;
    assert_eq!((new.len(), new[0].kind, new[0].words.as_str()), (1, NoticeKind::Marks, "1 четверть: 4"));
    assert!(!new[0].title.is_empty() && new[0].href.starts_with("/diary/marks"), "{:?}", new[0]);
    assert!(unread(&mut city.sign_in("parent2").await).await.is_empty());
    city.force(&set("term_mark.clear", "'4'", "NULL")).await;
    assert_eq!(told(&city).await, 1);
    assert!(unread(&mut city.sign_in("parent").await).await.is_empty(), "nobody has read of it");
}

#[tokio::test]
async fn what_the_teacher_says_of_an_answer_reaches_that_family_alone() {
    let city = city().await;
    let (lesson, pupil) = spot(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let reply = |state: &str| {
        format!(
            "INSERT INTO events (school_id, at, act, subject, \"new\") VALUES \
             ({school}, '2026-11-12T05:00:00Z', 'homework.reply', 'lesson:{lesson} pupil:{pupil}', '{state}')"
        )
    };
    city.force(&reply("rework")).await;
    assert_eq!(told(&city).await, 1);
    for login in ["parent", "pupil"] {
        let new = unread(&mut city.sign_in(login).await).await;
        assert_eq!((new.len(), new[0].kind), (1, NoticeKind::Homework), "{login}");
        assert!(new[0].words.ends_with("нужно доработать"), "{}", new[0].words);
        assert_eq!(new[0].href, format!("/homework/{lesson}?child={pupil}"));
    }
    assert!(unread(&mut city.sign_in("parent2").await).await.is_empty());
    city.force(&reply("taken")).await;
    assert_eq!(told(&city).await, 1, "another word is news again");
}

#[tokio::test]
async fn a_cancelled_lesson_reaches_its_families_and_its_teacher() {
    let city = city().await;
    let group =
        city.number(&format!("SELECT group_id FROM lessons WHERE id = {}", spot(&city).await.0)).await;
    let next = format!(
        "SELECT min(id) FROM lessons WHERE group_id = {group} AND date > '2026-11-12' AND state = 'planned'"
    );
    let (lesson, school) =
        (city.number(&next).await, city.number("SELECT id FROM organisations WHERE code = 'school-1'").await);
    let enter = |act: &str| {
        format!(
            "INSERT INTO events (school_id, at, act, subject) VALUES ({school}, '2026-11-12T05:00:00Z', '{act}', 'lesson:{lesson}')"
        )
    };
    city.force(&format!("UPDATE lessons SET state = 'cancelled' WHERE id = {lesson}")).await;
    city.force(&enter("substitution.cancel")).await;
    assert_eq!(told(&city).await, 2);
    let (mut mother, mut teacher) = (city.sign_in("parent").await, city.sign_in("teacher").await);
    for visitor in [&mut mother, &mut teacher] {
        let new = unread(visitor).await;
        assert_eq!((new.len(), new[0].kind), (1, NoticeKind::Lessons));
        assert!(new[0].words.ends_with("отменён"), "{}", new[0].words);
    }
    read_all(&mut mother).await;
    let stand_in = person(&city, "teacher2").await;
    city.force(&format!(
        "UPDATE lessons SET state = 'planned', substitute_id = {stand_in} WHERE id = {lesson}"
    ))
    .await;
    city.force(&enter("substitution.replace")).await;
    told(&city).await;
    assert!(unread(&mut mother).await[0].words.contains("Щербакова Ю. Р."));
    assert_eq!(unread(&mut city.sign_in("teacher2").await).await.len(), 1);
    city.force(&format!("UPDATE lessons SET substitute_id = NULL WHERE id = {lesson}")).await;
    city.force(&enter("substitution.undo")).await;
    told(&city).await;
    assert!(unread(&mut teacher).await.is_empty(), "it was never read, and is as it was");
    assert!(unread(&mut city.sign_in("teacher2").await).await.is_empty());
    assert_eq!(unread(&mut mother).await[0].freshness, Freshness::TakenBack);
}

#[tokio::test]
async fn a_note_of_absence_reaches_whoever_leads_the_class() {
    let city = city().await;
    let pupil = person(&city, "pupil").await.to_string();
    let form = [("child", pupil.as_str()), ("kind", "ill"), ("first", "2026-11-12"), ("text", "температура")];
    let mut mother = city.sign_in("parent").await;
    assert_eq!(mother.call("/api/app/features/absences/api/send_note", &form).await.status, 200);
    assert_eq!(told(&city).await, 1);
    let new = unread(&mut city.sign_in("classteacher").await).await;
    assert_eq!((new.len(), new[0].kind, new[0].title.as_str()), (1, NoticeKind::Notes, "Соколов Михаил"));
    assert!(!new[0].words.contains("температура"));
    for other in ["parent", "pupil", "teacher", "deputy", "parent2"] {
        assert!(unread(&mut city.sign_in(other).await).await.is_empty(), "{other}");
    }
}

#[tokio::test]
async fn with_the_right_to_see_the_child_its_notices_end() {
    let ends = [
        "UPDATE kinships SET may_view = FALSE",
        "DELETE FROM kinships",
        "UPDATE consents SET withdrawn_on = '2026-11-12'",
    ];
    for end in ends {
        let city = city().await;
        let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
        edit(&mut teacher, "change-0001", spot(&city).await, 0, r#"{"add":"5"}"#).await;
        told(&city).await;
        assert_eq!(unread(&mut mother).await.len(), 1, "{end}");
        city.force(end).await;
        assert!(notices(&mut mother).await.days.is_empty(), "{end}");
        assert_eq!(rings(&mut mother).await, None, "{end}");
    }
}

#[tokio::test]
async fn nothing_is_lost_with_the_process_and_nothing_is_told_twice() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"add":"5"}"#).await;
    assert_eq!(told(&city).await, 1);
    assert_eq!(told(&city).await, 0, "a teller that begins anew goes on from the kept place");
    edit(&mut teacher, "change-0002", cell, 1, r#"{"add":"4"}"#).await;
    // Between the commit and this moment the process may have died: the log is all that is needed.
    assert_eq!(told(&city).await, 1);
    assert_eq!(unread(&mut mother).await.len(), 1);
    assert_eq!(city.number("SELECT count(*) FROM notices WHERE first_event > 0").await, 1);
}

#[tokio::test]
async fn what_happened_long_ago_is_told_to_nobody() {
    let city = city().await;
    let (lesson, pupil) = spot(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let event = format!(
        "INSERT INTO events (school_id, at, act, subject, \"old\", \"new\") \
         VALUES ({school}, '2026-11-01T05:00:00Z', 'mark.add', 'lesson:{lesson} pupil:{pupil} version:1', '', '5')"
    );
    city.force(&event).await;
    assert_eq!(told(&city).await, 0);
    assert!(unread(&mut city.sign_in("parent").await).await.is_empty());
}

#[tokio::test]
async fn nobody_reads_ahead_and_wrong_words_are_refused() {
    let city = city().await;
    let (mut teacher, mut mother) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let cell = spot(&city).await;
    edit(&mut teacher, "change-0001", cell, 0, r#"{"add":"5"}"#).await;
    let far = format!("{school}.{} 999999.5", i64::MAX);
    assert_eq!(mother.call(ReadNotices::url(), &[("seen", &far)]).await.status, 200);
    edit(&mut teacher, "change-0002", cell, 1, r#"{"add":"4"}"#).await;
    told(&city).await;
    assert_eq!(unread(&mut mother).await.len(), 1, "what came after is new all the same");
    for wrong in ["x", "1", "1.x", "1.1,2.2"] {
        assert_eq!(mother.call(ReadNotices::url(), &[("seen", wrong)]).await.status, 422, "{wrong}");
    }
}

#[tokio::test]
async fn a_reminder_reaches_its_teacher_alone_and_twice_the_same_is_told_once() {
    let city = city().await;
    told(&city).await;
    let mut deputy = city.sign_in("deputy").await;
    let (mut teacher, mut other) = (city.sign_in("teacher").await, city.sign_in("newcomer").await);
    let id = person(&city, "teacher").await;
    city.force(&format!("UPDATE lessons SET topic = NULL WHERE teacher_id = {id} AND date BETWEEN '2026-11-02' AND '2026-11-07'")).await;
    let before = (unread(&mut teacher).await.len(), unread(&mut other).await.len());
    let form = [("teacher", id.to_string()), ("first", "2026-11-02".into()), ("last", "2026-11-07".into())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for _ in 0..2 {
        assert_eq!(deputy.call("/api/app/features/control/api/remind_teacher", &form).await.status, 200);
    }
    told(&city).await;
    let news = unread(&mut teacher).await;
    assert_eq!((news.len(), unread(&mut other).await.len()), (before.0 + 1, before.1));
    assert!(news[0].words.contains("без темы") && news[0].href == "/journals", "{:?}", news[0]);
}
