//! Papers: who registers them, how many there are, what is printed.

use domain::consent::{Consent, Purpose};
use server_fn::ServerFn;

use super::*;
use crate::features::consents::api::OpenConsents;
use crate::features::consents::roll::{Overview, Share};
use crate::kit::{AppError, link};

async fn overview(visitor: &mut Visitor) -> Overview {
    visitor.call(OpenConsents::url(), &[]).await.read()
}

#[tokio::test]
async fn a_class_teacher_keeps_the_own_class_and_no_other() {
    let city = city().await;
    let (own, other) = (class(&city, "school-1", "7А").await, class(&city, "school-1", "5Б").await);
    let child = person(&city, "pupil").await;
    let mut teacher = city.sign_in("classteacher").await;
    let known = row(&roll(&mut teacher, own, Purpose::Child).await, child);
    assert!(known.consent.stands() && known.signed_by.as_deref() == Some("Соколова М. А."), "{known:?}");
    let mother = person(&city, "parent").await;
    let twice: (u16, AppError) =
        register(&mut teacher, own, Purpose::Child, &[(child, mother)]).await.refusal();
    assert_eq!(twice.0, 422);
    assert!(twice.1.to_string().starts_with("Соколов М. Д.: Согласие уже дано"), "{:?}", twice.1);
    assert_eq!(register(&mut teacher, other, Purpose::Child, &[(child, mother)]).await.status, 403);
    assert_eq!(withdraw(&mut teacher, own, Purpose::Photo, child + 100_000).await.status, 404);
}

#[tokio::test]
async fn one_bad_paper_in_a_stack_leaves_the_whole_stack_unwritten() {
    let city = city().await;
    let class = class(&city, "school-1", "5Б").await;
    let (child, guardian, _) = silent(&city).await;
    let sibling = person(&city, "sibling").await;
    let mut coordinator = city.sign_in("coordinator").await;
    let before = city.number("SELECT COUNT(*) FROM consents").await;
    let stack = [(child, guardian), (sibling, guardian)];
    assert_eq!(register(&mut coordinator, class, Purpose::Child, &stack).await.status, 422);
    assert_eq!(city.number("SELECT COUNT(*) FROM consents").await, before);
}

#[tokio::test]
async fn what_was_withdrawn_stays_written_and_can_be_given_again() {
    let city = city().await;
    let class = class(&city, "school-1", "7А").await;
    let (child, mother) = (person(&city, "pupil").await, person(&city, "parent").await);
    let mut teacher = city.sign_in("classteacher").await;
    assert_eq!(withdraw(&mut teacher, class, Purpose::Child, child).await.status, 200);
    let gone = row(&roll(&mut teacher, class, Purpose::Child).await, child);
    assert!(matches!(gone.consent, Consent::Withdrawn { .. }), "{gone:?}");
    assert_eq!(register(&mut teacher, class, Purpose::Child, &[(child, mother)]).await.status, 200);
    assert!(row(&roll(&mut teacher, class, Purpose::Child).await, child).consent.stands());
    let acts = "SELECT COUNT(*) FROM events WHERE act IN ('consent.give', 'consent.withdraw')";
    assert_eq!(city.number(acts).await, 2);
}

#[tokio::test]
async fn figures_of_classes_schools_and_the_city_say_how_many_of_how_many() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let school = overview(&mut coordinator).await;
    let of = |title: &str| school.lines.iter().find(|line| line.title == title).unwrap().children;
    let (whole, missing) = (of("7А"), of("5Б"));
    assert!(whole.is_whole() && whole.people > 0);
    assert_eq!(missing.given + 1, missing.people);
    assert!(school.staff.is_some_and(Share::is_whole));
    let mut teacher = city.sign_in("classteacher").await;
    let own = overview(&mut teacher).await;
    assert!(own.lines.len() == 1 && own.staff.is_none());
    let mut officer = city.sign_in("city").await;
    let all = overview(&mut officer).await;
    let first = all.lines.iter().find(|line| line.title == "Школа № 1").unwrap();
    let sum = school.lines.iter().fold(Share::default(), |sum, line| sum.and(line.children));
    assert_eq!(first.children, sum);
    let mut district = city.sign_in("district").await;
    assert!(overview(&mut district).await.lines.len() < all.lines.len());
    for login in ["teacher", "parent", "pupil"] {
        let answer = city.sign_in(login).await.call(OpenConsents::url(), &[]).await;
        assert_eq!(answer.status, 404, "{login}");
    }
}

#[tokio::test]
async fn forms_are_filled_from_the_cards_for_whoever_has_not_signed() {
    let city = city().await;
    let class = class(&city, "school-1", "5Б").await;
    let (child, ..) = silent(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let lacking = row(&roll(&mut coordinator, class, Purpose::Child).await, child);
    let proof = coordinator.open(&format!("/consents/forms.pdf?purpose=child&class={class}")).await;
    assert_eq!(proof.status, 200, "{}", proof.body);
    assert_eq!(proof.headers["cache-control"], "no-store");
    assert_eq!(proof.body.matches("Согласие на обработку персональных данных ребёнка").count(), 1);
    assert!(proof.body.contains(&format!("Ребёнок: {}", lacking.name)), "{}", proof.body);
    assert!(proof.body.contains("Оператор: Средняя общеобразовательная школа № 1"));
    let mut stranger = city.sign_in("teacher").await;
    let refused = stranger.open(&format!("/consents/forms.pdf?purpose=child&class={class}")).await;
    assert_eq!(refused.status, 403);
}

#[tokio::test]
async fn whoever_is_asked_prints_the_own_form_and_no_other() {
    let city = city().await;
    let (child, _, login) = silent(&city).await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let mut parent = city.sign_in(&login).await;
    let own = format!("{}/form.pdf?purpose=child&school={school}&person={child}", link::CONSENT);
    let proof = parent.open(&own).await;
    assert_eq!(proof.status, 200, "{}", proof.body);
    let other = person(&city, "pupil").await;
    let foreign = format!("{}/form.pdf?purpose=child&school={school}&person={other}", link::CONSENT);
    assert_eq!(parent.open(&foreign).await.status, 404);
    assert_eq!(city.sign_in("parent").await.open(&own).await.status, 404);
}
