//! The screen's way: a file through the door, its report, the word to go on.

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use entity::upload;
use sea_orm::EntityTrait;
use server_fn::ServerFn;

use crate::features::import::api::{Batches, BringUpload, DropUpload, OpenUpload, Uploads};
use crate::features::import::doors;
use crate::features::import::sheet::{Batch, Opened, Upload};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;

const HOUSE: &str = "http://127.0.0.1";
const LIST: &str = "Класс;ФИО;Пол;Дата рождения\r\n\
    9Ж;Ким Алина;ж;01.02.2012\r\n9Ж;Ким Борис;м;01.03.2012\r\n9Ж;Юн Вера;ж;01.04.2012\r\n9Щ;Юн Глеб;;01.04.2012\r\n";

/// The same person at the doors for files.
fn at_doors(city: &City, visitor: &Visitor) -> Visitor {
    let mut door = Visitor::new(doors(city.house.clone()), "10.0.0.1");
    door.cookies = visitor.cookies.clone();
    door
}

/// Sends the form of the page as a browser does.
pub async fn bring(city: &City, visitor: &mut Visitor, list: &str) -> Answer {
    let part = |head: &str, body: &str| {
        format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let body =
        part("name=\"kind\"", "pupils") + &part("name=\"file\"; filename=\"9Ж.csv\"", list) + "--line--\r\n";
    let request = Request::post("/import/upload").header(ACCEPT, "text/html").header(ORIGIN, HOUSE);
    let mut door = at_doors(city, visitor);
    let answer = door.send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=line"), body).await;
    visitor.cookies = door.cookies;
    answer
}

pub async fn open(visitor: &mut Visitor, upload: &str) -> Answer {
    let upload = upload.parse().unwrap();
    visitor.call_json(OpenUpload::url(), &OpenUpload { upload, classes: None }).await
}

/// Can the text be read in what is kept of the file, or of what was said of it?
async fn lies_in_clear(city: &City, text: &str) -> bool {
    let kept = upload::Entity::find().one(&city.house.db.read().await.unwrap()).await.unwrap().unwrap();
    let bytes = [kept.sealed_file, kept.sealed_report.unwrap()].concat();
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[tokio::test]
async fn a_coordinator_brings_a_list_looks_and_confirms() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let answer = bring(&city, &mut coordinator, LIST).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let id = answer.location().unwrap().rsplit('/').next().unwrap().to_owned();
    let pupils = city.number("SELECT COUNT(*) FROM class_members").await;
    let opened: Opened = open(&mut coordinator, &id).await.read();
    assert_eq!((opened.report.accepted, opened.report.rejected.len()), (3, 1));
    let ticked: Vec<_> = opened.offered.iter().map(|o| (o.class.to_string(), o.ticked)).collect();
    assert_eq!(ticked, [("9Ж".to_owned(), true), ("9Щ".to_owned(), false)]);
    assert_eq!(city.number("SELECT COUNT(*) FROM class_members").await, pupils);
    let done = coordinator.call(BringUpload::url(), &[("upload", &id), ("classes[]", "9Ж")]).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(city.number("SELECT COUNT(*) FROM class_members").await, pupils + 3);
    let waiting: Vec<Upload> = coordinator.call(Uploads::url(), &[]).await.read();
    assert!(waiting.is_empty(), "what was brought in is a batch");
    let list: Vec<Batch> = coordinator.call(Batches::url(), &[]).await.read();
    assert_eq!((list[0].file_name.as_str(), list[0].figures), ("9Ж.csv", Some((3, 0))));
    let after: Opened = open(&mut coordinator, &id).await.read();
    assert_eq!((after.report.created, after.report.rejected.len()), (3, 1));
    assert!(!lies_in_clear(&city, "Ким").await && !lies_in_clear(&city, "Глеб").await);
    let mut door = at_doors(&city, &coordinator);
    let book = door.open(&format!("/import/{id}/rejected.xlsx")).await;
    assert_eq!(book.status, 200);
    assert!(book.body.starts_with("PK"));
}

#[tokio::test]
async fn a_list_is_seen_by_its_own_school_alone() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let answer = bring(&city, &mut coordinator, LIST).await;
    let id = answer.location().unwrap().rsplit('/').next().unwrap().to_owned();
    for stranger in ["coordinator2", "teacher", "parent", "district"] {
        let mut stranger = city.sign_in(stranger).await;
        assert_eq!(open(&mut stranger, &id).await.refusal(), (404, AppError::NotFound));
        let brought = stranger.call(BringUpload::url(), &[("upload", &id), ("classes[]", "9Ж")]).await;
        assert_eq!(brought.status, 404);
        assert_eq!(stranger.call(DropUpload::url(), &[("upload", &id)]).await.status, 404);
        let mut door = at_doors(&city, &stranger);
        assert_eq!(door.open(&format!("/import/{id}/rejected.xlsx")).await.status, 404);
    }
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(teacher.call(Uploads::url(), &[]).await.refusal(), (403, AppError::Denied));
    assert_eq!(bring(&city, &mut teacher, LIST).await.status, 403);
    assert_eq!(bring(&city, &mut city.visitor(), LIST).await.location(), Some("/sign-in"));
    assert_eq!(city.number("SELECT COUNT(*) FROM uploads").await, 1);
}

#[tokio::test]
async fn what_is_no_list_is_sent_back_with_a_reason_and_not_kept() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let answer = bring(&city, &mut coordinator, "%PDF-1.7").await;
    assert_eq!(answer.location(), Some("/import"));
    let page = coordinator.open("/import").await;
    assert!(page.body.contains("документ PDF"), "{}", page.body);
    assert_eq!(city.number("SELECT COUNT(*) FROM uploads").await, 0);
}

#[tokio::test]
async fn a_list_put_aside_leaves_nothing_behind() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let answer = bring(&city, &mut coordinator, LIST).await;
    let id = answer.location().unwrap().rsplit('/').next().unwrap().to_owned();
    let dropped = coordinator.call(DropUpload::url(), &[("upload", &id)]).await;
    assert_eq!(dropped.status, 200, "{}", dropped.body);
    let list: Vec<Upload> = coordinator.call(Uploads::url(), &[]).await.read();
    assert!(list.is_empty());
    assert_eq!(city.number("SELECT COALESCE(SUM(LENGTH(sealed_file)), 0) FROM uploads").await, 0);
}
