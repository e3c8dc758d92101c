//! A family's own consents: seen as they stand, given of free will, taken back on the screen.

use domain::consent::{Consent, Purpose};
use server_fn::ServerFn;

use super::*;
use crate::features::consents::api::{OpenAsked, SignConsent, TakeBackConsent};
use crate::features::consents::asked::{Asked, Own, WayToSign};
use crate::kit::link;

async fn own(visitor: &mut Visitor) -> Vec<Own> {
    let asked: Asked = visitor.call(OpenAsked::url(), &[]).await.read();
    asked.own
}

fn of(own: &[Own], purpose: Purpose, subject: i64) -> Own {
    own.iter().find(|one| one.purpose == purpose && one.subject.0 == subject).expect("such a consent").clone()
}

async fn send(visitor: &mut Visitor, url: &str, one: &Own) -> Answer {
    let (school, subject) = (one.school.to_string(), one.subject.to_string());
    let form = [("school", school.as_str()), ("purpose", one.purpose.code()), ("subject", subject.as_str())];
    visitor.call(url, &form).await
}

#[tokio::test]
async fn a_mother_takes_a_consent_back_and_the_diary_is_shut_at_once() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let mut mother = city.sign_in("parent").await;
    let mut pupil = city.sign_in("pupil").await;
    let given = of(&own(&mut mother).await, Purpose::Child, child);
    assert!(given.consent.stands() && !given.text.is_empty(), "{given:?}");
    assert_eq!(mother.open(DIARY).await.status, 200);
    let back = send(&mut mother, TakeBackConsent::url(), &given).await;
    assert_eq!(back.status, 200, "{}", back.body);
    assert_eq!(pupil.open(DIARY).await.location(), Some(link::CONSENT));
    let how = "SELECT COUNT(*) FROM consents WHERE withdrawn_how = 'на экране' AND withdrawn_by IS NOT NULL";
    assert_eq!(city.number(how).await, 1);
    assert_eq!(city.number("SELECT COUNT(*) FROM events WHERE act = 'consent.withdraw'").await, 1);
    assert_eq!(send(&mut mother, TakeBackConsent::url(), &given).await.status, 422);
}

#[tokio::test]
async fn a_pupil_sees_what_the_mother_has_given_and_takes_nothing_back() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let mut pupil = city.sign_in("pupil").await;
    let seen = of(&own(&mut pupil).await, Purpose::Child, child);
    assert_eq!((seen.way, seen.signed_by.as_deref()), (WayToSign::Guardian, Some("Соколова М. А.")));
    assert_eq!(send(&mut pupil, TakeBackConsent::url(), &seen).await.status, 422);
    for login in ["parent2", "teacher", "city"] {
        let mut stranger = city.sign_in(login).await;
        assert_eq!(send(&mut stranger, TakeBackConsent::url(), &seen).await.status, 404, "{login}");
    }
    assert_eq!(city.number("SELECT COUNT(*) FROM consents WHERE withdrawn_on IS NOT NULL").await, 0);
}

#[tokio::test]
async fn what_opens_no_door_is_given_of_free_will() {
    let city = city().await;
    let (child, mother_id) = (person(&city, "pupil").await, person(&city, "parent").await);
    let class = class(&city, "school-1", "7А").await;
    let mut teacher = city.sign_in("classteacher").await;
    city.force(&format!(
        "DELETE FROM consents WHERE subject_id IN ({child}, {mother_id}) AND template_id IN \
         (SELECT id FROM consent_templates WHERE purpose IN ('photo', 'signature'))"
    ))
    .await;
    let mut mother = city.sign_in("parent").await;
    let photo = of(&own(&mut mother).await, Purpose::Photo, child);
    assert_eq!((&photo.consent, photo.way), (&Consent::Absent, WayToSign::Paper));
    assert_eq!(send(&mut mother, SignConsent::url(), &photo).await.status, 422);
    assert_eq!(
        register(&mut teacher, class, Purpose::Signature, &[(mother_id, mother_id)]).await.status,
        200
    );
    assert_eq!(send(&mut mother, SignConsent::url(), &photo).await.status, 200);
    assert!(of(&own(&mut mother).await, Purpose::Photo, child).consent.stands());
}
