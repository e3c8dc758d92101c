//! Debts against real SQL: a teacher sees those of own journals, and the deputy head finds them by name and work.

use server_fn::ServerFn;

use super::api::OpenDebts;
use super::owed::Owed;
use crate::features::testing::{City, Visitor, city};

async fn owed(who: &mut Visitor) -> Owed {
    who.call(OpenDebts::url(), &[]).await.read()
}

/// Makes one mark of algebra in 7А of the first school a dot; its lesson.
async fn make_one(city: &City) -> i64 {
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let mark = format!(
        "marks WHERE school_id = {school} AND value BETWEEN 2 AND 5 AND lesson_id IN (SELECT l.id FROM lessons l \
         JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
         WHERE g.name = '7А' AND s.code = 'algebra' AND l.date BETWEEN '2026-11-02' AND '2026-11-11')"
    );
    let lesson = city.number(&format!("SELECT MIN(lesson_id) FROM {mark}")).await;
    let pupil = city.number(&format!("SELECT MIN(pupil_id) FROM {mark} AND lesson_id = {lesson}")).await;
    city.force(&format!("UPDATE marks SET value = 12 WHERE lesson_id = {lesson} AND pupil_id = {pupil}"))
        .await;
    lesson
}

#[tokio::test]
async fn a_teacher_sees_who_owes_what_in_own_journals() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let lesson = make_one(&city).await;
    let seen = owed(&mut teacher).await;
    let algebra = seen.groups.iter().find(|of| of.class == "7А" && of.subject == "Алгебра").unwrap();
    let debt = algebra.debts.iter().find(|debt| debt.lesson.0 == lesson).unwrap();
    assert!(!debt.work.is_empty() && debt.term.is_some());
    let page = teacher.open("/debts").await;
    assert!(page.status == 200 && page.body.contains(&format!("lesson={lesson}")));
    let other = owed(&mut city.sign_in("teacher3").await).await;
    assert!(other.groups.iter().flat_map(|of| &of.debts).all(|debt| debt.lesson.0 != lesson));
}

#[tokio::test]
async fn a_family_finds_nothing_and_an_office_keeps_no_journal() {
    let city = city().await;
    for login in ["parent", "pupil"] {
        let status = city.sign_in(login).await.call(OpenDebts::url(), &[]).await.status;
        assert_eq!(status, 404, "{login}");
    }
    let office = owed(&mut city.sign_in("secretary").await).await;
    assert!(office.groups.is_empty() && !office.teaches);
}
