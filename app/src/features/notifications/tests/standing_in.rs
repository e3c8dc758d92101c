//! Whoever stands in for a class teacher hears what the class teacher hears, and no longer than that.

use domain::notification::NoticeKind;

use super::*;
use crate::features::testing::city_with_post;

use super::sink::Sink;

/// `teacher2` stands in for the class teacher of 7А from this day to that.
async fn named(city: &City, since: &str, until: &str) {
    let (deputy, absent) = (person(city, "teacher2").await, person(city, "classteacher").await);
    city.force(&format!(
        "INSERT INTO deputies (school_id, deputy_id, absent_id, class_id, since, until, basis, \"by\", at) \
         SELECT c.school_id, {deputy}, {absent}, c.id, '{since}', '{until}', 'приказ', 1, '2026-11-11T08:00:00Z' \
         FROM classes c WHERE c.teacher_id = {absent}"
    ))
    .await;
}

async fn ill(city: &City) {
    let pupil = person(city, "pupil").await.to_string();
    let form = [("child", pupil.as_str()), ("kind", "ill"), ("first", "2026-11-12"), ("text", "температура")];
    let answer = city.sign_in("parent").await.call("/api/app/features/absences/api/send_note", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[tokio::test]
async fn a_note_of_absence_reaches_whoever_stands_in_too() {
    let city = city().await;
    named(&city, "2026-11-10", "2026-11-30").await;
    ill(&city).await;
    assert_eq!(told(&city).await, 1);
    for login in ["classteacher", "teacher2"] {
        let new = unread(&mut city.sign_in(login).await).await;
        assert_eq!((new.len(), new[0].kind), (1, NoticeKind::Notes), "{login}");
    }
    city.force("UPDATE deputies SET until = '2026-11-11'").await;
    assert!(unread(&mut city.sign_in("teacher2").await).await.is_empty(), "with the right the notice ends");
}

#[tokio::test]
async fn a_letter_about_a_note_is_written_to_whoever_stands_in_too() {
    let city = city_with_post(Sink::open().await.post()).await;
    named(&city, "2026-11-10", "2026-11-30").await;
    city.force(
        "INSERT INTO notice_wishes (account_id, quiet_from, quiet_until, chosen, mail, mail_state, mail_at) \
         SELECT id, 22, 7, 'notes=now', login || '@example.ru', 'confirmed', '2026-11-11T08:00:00Z' FROM accounts \
         WHERE login IN ('teacher2', 'classteacher', 'teacher')",
    )
    .await;
    ill(&city).await;
    told(&city).await;
    let to = |login: &str| {
        format!(
            "SELECT COUNT(*) FROM letters l JOIN accounts a ON a.id = l.account_id WHERE l.kind = 'notes' AND a.login = '{login}'"
        )
    };
    for (login, letters) in [("teacher2", 1), ("classteacher", 1), ("teacher", 0)] {
        assert_eq!(city.number(&to(login)).await, letters, "{login}");
    }
}
