//! The second factor against real SQL: switched on, asked for, lost, switched off.

use domain::second_factor::Owed;
use server_fn::ServerFn;

use super::api::{BeginFactor, ConfirmFactor, DropFactor, HideCodes, OwnFactor, Prove, RenewCodes, Stand};
use super::forget_factor;
use super::secret::{Secret, step_at};
use crate::features::testing::{City, PHRASE, Visitor, city};
use crate::kit::{AppError, link};

/// Whoever awaits the code may not change the password either.
const CHANGE_PASSWORD: &str = "/api/app/features/account/api/change_password";

async fn stand(visitor: &mut Visitor) -> Stand {
    visitor.call(OwnFactor::url(), &[]).await.read()
}

/// What the phone of the visitor shows, `ahead` steps from now.
fn shown(city: &City, letters: &str, ahead: u64) -> String {
    let secret = Secret::of(data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).unwrap());
    let now = step_at(city.house.clock.of_machine().timestamp());
    format!("{:06}", secret.code(now + ahead))
}

/// Switches the factor on for somebody who gets a password; gives the letters of the secret and the recovery codes.
async fn switched_on(city: &City, login: &str) -> (Visitor, String, Vec<String>) {
    let mut visitor = city.with_password(login).await;
    let (letters, fresh) = switch_on(city, &mut visitor).await;
    (visitor, letters, fresh)
}

async fn switch_on(city: &City, visitor: &mut Visitor) -> (String, Vec<String>) {
    visitor.call(BeginFactor::url(), &[]).await.read::<()>();
    let Stand::Begun { letters, .. } = stand(visitor).await else { panic!("it was begun") };
    let code = shown(city, &letters, 0);
    visitor.call(ConfirmFactor::url(), &[("code", &code)]).await.read::<()>();
    let Stand::On { fresh, .. } = stand(visitor).await else { panic!("it is on") };
    (letters, fresh)
}

#[tokio::test]
async fn a_password_alone_opens_nothing_once_the_factor_is_on() {
    let city = city().await;
    let (_, letters, fresh) = switched_on(&city, "teacher").await;
    assert_eq!(fresh.len(), 10);
    let mut thief = city.by_password("teacher").await;
    assert_eq!(thief.open(link::JOURNALS).await.location(), Some(link::CODE));
    let change = [("current", PHRASE), ("new", "другая фраза тут"), ("again", "другая фраза тут")];
    for (url, form) in [(CHANGE_PASSWORD, &change[..]), (OwnFactor::url(), &[]), (BeginFactor::url(), &[])] {
        assert_eq!(thief.call(url, form).await.refusal::<AppError>().0, 403, "{url}");
    }
    assert_eq!(thief.call(Prove::url(), &[("code", "000000")]).await.refusal::<AppError>().0, 422);
    let next = shown(&city, &letters, 1);
    thief.call(Prove::url(), &[("code", &next)]).await.read::<()>();
    assert_eq!(thief.open(link::JOURNALS).await.status, 200, "whoever has the phone is no thief");
    let mut second = city.by_password("teacher").await;
    assert_eq!(
        second.call(Prove::url(), &[("code", &next)]).await.refusal::<AppError>().0,
        422,
        "a code opens once"
    );
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_new_ones_end_the_old() {
    let city = city().await;
    let (mut teacher, letters, fresh) = switched_on(&city, "teacher").await;
    let mut lost = city.by_password("teacher").await;
    lost.call(Prove::url(), &[("code", &fresh[0].to_lowercase())]).await.read::<()>();
    let mut again = city.by_password("teacher").await;
    assert_eq!(again.call(Prove::url(), &[("code", &fresh[0])]).await.refusal::<AppError>().0, 422);
    teacher.call(HideCodes::url(), &[]).await.read::<()>();
    assert!(matches!(stand(&mut teacher).await, Stand::On { fresh, left: 9, .. } if fresh.is_empty()));
    let next = shown(&city, &letters, 1);
    teacher.call(RenewCodes::url(), &[("code", &next)]).await.read::<()>();
    assert_eq!(again.call(Prove::url(), &[("code", &fresh[1])]).await.refusal::<AppError>().0, 422);
    assert!(matches!(stand(&mut teacher).await, Stand::On { left: 10, .. }));
}

#[tokio::test]
async fn a_coordinator_with_a_password_is_led_to_the_factor_and_may_not_switch_it_off() {
    let city = city().await;
    let mut coordinator = city.sign_in("coordinator").await;
    assert_eq!(
        coordinator.open(link::PEOPLE).await.status,
        200,
        "a link alone: there is no password to steal"
    );
    let mut coordinator = city.with_password("coordinator").await;
    assert_eq!(coordinator.open(link::PEOPLE).await.location(), Some(link::SECOND_FACTOR));
    assert_eq!(link::owed(Owed::Factor), link::SECOND_FACTOR);
    let (letters, _) = switch_on(&city, &mut coordinator).await;
    assert_eq!(coordinator.open(link::PEOPLE).await.status, 200);
    let next = shown(&city, &letters, 1);
    let refused = coordinator.call(DropFactor::url(), &[("code", &next)]).await;
    assert!(matches!(refused.refusal(), (422, AppError::Refused(_))));
}

#[tokio::test]
async fn a_teacher_switches_it_off_with_a_code_and_not_without() {
    let city = city().await;
    let (mut teacher, letters, _) = switched_on(&city, "teacher").await;
    assert_eq!(teacher.call(DropFactor::url(), &[("code", "нет")]).await.refusal::<AppError>().0, 422);
    let next = shown(&city, &letters, 1);
    teacher.call(DropFactor::url(), &[("code", &next)]).await.read::<()>();
    assert_eq!(stand(&mut teacher).await, Stand::Off);
    assert_eq!(city.by_password("teacher").await.open(link::JOURNALS).await.status, 200);
}

#[tokio::test]
async fn whoever_lost_all_begins_anew_by_a_command() {
    let city = city().await;
    switched_on(&city, "teacher").await;
    assert_eq!(forget_factor(&city.house, "Teacher").await, Ok(true));
    assert_eq!(forget_factor(&city.house, "teacher").await, Ok(false));
    assert_eq!(forget_factor(&city.house, "nobody").await, Err(AppError::NotFound));
    assert_eq!(city.by_password("teacher").await.open(link::JOURNALS).await.status, 200);
}

#[tokio::test]
async fn a_secret_begun_and_left_asks_for_nothing() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    assert_eq!(
        teacher.call(ConfirmFactor::url(), &[("code", "123456")]).await.status,
        422,
        "nothing was begun"
    );
    teacher.call(BeginFactor::url(), &[]).await.read::<()>();
    let Stand::Begun { letters: first, .. } = stand(&mut teacher).await else { panic!() };
    teacher.call(BeginFactor::url(), &[]).await.read::<()>();
    let Stand::Begun { letters: second, .. } = stand(&mut teacher).await else { panic!() };
    assert_ne!(first, second);
    assert_eq!(teacher.call(ConfirmFactor::url(), &[("code", "000000")]).await.status, 422);
    assert_eq!(city.sign_in("teacher").await.open(link::JOURNALS).await.status, 200);
}
