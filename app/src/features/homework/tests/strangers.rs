//! Who does not belong to a homework finds nothing of it.

use super::*;
use crate::features::testing::city;

#[tokio::test]
async fn strangers_find_neither_page_nor_file_and_write_nothing() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let (mut pupil, mut teacher) = (city.sign_in("pupil").await, city.sign_in("teacher").await);
    hang(&mut teacher, lesson, &[("задачи.txt", "№ 5")]).await;
    answer(&mut pupil, (lesson, child), &[("text", "5")], &[("решение.txt", "5")]).await;
    let sheet = kept(&mut teacher, lesson).await;
    let (hung, sent) = (sheet.homework.files[0].id, row(sheet, child).answer.unwrap().files[0].id);
    for login in ["parent3", "coordinator2", "teacher3", "teacher2", "district", "city", "methodist"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(open(&mut stranger, lesson).await.status, 404, "{login}");
        assert_eq!(stranger.open(&format!("/homework/{lesson}")).await.status, 404, "{login}");
        for file in [hung, sent] {
            assert_eq!(download(&mut stranger, lesson, file).await.status, 404, "{login}");
        }
        assert_eq!(hang(&mut stranger, lesson, &[("чужое.txt", "x")]).await.status, 404, "{login}");
        assert_eq!(
            answer(&mut stranger, (lesson, child), &[("text", "x")], &[]).await.status,
            404,
            "{login}"
        );
        assert_eq!(tick(&mut stranger, lesson, child).await.status, 404, "{login}");
        assert_eq!(reply(&mut stranger, (lesson, child), (1, "taken"), "").await.status, 404, "{login}");
    }
    assert_eq!(
        city.visitor().open(&format!("/homework/{lesson}/files/{hung}")).await.location(),
        Some("/sign-in")
    );
}

#[tokio::test]
async fn a_family_of_the_class_reads_the_homework_and_no_answer_but_its_own() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    let (mut pupil, mut teacher) = (city.sign_in("pupil").await, city.sign_in("teacher").await);
    hang(&mut teacher, lesson, &[("задачи.txt", "№ 5")]).await;
    answer(&mut pupil, (lesson, child), &[("text", "5")], &[("решение.txt", "5")]).await;
    let sheet = kept(&mut teacher, lesson).await;
    let (hung, sent) = (sheet.homework.files[0].id, row(sheet, child).answer.unwrap().files[0].id);
    let mut other = city.sign_in("parent2").await;
    assert_eq!(family(&mut other, lesson).await.answer, None);
    assert_eq!(download(&mut other, lesson, hung).await.body, "№ 5");
    assert_eq!(download(&mut other, lesson, sent).await.status, 404);
    assert_eq!(answer(&mut other, (lesson, child), &[("text", "x")], &[]).await.status, 404);
    let mut mother = city.sign_in("parent").await;
    assert_eq!(download(&mut mother, lesson, sent).await.body, "5");
}

#[tokio::test]
async fn the_deputy_head_and_the_class_teacher_read_and_do_not_keep() {
    let city = city().await;
    let (lesson, child) = (lesson(&city).await, person(&city, "pupil").await);
    answer(&mut city.sign_in("pupil").await, (lesson, child), &[("text", "5")], &[]).await;
    for login in ["deputy", "classteacher"] {
        let mut reader = city.sign_in(login).await;
        let sheet = kept(&mut reader, lesson).await;
        assert!(!sheet.keeps && row(sheet, child).answer.is_some(), "{login}");
        assert_eq!(hang(&mut reader, lesson, &[("чужое.txt", "x")]).await.status, 403, "{login}");
        assert_eq!(reply(&mut reader, (lesson, child), (1, "taken"), "").await.status, 403, "{login}");
    }
}
