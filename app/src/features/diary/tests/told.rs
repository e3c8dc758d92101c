//! What a family is told beside lessons and averages: debts, what is new since the former visit, words of the school.

use chrono::NaiveDate;
use domain::ids::LessonId;
use domain::journal::MarkValue;
use server_fn::ServerFn;

use super::{City, city, marks, person, today};
use crate::features::diary::api::{OpenDebts, OpenFamily, OpenToday};
use crate::features::diary::leaf::{DebtsLeaf, Family, Given, Today};
use crate::kit::visits;

/// Marks of the persona `pupil` in the term under way that have a cell of their own.
async fn given(city: &City) -> Vec<Given> {
    let mut pupil = city.sign_in("pupil").await;
    let leaf = marks(&mut pupil, None).await;
    leaf.subjects.into_iter().flat_map(|subject| subject.marks).collect()
}

async fn owe(city: &City, lesson: LessonId, pupil: i64) {
    let sql = format!("UPDATE marks SET value = 12 WHERE lesson_id = {lesson} AND pupil_id = {pupil}");
    city.force(&sql).await;
}

#[tokio::test]
async fn points_of_the_journal_are_debts_of_the_diary() {
    let city = city().await;
    let own = person(&city, "pupil").await.0;
    city.force(&format!("UPDATE marks SET value = 4 WHERE value = 12 AND pupil_id = {own}")).await;
    let mut mother = city.sign_in("parent").await;
    let asked = [("child", own.to_string())];
    let asked: Vec<_> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let none: DebtsLeaf = mother.call(OpenDebts::url(), &asked).await.read();
    assert!(none.debts.is_empty() && none.terms.len() == 4);
    assert!(!mother.open(&format!("/diary?child={own}")).await.body.contains("Долги: "));

    let lesson = given(&city).await[0].lesson;
    owe(&city, lesson, own).await;
    let leaf: DebtsLeaf = mother.call(OpenDebts::url(), &asked).await.read();
    assert!(!leaf.debts.is_empty());
    assert!(leaf.debts.iter().all(|debt| debt.lesson == lesson && debt.value == MarkValue::Debt));
    let page = mother.open(&format!("/diary/marks?part=debts&child={own}")).await;
    assert!(page.status == 200 && page.body.contains(&leaf.debts[0].what), "{}", page.status);
    let leaf: Today = mother.call(OpenToday::url(), &asked).await.read();
    assert!(leaf.debts > 0);
    for path in [format!("/diary?child={own}"), "/diary/children".to_owned()] {
        assert!(mother.open(&path).await.body.contains("Долги: "), "{path}");
    }
}

#[tokio::test]
async fn what_is_new_begins_with_the_former_visit_and_the_present_one_is_kept_for_the_next() {
    let city = city().await;
    let own = person(&city, "pupil").await.0;
    let mut pupil = city.sign_in("pupil").await;
    let leaf = today(&mut pupil).await;
    assert_eq!(leaf.news.since, NaiveDate::from_ymd_opt(2026, 11, 11));
    let own_row = format!(
        "FROM diary_visits v JOIN accounts a ON a.id = v.account_id \
         WHERE a.login = 'pupil' AND v.pupil_id = {own}"
    );
    let before = format!("SELECT COUNT(*) {own_row} AND on_day = '2026-11-11'");
    assert_eq!(city.number(&before).await, 1, "reading has written nothing");
    visits::flush(&city.house).await.unwrap();
    assert_eq!(city.number(&before).await, 0);
    assert_eq!(city.number(&format!("SELECT COUNT(*) {own_row} AND former_at IS NOT NULL")).await, 1);
    assert_eq!(today(&mut pupil).await.news, leaf.news, "all day long the same is new");
    visits::flush(&city.house).await.unwrap();
    assert_eq!(today(&mut pupil).await.news, leaf.news);

    city.force("DELETE FROM diary_visits").await;
    let first = today(&mut pupil).await;
    assert_eq!(first.news.since, None);
    assert!(first.news.marks.len() >= leaf.news.marks.len());
    assert!(pupil.open("/diary").await.body.contains("за неделю"));
}

#[tokio::test]
async fn an_opening_that_cannot_be_written_is_no_error_and_is_noted_anew() {
    let city = city().await;
    city.force("DROP TABLE diary_visits").await;
    let mut pupil = city.sign_in("pupil").await;
    assert_eq!(pupil.open("/diary/week").await.status, 200);
    assert!(visits::flush(&city.house).await.is_err());
    assert_eq!(visits::flush(&city.house).await, Ok(()), "it does not wait for ever");
    assert_eq!(pupil.open("/diary/week").await.status, 200);
    assert!(visits::flush(&city.house).await.is_err(), "the next opening is noted anew");
}

#[tokio::test]
async fn words_of_the_school_stand_with_the_child_they_are_for() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    let family: Family = mother.call(OpenFamily::url(), &[]).await.read();
    let told = |class: &str| {
        let of = family.leaves.iter().find(|leaf| leaf.owner.pupil.class.as_deref() == Some(class)).unwrap();
        of.announced.iter().map(|one| one.title.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((told("7А"), told("5Б").len()), (vec!["Родительское собрание"], 0));
    let page = mother.open("/diary/children").await;
    assert_eq!(page.body.matches("Родительское собрание").count(), 1);
    city.force("UPDATE announcements SET until = '2026-11-11'").await;
    let child = person(&city, "pupil").await.to_string();
    let after: Today = mother.call(OpenToday::url(), &[("child", &child)]).await.read();
    assert!(after.announced.is_empty());
}

#[tokio::test]
async fn what_the_teacher_wrote_stands_once_beside_the_marks_of_its_lesson() {
    let city = city().await;
    let own = person(&city, "pupil").await.0;
    let lesson = given(&city).await[0].lesson;
    let words = "Сдайте тетрадь";
    let sql = format!("UPDATE cells SET comment = '{words}' WHERE lesson_id = {lesson} AND pupil_id = {own}");
    city.force(&sql).await;
    let beside: Vec<_> =
        given(&city).await.into_iter().filter(|one| one.comment.as_deref() == Some(words)).collect();
    assert_eq!((beside.len(), beside[0].lesson), (1, lesson));
    let mut pupil = city.sign_in("pupil").await;
    assert!(pupil.open("/diary/marks").await.body.contains(words));
}
