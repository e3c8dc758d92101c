//! Documents: added, opened with a trace, replaced, removed with a reason; a class teacher sees that they are there.

use domain::document::DocumentKind;

use super::*;
use crate::features::documents::api::{AddDocument, OpenDocument, ReplaceDocument};
use crate::features::documents::sheet::OpenedDocument;
use crate::kit::link;
use crate::kit::trace::flush;

const NUMBER: &str = "II-ДН № 512304";

async fn add(visitor: &mut Visitor, person: PersonId, (kind, number): (&str, &str)) -> Answer {
    let person = person.to_string();
    let form = [
        ("person", person.as_str()),
        ("draft[kind]", kind),
        ("draft[number]", number),
        ("draft[issued]", "2013-11-20"),
    ];
    visitor.call(AddDocument::url(), &form).await
}

async fn open(visitor: &mut Visitor, person: PersonId, document: &str) -> Answer {
    visitor.call(OpenDocument::url(), &[("person", &person.to_string()), ("document", document)]).await
}

async fn remove(visitor: &mut Visitor, person: PersonId, document: &str) -> Answer {
    let person = person.to_string();
    let form = [("person", person.as_str()), ("document", document), ("reason", "unneeded")];
    visitor.call(RemoveDocument::url(), &form).await
}

async fn only(city: &City) -> String {
    city.number("SELECT MAX(id) FROM person_documents").await.to_string()
}

#[tokio::test]
async fn the_office_adds_a_document_and_opens_it_and_each_opening_leaves_a_trace() {
    let city = city().await;
    let (pupil, mut office) = (person(&city, "pupil").await, city.sign_in("secretary").await);
    assert_eq!(add(&mut office, pupil, ("birth_certificate", NUMBER)).await.status, 200);
    let id = only(&city).await;
    let opened: OpenedDocument = open(&mut office, pupil, &id).await.read();
    assert_eq!(
        (opened.listed.kind, opened.requisites.number.as_str()),
        (DocumentKind::BirthCertificate, NUMBER)
    );
    flush(&city.house).await.unwrap();
    let looks = "SELECT COUNT(*) FROM traces WHERE way = 'card' AND matter = 'documents'";
    assert_eq!(city.number(looks).await, 1);
    let list: Documents = listed(&mut office, pupil).await.read();
    assert!(list.keeps && list.list.len() == 1);
    let lies = "SELECT COUNT(*) FROM person_documents WHERE CAST(sealed AS text) LIKE '%512304%'";
    assert_eq!(city.number(lies).await, 0, "the number lies sealed");
    let told = "SELECT COUNT(*) FROM events WHERE act = 'document.add' AND \"new\" = 'birth_certificate'";
    assert_eq!(city.number(told).await, 1);
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE \"new\" LIKE '%512304%'").await, 0);
}

#[tokio::test]
async fn a_class_teacher_sees_that_a_document_is_there_and_strangers_see_nothing() {
    let city = city().await;
    let (pupil, mut office) = (person(&city, "pupil").await, city.sign_in("coordinator").await);
    add(&mut office, pupil, ("birth_certificate", NUMBER)).await.read::<()>();
    let id = only(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    let list: Documents = listed(&mut leader, pupil).await.read();
    assert!(!list.keeps && list.list[0].kind == DocumentKind::BirthCertificate);
    assert_eq!(open(&mut leader, pupil, &id).await.refusal(), (403, AppError::Denied));
    assert_eq!(leader.open(&format!("/documents/{pupil}/{id}/scan")).await.status, 403);
    assert_eq!(add(&mut leader, pupil, ("passport", "1")).await.status, 403);
    assert_eq!(remove(&mut leader, pupil, &id).await.status, 403);
    let card = leader.open(&link::card(pupil)).await.body;
    assert!(card.contains("Документы: Свидетельство о рождении"), "{card}");
    assert!(!card.contains("512304"));
    for login in ["teacher", "parent", "pupil", "parent2", "coordinator2", "methodist", "district"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(listed(&mut stranger, pupil).await.refusal(), (404, AppError::NotFound), "{login}");
        assert_eq!(open(&mut stranger, pupil, &id).await.refusal(), (404, AppError::NotFound), "{login}");
        assert_eq!(stranger.open(&format!("/documents/{pupil}/{id}/scan")).await.status, 404, "{login}");
        assert_eq!(remove(&mut stranger, pupil, &id).await.status, 404, "{login}");
    }
    let other = person(&city, "newcomer").await;
    assert_eq!(open(&mut office, other, &id).await.refusal(), (404, AppError::NotFound), "of another card");
}

#[tokio::test]
async fn a_scan_is_brought_replaced_and_gone_with_its_document() {
    let city = city().await;
    let (pupil, mut office) = (person(&city, "pupil").await, city.sign_in("coordinator").await);
    add(&mut office, pupil, ("passport", "2214 123456")).await.read::<()>();
    let id = only(&city).await;
    let path = format!("/documents/{pupil}/{id}/scan");
    assert_eq!(office.open(&path).await.status, 404, "there is none yet");
    let wrong = bring(&mut office, &path, ("scan", "скан.txt"), "текст".as_bytes()).await;
    assert_eq!(wrong.status, 303);
    assert!(
        office
            .open(&link::document(pupil, id.parse().unwrap()))
            .await
            .body
            .contains("сюда подходит только PDF")
    );
    for content in ["%PDF-1.7 первый", "%PDF-1.7 второй"] {
        assert_eq!(bring(&mut office, &path, ("scan", "скан.pdf"), content.as_bytes()).await.status, 303);
        assert_eq!(office.open(&path).await.body, content);
    }
    assert_eq!(city.number("SELECT COUNT(*) FROM files WHERE loose_since IS NULL").await, 1);
    remove(&mut office, pupil, &id).await.read::<()>();
    assert_eq!(city.number("SELECT COUNT(*) FROM files WHERE loose_since IS NULL").await, 0);
    assert_eq!(city.number("SELECT COUNT(*) FROM person_documents").await, 0);
    assert_eq!(remove(&mut office, pupil, &id).await.status, 404);
}

#[tokio::test]
async fn the_past_of_a_card_tells_who_did_what_and_never_the_content() {
    let city = city().await;
    let (pupil, mut office) = (person(&city, "pupil").await, city.sign_in("coordinator").await);
    add(&mut office, pupil, ("birth_certificate", NUMBER)).await.read::<()>();
    let (id, of) = (only(&city).await, pupil.to_string());
    let form = [
        ("person", of.as_str()),
        ("document", &id),
        ("reason", "mistake"),
        ("draft[kind]", "birth_certificate"),
        ("draft[number]", "II-ДН № 777"),
        ("draft[issued]", ""),
    ];
    office.call(ReplaceDocument::url(), &form).await.read::<()>();
    let opened: OpenedDocument = open(&mut office, pupil, &id).await.read();
    assert_eq!((opened.requisites.number.as_str(), opened.requisites.issued), ("II-ДН № 777", None));
    remove(&mut office, pupil, &id).await.read::<()>();
    let card = office.open(&link::card(pupil)).await.body;
    for line in [
        "документ добавлен: Свидетельство о рождении",
        "документ исправлен или заменён: Свидетельство о рождении — ошибка при записи",
        "документ убран: Свидетельство о рождении — больше не нужен школе",
        "Кравцова Е. В.",
    ] {
        assert!(card.contains(line), "{line}");
    }
    assert!(!card.contains("512304") && !card.contains("№ 777"));
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    let city = city().await;
    let (pupil, mut office) = (person(&city, "pupil").await, city.sign_in("coordinator").await);
    let (status, error) = add(&mut office, pupil, ("snils", "112-233-445 96")).await.refusal::<AppError>();
    assert_eq!((status, error.at("number").is_some(), error.at("kind")), (422, true, None));
    let (_, error) = add(&mut office, pupil, ("dreams", "1")).await.refusal::<AppError>();
    assert!(error.at("kind").is_some());
    assert_eq!(city.number("SELECT COUNT(*) FROM person_documents").await, 0);
}
