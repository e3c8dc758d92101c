//! Scans of papers: who brings them, who opens them, what is not taken.

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};

use super::*;
use crate::kit::trace::flush;

const PDF: &str = "%PDF-1.7 согласие";

async fn bring(visitor: &mut Visitor, path: &str, (name, body): (&str, &str)) -> Answer {
    let body = format!(
        "--line\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"{name}\"\r\n\r\n{body}\r\n--line--\r\n"
    );
    let request = Request::post(path).header(ACCEPT, "text/html").header(ORIGIN, "http://127.0.0.1");
    visitor.send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=line"), body).await
}

/// The paper of `pupil` in 7А, as its row shows it, with the address of its scan.
async fn paper(city: &City, visitor: &mut Visitor) -> (Row, String) {
    let (of, child) = (class(city, "school-1", "7А").await, person(city, "pupil").await);
    let row = row(&roll(visitor, of, Purpose::Child).await, child);
    let path = format!("/consents/scans/{}?class={of}", row.paper.as_ref().unwrap().consent);
    (row, path)
}

#[tokio::test]
async fn a_class_teacher_adds_a_scan_and_replaces_it_and_the_giver_opens_it() {
    let city = city().await;
    let mut teacher = city.sign_in("classteacher").await;
    let (before, path) = paper(&city, &mut teacher).await;
    assert_eq!(before.paper.unwrap().scan, None);
    assert_eq!(teacher.open(&path).await.status, 404, "there is no scan yet");
    assert_eq!(bring(&mut teacher, &path, ("согласие.pdf", PDF)).await.status, 303);
    assert_eq!(teacher.open(&path).await.body, PDF);
    assert_eq!(bring(&mut teacher, &path, ("согласие 2.pdf", "%PDF-1.7 новое")).await.status, 303);
    let (after, _) = paper(&city, &mut teacher).await;
    assert_eq!(after.paper.unwrap().scan.unwrap().name, "согласие 2.pdf");
    let mut mother = city.sign_in("parent").await;
    assert_eq!(mother.open(path.split('?').next().unwrap()).await.body, "%PDF-1.7 новое");
    assert!(mother.open("/consent").await.body.contains("Скан бумаги"));
    let mut office = city.sign_in("coordinator").await;
    assert_eq!(office.open(path.split('?').next().unwrap()).await.status, 200);
    assert_eq!(city.number("SELECT COUNT(*) FROM consent_scans").await, 1);
    assert_eq!(city.number("SELECT COUNT(*) FROM files WHERE loose_since IS NULL").await, 1);
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'consent.scan'").await, 2);
    flush(&city.house).await.unwrap();
    let looks = "SELECT COUNT(*) FROM traces WHERE way = 'card' AND matter = 'consents'";
    assert_eq!(city.number(looks).await, 2, "of the class teacher and of the office; a giver leaves none");
}

#[tokio::test]
async fn what_is_no_scan_is_sent_back_and_strangers_find_none() {
    let city = city().await;
    let mut teacher = city.sign_in("classteacher").await;
    let (_, path) = paper(&city, &mut teacher).await;
    for wrong in [("сочинение.txt", "текст"), ("вирус.pdf", "MZ\u{1}\0"), ("пусто.pdf", ""), ("", "")]
    {
        assert_eq!(bring(&mut teacher, &path, wrong).await.status, 303);
    }
    assert_eq!(city.number("SELECT COUNT(*) FROM consent_scans").await, 0);
    bring(&mut teacher, &path, ("текст.txt", "текст")).await;
    let page = format!("/consents/{}?purpose=child", class(&city, "school-1", "7А").await);
    let told = teacher.open(&page).await.body;
    assert!(told.contains("«текст.txt»: сюда подходит только PDF, JPEG или PNG."), "{told}");
    bring(&mut teacher, &path, ("согласие.pdf", PDF)).await;
    for login in ["parent2", "parent3", "pupil", "teacher", "coordinator2", "district"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(stranger.open(&path).await.status, 404, "{login}");
        assert!(bring(&mut stranger, &path, ("чужое.pdf", PDF)).await.status >= 403, "{login}");
    }
    assert_eq!(teacher.open(&path).await.body, PDF);
}
