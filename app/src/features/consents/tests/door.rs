//! The door: who is stopped, what is asked, how it opens.

use domain::consent::Purpose;
use domain::ids::PersonId;
use server_fn::ServerFn;

use super::*;
use crate::features::consents::api::{OpenAsked, PublishText, RefuseConsent, SetGate, SignConsent};
use crate::features::consents::asked::{Asked, WayToSign};
use crate::kit::{AppError, link};

async fn asked(visitor: &mut Visitor) -> Asked {
    visitor.call(OpenAsked::url(), &[]).await.read()
}

fn answer(of: &Asked, purpose: Purpose) -> Vec<(&'static str, String)> {
    let item = of.items.iter().find(|item| item.purpose == purpose).expect("it is asked");
    vec![
        ("school", item.school.to_string()),
        ("purpose", purpose.code().to_owned()),
        ("subject", item.subject.to_string()),
    ]
}

async fn send(visitor: &mut Visitor, path: &str, form: &[(&'static str, String)]) -> Answer {
    let form: Vec<_> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
    visitor.call(path, &form).await
}

#[tokio::test]
async fn without_consent_a_parent_meets_the_text_instead_of_the_diary() {
    let city = city().await;
    let (child, guardian, login) = silent(&city).await;
    let mut parent = city.sign_in(&login).await;
    let stopped = parent.open(DIARY).await;
    assert_eq!((stopped.status, stopped.location()), (302, Some(link::CONSENT)));
    let asked = asked(&mut parent).await;
    let what: Vec<_> = asked.items.iter().map(|item| (item.purpose, item.subject)).collect();
    assert!(
        what.contains(&(Purpose::Child, PersonId(child)))
            && what.contains(&(Purpose::Guardian, PersonId(guardian)))
    );
    assert!(asked.items.iter().all(|item| item.way == WayToSign::Paper && item.contacts.email.is_some()));
    let page = parent.open(link::CONSENT).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Скачать бланк согласия") && !page.body.contains("Подписать согласие"));
    assert_eq!(parent.open("/sessions").await.status, 200, "the own account stays open");
}

#[tokio::test]
async fn the_pupil_follows_the_guardian_and_signs_nothing() {
    let city = city().await;
    let (child, ..) = silent(&city).await;
    let login = format!("SELECT COUNT(*) FROM accounts WHERE person_id = {child}");
    assert_eq!(city.number(&login).await, 1);
    city.force(&format!("UPDATE accounts SET login = 'silent.pupil' WHERE person_id = {child}")).await;
    let mut pupil = city.sign_in("silent.pupil").await;
    let asked = asked(&mut pupil).await;
    assert!(matches!(&asked.items[..], [item] if item.way == WayToSign::Guardian), "{asked:?}");
    let refused = send(&mut pupil, SignConsent::url(), &answer(&asked, Purpose::Child)).await;
    assert_eq!(refused.status, 422);
}

#[tokio::test]
async fn a_paper_registered_opens_the_door_and_a_withdrawal_shuts_it_at_once() {
    let city = city().await;
    let (child, guardian, login) = silent(&city).await;
    let class = class(&city, "school-1", "5Б").await;
    let mut parent = city.sign_in(&login).await;
    let mut coordinator = city.sign_in("coordinator").await;
    for (purpose, subject) in [(Purpose::Child, child), (Purpose::Guardian, guardian)] {
        assert_eq!(parent.open(DIARY).await.status, 302);
        let done = register(&mut coordinator, class, purpose, &[(subject, guardian)]).await;
        assert_eq!(done.status, 200, "{}", done.body);
    }
    let open = parent.open(DIARY).await;
    assert_eq!(open.status, 200, "{:?}", open.location());
    let done = withdraw(&mut coordinator, class, Purpose::Child, child).await;
    assert_eq!(done.status, 200, "{}", done.body);
    assert_eq!(parent.open(DIARY).await.location(), Some(link::CONSENT));
}

#[tokio::test]
async fn a_signature_on_the_screen_wants_the_paper_agreement_and_then_opens_the_door() {
    let city = city().await;
    let (_, guardian, login) = silent(&city).await;
    let class = class(&city, "school-1", "5Б").await;
    let mut parent = city.sign_in(&login).await;
    let before = asked(&mut parent).await;
    let early: (u16, AppError) =
        send(&mut parent, SignConsent::url(), &answer(&before, Purpose::Child)).await.refusal();
    assert_eq!(early.0, 422);
    assert!(early.1.to_string().contains("63-ФЗ"), "{:?}", early.1);
    let mut coordinator = city.sign_in("coordinator").await;
    let agreed = register(&mut coordinator, class, Purpose::Signature, &[(guardian, guardian)]).await;
    assert_eq!(agreed.status, 200, "{}", agreed.body);
    let ready = asked(&mut parent).await;
    assert!(ready.items.iter().all(|item| matches!(item.way, WayToSign::Here { .. })));
    for purpose in [Purpose::Child, Purpose::Guardian] {
        let signed = send(&mut parent, SignConsent::url(), &answer(&ready, purpose)).await;
        assert_eq!(signed.status, 200, "{}", signed.body);
    }
    assert_eq!(parent.open(DIARY).await.status, 200);
    assert_eq!(city.number("SELECT COUNT(*) FROM consents WHERE channel = 'electronic'").await, 2);
}

#[tokio::test]
async fn a_refusal_is_kept_and_can_be_thought_over() {
    let city = city().await;
    let (child, _, login) = silent(&city).await;
    let class = class(&city, "school-1", "5Б").await;
    let mut parent = city.sign_in(&login).await;
    let before = asked(&mut parent).await;
    let refused = send(&mut parent, RefuseConsent::url(), &answer(&before, Purpose::Child)).await;
    assert_eq!(refused.status, 200, "{}", refused.body);
    assert_eq!(parent.open(DIARY).await.status, 302);
    let after = asked(&mut parent).await;
    assert!(after.items.iter().any(|item| item.refused_on.is_some()));
    let mut coordinator = city.sign_in("coordinator").await;
    let known = row(&roll(&mut coordinator, class, Purpose::Child).await, child);
    assert!(matches!(known.consent, domain::consent::Consent::Refused { .. }), "{known:?}");
}

#[tokio::test]
async fn nobody_signs_what_is_not_asked_of_them() {
    let city = city().await;
    let child = person(&city, "pupil").await;
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let form = [("school", school.to_string()), ("purpose", "child".into()), ("subject", child.to_string())];
    // The mother has given it: nothing is left to sign. It is nobody else's.
    for (login, status) in [("parent", 422), ("parent2", 404), ("pupil2", 404), ("teacher", 404)] {
        let mut visitor = city.sign_in(login).await;
        assert_eq!(send(&mut visitor, SignConsent::url(), &form).await.status, status, "{login}");
        assert_eq!(send(&mut visitor, RefuseConsent::url(), &form).await.status, status, "{login}");
    }
}

#[tokio::test]
async fn staff_without_consent_are_stopped_but_whoever_keeps_the_consents_is_not() {
    let city = city().await;
    city.force("DELETE FROM consents WHERE subject_id IN (SELECT person_id FROM accounts WHERE login IN ('teacher', 'coordinator'))")
        .await;
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(teacher.open("/journals").await.location(), Some(link::CONSENT));
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(coordinator.open("/journals").await.status, 200);
}

#[tokio::test]
async fn a_side_without_consent_leaves_the_other_sides_of_a_person_open() {
    let city = city().await;
    let child = "SELECT child_id FROM kinships k JOIN accounts a ON a.person_id = k.guardian_id WHERE a.login = 'both'";
    city.force(&format!("DELETE FROM consents WHERE subject_id IN ({child})")).await;
    let mut both = city.sign_in("both").await;
    let work = both.open("/journals").await;
    assert_eq!(work.status, 200);
    assert!(work.body.contains("ждёт вашего согласия"));
    assert!(asked(&mut both).await.others_open);
}

#[tokio::test]
async fn a_school_lifts_its_gate_on_a_basis_that_it_names() {
    let city = city().await;
    let (.., login) = silent(&city).await;
    let mut coordinator = city.sign_in("coordinator").await;
    let silent_basis = coordinator.call(SetGate::url(), &[("lifted", "on"), ("basis", " ")]).await;
    assert_eq!(silent_basis.status, 422);
    assert_eq!(
        coordinator.call(SetGate::url(), &[("lifted", "on"), ("basis", "273-ФЗ, ст. 28")]).await.status,
        200
    );
    let mut parent = city.sign_in(&login).await;
    assert_eq!(parent.open(DIARY).await.status, 200);
    assert_eq!(coordinator.call(SetGate::url(), &[("basis", "")]).await.status, 200);
    assert_eq!(parent.open(DIARY).await.status, 302);
}

#[tokio::test]
async fn a_new_text_asks_anew_only_when_the_school_says_so() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    let mut parent = city.sign_in("parent").await;
    let text = [("purpose", "child"), ("title", "Согласие"), ("text", "Даю согласие на обработку:\n— имя")];
    assert_eq!(coordinator.call(PublishText::url(), &text).await.status, 200);
    assert_eq!(parent.open(DIARY).await.status, 200);
    let anew = [&text[..], &[("anew", "on")]].concat();
    assert_eq!(coordinator.call(PublishText::url(), &anew).await.status, 200);
    assert_eq!(parent.open(DIARY).await.location(), Some(link::CONSENT));
    let mut secretary = city.sign_in("teacher").await;
    assert_eq!(secretary.call(PublishText::url(), &text).await.status, 403);
}
