//! Dismissal: who is out at once, who works on until the evening, and what is left behind.

use super::*;

const YESTERDAY: &str = "2026-11-11";

async fn journal(city: &City) -> String {
    let group = "SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = g.school_id \
         WHERE g.name = '7А' AND s.code = 'algebra' AND o.code = 'school-1'";
    format!("/journal/{}", city.number(group).await)
}

#[tokio::test]
async fn whoever_was_dismissed_yesterday_is_out_now_and_opens_no_journal() {
    let city = city().await;
    let (page, gone) = (journal(&city).await, person(&city, "teacher").await);
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(teacher.open(&page).await.status, 200);
    let mut coordinator = city.sign_in("coordinator").await;
    let done = dismiss(&mut coordinator, gone, (YESTERDAY, ORDER)).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let answer = teacher.open(&page).await;
    assert!(answer.location().is_some_and(|to| to.starts_with(link::SIGN_IN)), "{}", answer.status);
    let mut again = city.sign_in("teacher").await;
    assert_eq!(again.open(&page).await.status, 404);
    let here = school(&city, "school-1").await;
    let shown: Card = card(&mut coordinator, here, gone).await.read();
    assert!(shown.roles.is_empty() && shown.groups.is_empty());
    let staff: Staff = coordinator.call(OpenStaff::url(), &[]).await.read();
    assert!(
        staff.untaught.iter().any(|group| group.title == "7А, Алгебра" && group.class.is_some()),
        "{:?}",
        staff.untaught
    );
    assert!(staff.people.iter().all(|line| line.person != gone));
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'staff.dismiss'").await, 1);
}

#[tokio::test]
async fn until_the_last_day_they_work_and_the_day_after_the_old_session_is_shut() {
    let city = city().await;
    let (page, leaving) = (journal(&city).await, person(&city, "teacher").await);
    let mut teacher = city.sign_in("teacher").await;
    let mut coordinator = city.sign_in("coordinator").await;
    dismiss(&mut coordinator, leaving, (TODAY, ORDER)).await.read::<()>();
    assert_eq!(teacher.open(&page).await.status, 200, "the last day is a day of work");
    // The night passes: what was of today is of yesterday.
    city.force(&format!("UPDATE staff SET until = '{YESTERDAY}' WHERE person_id = {leaving}")).await;
    assert_eq!(teacher.open(&page).await.status, 404, "the groups are left");
    assert_eq!(teacher.open(link::SESSIONS).await.status, 200, "who signed in today has signed in after it");
    city.force("UPDATE sessions SET created_at = '2026-11-11T09:00:00+00:00'").await;
    assert_eq!(teacher.open(link::SESSIONS).await.status, 302);
    assert_eq!(coordinator.open(link::RIGHTS).await.status, 200, "nobody else is out");
}

#[tokio::test]
async fn a_class_teacher_who_left_sees_the_class_no_more() {
    let city = city().await;
    let leader = person(&city, "classteacher").await;
    let mut coordinator = city.sign_in("coordinator").await;
    dismiss(&mut coordinator, leader, (YESTERDAY, ORDER)).await.read::<()>();
    let mut gone = city.sign_in("classteacher").await;
    assert_eq!(gone.open(link::ABSENCES).await.status, 404);
    assert_eq!(gone.open(link::PEOPLE).await.status, 404);
    let staff: Staff = coordinator.call(OpenStaff::url(), &[]).await.read();
    assert!(
        staff.unled.iter().any(|class| class.title == "7А" && class.class.is_some()),
        "{:?}",
        staff.unled
    );
}

#[tokio::test]
async fn a_mother_who_taught_here_keeps_the_diary_of_her_child() {
    let city = city().await;
    let mother = person(&city, "both").await;
    let mut coordinator = city.sign_in("coordinator").await;
    dismiss(&mut coordinator, mother, (YESTERDAY, ORDER)).await.read::<()>();
    let mut again = city.sign_in("both").await;
    assert_eq!(again.open(link::DIARY).await.status, 200);
    assert_eq!(again.open(link::TIMETABLE).await.status, 200, "as a mother");
}

#[tokio::test]
async fn a_dismissal_is_taken_back_and_the_role_given_anew() {
    let city = city().await;
    let (here, back) = (school(&city, "school-1").await, person(&city, "teacher").await);
    let mut coordinator = city.sign_in("coordinator").await;
    dismiss(&mut coordinator, back, (YESTERDAY, ORDER)).await.read::<()>();
    let stranger = give(&mut coordinator, (here, back), Role::Teacher, (TODAY, "", "")).await;
    assert!(refused(&stranger).contains("не работает"));
    let form = [("person", back.to_string()), ("basis", ORDER.to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    coordinator.call(Reinstate::url(), &form).await.read::<()>();
    give(&mut coordinator, (here, back), Role::Teacher, (TODAY, "", "")).await.read::<()>();
    let shown: Card = card(&mut coordinator, here, back).await.read();
    assert_eq!((shown.roles.len(), shown.leaves), (1, None));
}

#[tokio::test]
async fn nobody_dismisses_the_last_coordinator_themselves_or_in_another_school() {
    let city = city().await;
    let own = person(&city, "coordinator").await;
    let mut coordinator = city.sign_in("coordinator").await;
    assert!(refused(&dismiss(&mut coordinator, own, (TODAY, ORDER)).await).contains("Себя"));
    let stranger = person(&city, "teacher3").await;
    assert_eq!(dismiss(&mut coordinator, stranger, (TODAY, ORDER)).await.status, 404);
    for login in ["head", "deputy", "secretary", "teacher", "district", "city", "parent"] {
        let mut visitor = city.sign_in(login).await;
        let answer = dismiss(&mut visitor, own, (TODAY, ORDER)).await;
        assert_eq!(answer.status, 403, "{login}: {}", answer.body);
    }
}
