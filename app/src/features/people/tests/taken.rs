//! Lists taken away on paper and as workbooks, and those who left.

use super::*;
use crate::kit::trace;

const LEFT: &str = "UPDATE class_members SET until = '2026-11-05' WHERE until IS NULL AND pupil_id = ";

#[tokio::test]
async fn a_class_teacher_prints_the_own_class_with_guardians_and_empty_columns() {
    let city = city().await;
    let mut leader = city.sign_in("classteacher").await;
    let paper = leader.open("/people/list.pdf?column=born&column=guardians&blanks=Экскурсия").await;
    assert_eq!(paper.status, 200, "{}", paper.body);
    for text in [
        "Фамилия, имя, отчество | Дата рождения | Родители и телефоны | Экскурсия",
        "7А",
        "Соколов Михаил",
        "+7 900",
    ] {
        assert!(paper.body.contains(text), "{text} is missing in {}", paper.body);
    }
    assert!(!paper.body.contains("\n5Б\n"), "{}", paper.body);
    trace::flush(&city.house).await.unwrap();
    assert_eq!(city.number("SELECT COUNT(*) FROM traces WHERE way = 'print' AND matter = 'people'").await, 1);
    let bare = leader.open("/people/list.pdf").await.body;
    assert!(bare.contains("Соколов Михаил") && !bare.contains("+7 900"), "{bare}");
    assert_eq!(leader.open("/people/list.pdf?side=staff").await.status, 404);
}

#[tokio::test]
async fn the_staff_is_a_workbook_for_the_office_alone() {
    let city = city().await;
    let book = city.sign_in("secretary").await.open("/people/list.xlsx?side=staff&column=post").await;
    assert_eq!(book.status, 200);
    assert!(book.body.starts_with("PK"));
    trace::flush(&city.house).await.unwrap();
    assert_eq!(
        city.number("SELECT COUNT(*) FROM traces WHERE way = 'export' AND matter = 'people'").await,
        1
    );
    for login in ["teacher", "parent", "pupil", "district", "methodist"] {
        let mut visitor = city.sign_in(login).await;
        for path in ["/people/list.pdf", "/people/list.xlsx?side=staff"] {
            assert_eq!(visitor.open(path).await.status, 404, "{login} {path}");
        }
    }
    let foreign = city.sign_in("coordinator2").await.open("/people/list.pdf").await;
    assert!(foreign.status == 200 && !foreign.body.contains("Соколов Михаил"), "the own school alone");
}

#[tokio::test]
async fn a_pupil_who_left_is_found_among_those_who_left_and_in_no_class() {
    let city = city().await;
    let pupil = person(&city, "pupil2").await;
    city.force(&format!("{LEFT}{pupil}")).await;
    city.force(&format!("UPDATE group_members SET until = '2026-11-05' WHERE pupil_id = {pupil}")).await;
    let mut secretary = city.sign_in("secretary").await;
    let gone = Ask { side: Side::Gone, name: "фомина вероника".into(), ..Ask::default() };
    let found: Listing = ask(&mut secretary, gone.clone()).await.read();
    assert_eq!(found.count, 1);
    assert!(parts(&found)[0].rows.contains("7А, ученик\t2026-11-05"), "{}", parts(&found)[0].rows);
    let listed: Listing = ask(&mut secretary, named("фомина вероника")).await.read();
    assert_eq!(listed.count, 0);
    let card: Card = open(&mut secretary, pupil).await.read();
    assert!(card.whole.is_some_and(|whole| !whole.corrects));
    let schooling = card.pupil.expect("a pupil once");
    assert_eq!((schooling.class, schooling.stays.len()), (None, 1));
    assert_eq!(open(&mut city.sign_in("classteacher").await, pupil).await.status, 404);
    assert_eq!(ask(&mut city.sign_in("classteacher").await, gone).await.status, 403);
}

#[tokio::test]
async fn whoever_was_dismissed_is_found_with_the_last_day() {
    let city = city().await;
    let teacher = person(&city, "teacher2").await;
    city.force(&format!("UPDATE staff SET until = '2026-11-01' WHERE person_id = {teacher}")).await;
    city.force(&format!("UPDATE roles SET until = '2026-11-01' WHERE person_id = {teacher}")).await;
    let mut secretary = city.sign_in("secretary").await;
    let page = secretary.open("/people?side=gone&name=щербакова").await.body;
    assert!(page.contains("Щербакова Юлия Романовна") && page.contains("01.11.2026"), "{page}");
    let card: Card = open(&mut secretary, teacher).await.read();
    let left = card.employment.expect("she worked here").left;
    assert_eq!(left, "2026-11-01".parse().ok());
}
