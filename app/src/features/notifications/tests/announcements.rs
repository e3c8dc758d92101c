//! Announcements: who writes to whom, and until when they hang.

use super::super::api::{PutUpAnnouncement, RecallAnnouncement};
use super::*;
use crate::kit::AppError;

/// The first school and its 7А.
async fn places(city: &City) -> (String, String) {
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let class = format!("SELECT id FROM classes WHERE school_id = {school} AND grade = 7 AND letter = 'А'");
    (format!("school.{school}"), format!("class.{school}.{}", city.number(&class).await))
}

async fn announce(visitor: &mut Visitor, to: &str, title: &str, until: &str) -> Answer {
    let form = [("to", to), ("title", title), ("text", "Каб. 12"), ("until", until)];
    visitor.call(PutUpAnnouncement::url(), &form).await
}

#[tokio::test]
async fn a_class_teacher_tells_the_class_and_a_deputy_head_tells_everybody() {
    let city = city().await;
    let (school, class) = places(&city).await;
    let (mut leader, mut deputy) = (city.sign_in("classteacher").await, city.sign_in("deputy").await);
    assert_eq!(announce(&mut leader, &class, "Экскурсия", "2026-11-20").await.status, 200);
    assert_eq!(announce(&mut deputy, &school, "Карантин", "2026-11-20").await.status, 200);
    assert_eq!(told(&city).await, 2);
    for (login, number) in [
        ("parent2", 2),
        ("pupil2", 2),
        ("classteacher", 1),
        ("teacher", 1),
        ("secretary", 1),
        ("parent3", 0),
        ("deputy", 0),
        ("teacher3", 0),
    ] {
        assert_eq!(unread(&mut city.sign_in(login).await).await.len(), number, "{login}");
    }
    let hangs = board(&mut city.sign_in("parent2").await).await;
    assert!(hangs.to.is_empty());
    let titles: Vec<_> = hangs.put_up.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Карантин", "Экскурсия", "Родительское собрание"]);
    assert!(board(&mut city.sign_in("parent3").await).await.put_up.is_empty());
}

#[tokio::test]
async fn nobody_writes_to_whom_they_may_not() {
    let city = city().await;
    let (school, class) = places(&city).await;
    for (login, to) in [
        ("classteacher", &school),
        ("teacher", &class),
        ("parent", &class),
        ("pupil", &class),
        ("secretary", &school),
        ("coordinator2", &school),
        ("district", &school),
    ] {
        let refused =
            announce(&mut city.sign_in(login).await, to, "Сбор", "2026-11-20").await.refusal::<AppError>();
        assert_eq!(refused, (403, AppError::Denied), "{login} {to}");
    }
    let mut deputy = city.sign_in("deputy").await;
    let foreign = city.number("SELECT min(c.id) FROM classes c JOIN organisations o ON o.id = c.school_id WHERE o.code = 'school-2'").await;
    let foreign = format!("class.{}.{foreign}", school.trim_start_matches("school."));
    assert_eq!(announce(&mut deputy, &foreign, "Сбор", "2026-11-20").await.status, 404);
    for (title, until) in [("", "2026-11-20"), ("Сбор", "2026-11-11"), ("Сбор", "2027-11-11")] {
        assert_eq!(announce(&mut deputy, &school, title, until).await.status, 422, "{title} {until}");
    }
    assert_eq!(city.number("SELECT count(*) FROM announcements").await, 1);
}

#[tokio::test]
async fn an_announcement_taken_back_or_over_hangs_nowhere() {
    let city = city().await;
    let (school, class) = places(&city).await;
    let (mut deputy, mut mother) = (city.sign_in("deputy").await, city.sign_in("parent2").await);
    announce(&mut deputy, &school, "Карантин", "2026-11-20").await;
    told(&city).await;
    let id = board(&mut deputy).await.put_up[0].id.to_string();
    for (login, status) in [("parent2", 404), ("teacher3", 404), ("coordinator2", 404), ("classteacher", 403)]
    {
        let answer =
            city.sign_in(login).await.call(RecallAnnouncement::url(), &[("announcement", &id)]).await;
        assert_eq!(answer.status, status, "{login}");
    }
    assert_eq!(unread(&mut mother).await.len(), 1);
    assert_eq!(deputy.call(RecallAnnouncement::url(), &[("announcement", &id)]).await.status, 200);
    assert_eq!(deputy.call(RecallAnnouncement::url(), &[("announcement", &id)]).await.status, 404);
    assert!(unread(&mut mother).await.is_empty());
    assert_eq!(rings(&mut mother).await, None);
    announce(&mut city.sign_in("classteacher").await, &class, "Экскурсия", "2026-11-13").await;
    told(&city).await;
    city.force("UPDATE announcements SET until = '2026-11-11'").await;
    assert!(board(&mut mother).await.put_up.is_empty() && unread(&mut mother).await.is_empty());
}

#[tokio::test]
async fn words_of_an_announcement_are_shown_as_they_are() {
    let city = city().await;
    let (school, _) = places(&city).await;
    let payload = "<script>alert(1)</script> & «сбор»";
    assert_eq!(announce(&mut city.sign_in("deputy").await, &school, payload, "2026-11-20").await.status, 200);
    told(&city).await;
    let mut mother = city.sign_in("parent").await;
    for page in ["/notifications", "/notifications/announcements"] {
        let body = mother.open(page).await.body;
        assert!(body.contains("&lt;script&gt;alert(1)") && !body.contains("<script>alert(1)"), "{page}");
    }
}
