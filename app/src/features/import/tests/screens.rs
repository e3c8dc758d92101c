//! The screen's way to correct columns and to take a batch back.

use server_fn::ServerFn;

use super::door::{bring, open};
use crate::features::import::api::{Batches, BringUpload, ForeseeUndo, MeanColumns, OpenBatch, UndoBatch};
use crate::features::import::sheet::{Batch, BatchSheet, BatchState, Opened};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

const ODD: &str = "Воспитанник;Где учится;Появление на свет;Пол\r\n\
    Кимова Алина;9Ж;01.02.2012;ж\r\nКимов Борис;9Ж;01.03.2012;м\r\nЮнина Вера;9Ж;01.04.2012;ж\r\n";

async fn upload(city: &City, visitor: &mut Visitor) -> String {
    let answer = bring(city, visitor, ODD).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn mean(visitor: &mut Visitor, upload: &str, codes: &[&'static str]) -> (u16, String) {
    let mut form = vec![("upload", upload)];
    form.extend(codes.iter().map(|code| ("columns[]", *code)));
    let answer = visitor.call(MeanColumns::url(), &form).await;
    (answer.status, answer.body)
}

async fn batch(visitor: &mut Visitor) -> Batch {
    let list: Vec<Batch> = visitor.call(Batches::url(), &[]).await.read();
    list.into_iter().next().unwrap()
}

#[tokio::test]
async fn columns_nobody_guesses_are_chosen_and_checked_again() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let id = upload(&city, &mut coordinator).await;
    let asked: Opened = open(&mut coordinator, &id).await.read();
    assert_eq!((asked.faults.len(), asked.report.rows), (1, 0));
    let early = coordinator.call(BringUpload::url(), &[("upload", &id), ("classes[]", "9Ж")]).await;
    assert_eq!(early.status, 422, "{}", early.body);
    assert_eq!(mean(&mut coordinator, &id, &["full_name", "class", "class", "sex"]).await.0, 200);
    let twice: Opened = open(&mut coordinator, &id).await.read();
    assert_eq!(twice.faults[0].at, Some(2), "{:?}", twice.faults);
    let page = coordinator.open(&format!("/import/{id}")).await;
    assert!(page.body.contains("То же выбрано в столбце «Где учится»."), "{}", page.body);
    for foreign in [&["full_name"][..], &["full_name", "class", "birth_date", "shoe_size"]] {
        assert_eq!(mean(&mut coordinator, &id, foreign).await.0, 422);
    }
    assert_eq!(mean(&mut coordinator, &id, &["full_name", "class", "birth_date", "sex"]).await.0, 200);
    let understood: Opened = open(&mut coordinator, &id).await.read();
    assert_eq!((understood.faults.len(), understood.report.accepted), (0, 3));
    let done = coordinator.call(BringUpload::url(), &[("upload", &id), ("classes[]", "9Ж")]).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let late = mean(&mut coordinator, &id, &["full_name", "class", "birth_date", "sex"]).await;
    assert_eq!(late.0, 422, "{}", late.1);
}

#[tokio::test]
async fn a_batch_is_opened_foreseen_undone_and_the_file_comes_in_again() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let people = "SELECT COUNT(*) FROM persons";
    let before = city.number(people).await;
    let id = upload(&city, &mut coordinator).await;
    mean(&mut coordinator, &id, &["full_name", "class", "birth_date", "sex"]).await;
    let first: Opened = open(&mut coordinator, &id).await.read();
    coordinator.call(BringUpload::url(), &[("upload", &id), ("classes[]", "9Ж")]).await;
    let made = batch(&mut coordinator).await;
    assert_eq!(
        (made.state, made.figures, made.upload.map(|id| id.to_string())),
        (BatchState::Done, Some((3, 0)), Some(id))
    );
    let number = made.id.to_string();
    let opened: BatchSheet = coordinator.call(OpenBatch::url(), &[("batch", &number)]).await.read();
    assert_eq!(opened.undoing, None);
    let ahead: BatchSheet = coordinator.call(ForeseeUndo::url(), &[("batch", &number)]).await.read();
    let undoing = ahead.undoing.unwrap();
    assert_eq!((undoing.figures.pupils, undoing.figures.classes, undoing.kept.len()), (3, 1, 0));
    let page = coordinator.open(&format!("/import/batches/{number}?undo=1")).await;
    assert!(page.body.contains("Из списков уйдут: 3\u{a0}ученика."), "{}", page.body);
    let undone = coordinator.call(UndoBatch::url(), &[("batch", &number)]).await;
    assert_eq!(undone.status, 200, "{}", undone.body);
    assert_eq!(city.number(people).await, before);
    assert!(matches!(batch(&mut coordinator).await.state, BatchState::Undone(_)));
    let again = upload(&city, &mut coordinator).await;
    mean(&mut coordinator, &again, &["full_name", "class", "birth_date", "sex"]).await;
    let told: Opened = open(&mut coordinator, &again).await.read();
    assert_eq!((told.report, told.offered), (first.report, first.offered));
}

#[tokio::test]
async fn a_batch_is_of_its_own_school_alone() {
    let city = city().await;
    let batch = city.number("SELECT id FROM batches").await.to_string();
    for stranger in ["coordinator2", "teacher", "parent", "district", "methodist"] {
        let mut stranger = city.sign_in(stranger).await;
        for door in [OpenBatch::url(), ForeseeUndo::url()] {
            assert_eq!(stranger.call(door, &[("batch", &batch)]).await.refusal(), (404, AppError::NotFound));
        }
        assert_eq!(stranger.call(UndoBatch::url(), &[("batch", &batch)]).await.status, 404);
    }
    let mut coordinator = city.sign_in("coordinator").await;
    let people = city.number("SELECT COUNT(*) FROM persons").await;
    let ahead: BatchSheet = coordinator.call(ForeseeUndo::url(), &[("batch", &batch)]).await.read();
    let undoing = ahead.undoing.unwrap();
    assert!(
        undoing.figures.is_empty() && !undoing.kept.is_empty(),
        "everybody has marks: {:?}",
        undoing.figures
    );
    assert_eq!(coordinator.call(UndoBatch::url(), &[("batch", &batch)]).await.status, 200);
    assert_eq!(city.number("SELECT COUNT(*) FROM persons").await, people);
}
