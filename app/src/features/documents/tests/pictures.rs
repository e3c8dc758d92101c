//! Photographs: small and without a word of the camera, seen with the card, shown while their consent stands.

use std::io::Cursor;

use super::*;
use crate::features::documents::api::RemovePhoto;
use crate::kit::link;
use crate::kit::trace::flush;

/// A picture with a place in it, as a telephone makes one.
fn picture() -> Vec<u8> {
    let drawn =
        image::RgbImage::from_fn(900, 1200, |x, y| image::Rgb([(x % 250) as u8, (y % 250) as u8, 90]));
    let mut bytes = Cursor::new(vec![]);
    drawn.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let bytes = bytes.into_inner();
    let told = b"Exif\0\0GPSLatitude 44.0105 N";
    let length = u16::try_from(told.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], b"\xFF\xE1", &length, told, &bytes[2..]].concat()
}

/// The consent for photographs of this person stands, or does not.
async fn consented(city: &City, person: PersonId, stands: bool) {
    let until = if stands { "NULL" } else { "'2026-11-11'" };
    city.force(&format!(
        "UPDATE consents SET valid_until = {until} WHERE subject_id = {person} AND template_id IN \
         (SELECT id FROM consent_templates WHERE purpose = 'photo')"
    ))
    .await;
}

/// Somebody of 7А whose family has given the consent for photographs.
async fn shown_pupil(city: &City) -> PersonId {
    let asked = "SELECT MIN(c.subject_id) FROM consents c JOIN consent_templates o ON o.id = c.template_id AND o.purpose = 'photo' \
         JOIN class_members m ON m.pupil_id = c.subject_id AND m.until IS NULL JOIN classes k ON k.id = m.class_id \
         JOIN accounts a ON a.person_id = k.teacher_id AND a.login = 'classteacher'";
    PersonId(city.number(asked).await)
}

async fn put(visitor: &mut Visitor, person: PersonId) -> Answer {
    bring(visitor, &link::photo(person), ("photo", "IMG_2044.jpg"), &picture()).await
}

#[tokio::test]
async fn a_photograph_is_kept_small_without_a_place_and_seen_with_the_card() {
    let city = city().await;
    let pupil = shown_pupil(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    assert_eq!(put(&mut leader, pupil).await.location(), Some(link::documents(pupil).as_str()));
    let seen = leader.open(&link::photo(pupil)).await;
    assert_eq!((seen.status, seen.headers["content-type"].to_str().unwrap()), (200, "image/jpeg"));
    assert!(!seen.body.contains("GPS") && !seen.body.contains("Exif"));
    let size = city.number("SELECT size FROM files WHERE loose_since IS NULL").await;
    assert!((1..100_000).contains(&size), "{size}");
    let card = leader.open(&link::card(pupil)).await.body;
    assert!(card.contains(&format!("/documents/{pupil}/photo?v=")), "{card}");
    flush(&city.house).await.unwrap();
    let looks = format!("SELECT COUNT(*) FROM traces WHERE matter = 'people' AND whose_id = {pupil}");
    assert!(city.number(&looks).await > 0);
    let told = "SELECT COUNT(*) FROM events WHERE act = 'photo.set' AND \"new\" IS NULL";
    assert_eq!(city.number(told).await, 1);
    assert_eq!(put(&mut leader, pupil).await.status, 303);
    assert_eq!(
        city.number("SELECT COUNT(*) FROM files WHERE loose_since IS NULL").await,
        1,
        "the former is let go"
    );
}

#[tokio::test]
async fn whoever_sees_the_card_sees_the_photograph_and_nobody_else() {
    let city = city().await;
    let pupil = shown_pupil(&city).await;
    assert_eq!(put(&mut city.sign_in("coordinator").await, pupil).await.status, 303);
    for login in ["secretary", "head", "deputy", "classteacher", "teacher"] {
        assert_eq!(city.sign_in(login).await.open(&link::photo(pupil)).await.status, 200, "{login}");
    }
    for login in ["parent3", "coordinator2", "methodist", "district", "city"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(stranger.open(&link::photo(pupil)).await.status, 404, "{login}");
        assert_eq!(put(&mut stranger, pupil).await.status, 404, "{login}");
    }
    assert_eq!(put(&mut city.sign_in("head").await, pupil).await.status, 403);
}

#[tokio::test]
async fn without_its_consent_a_photograph_is_neither_taken_nor_shown_and_that_is_said() {
    let city = city().await;
    let pupil = shown_pupil(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    assert_eq!(put(&mut leader, pupil).await.status, 303);
    consented(&city, pupil, false).await;
    assert_eq!(leader.open(&link::photo(pupil)).await.status, 404);
    let card = leader.open(&link::card(pupil)).await.body;
    assert!(card.contains("Нет согласия «Фото и сайт»") && !card.contains("photo?v="), "{card}");
    let sheet: Documents = listed(&mut leader, pupil).await.read();
    assert!(sheet.photo.hidden && sheet.photo.lacks.as_deref() == Some("Фото и сайт"));
    let before = city.number("SELECT COUNT(*) FROM files").await;
    assert_eq!(put(&mut leader, pupil).await.status, 303);
    assert!(leader.open(&link::documents(pupil)).await.body.contains("не показывается"));
    assert_eq!(city.number("SELECT COUNT(*) FROM files").await, before, "nothing is kept");
    leader.call(RemovePhoto::url(), &[("person", &pupil.to_string())]).await.read::<()>();
    assert_eq!(city.number("SELECT COUNT(*) FROM person_photos").await, 0, "it may go without a consent");
    consented(&city, pupil, true).await;
    let card = leader.open(&link::card(pupil)).await.body;
    assert!(card.contains("фотография убрана") && card.contains("фотография добавлена или заменена"));
}

#[tokio::test]
async fn what_is_no_picture_is_sent_back_with_a_reason() {
    let city = city().await;
    let pupil = shown_pupil(&city).await;
    let mut leader = city.sign_in("classteacher").await;
    for (content, why) in
        [(&b"%PDF-1.7"[..], "JPEG, PNG или WebP"), (&b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], "не читается")]
    {
        let sent = bring(&mut leader, &link::photo(pupil), ("photo", "фото.jpg"), content).await;
        assert_eq!(sent.location(), Some(link::documents(pupil).as_str()));
        let page = leader.open(&link::documents(pupil)).await.body;
        assert!(page.contains(why), "{why}: {page}");
    }
    assert_eq!(city.number("SELECT COUNT(*) FROM files").await, 0);
}
