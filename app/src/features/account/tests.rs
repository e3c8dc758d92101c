//! Accounts against real SQL: getting in, staying in, being put out.

use chrono::TimeDelta;
use domain::hat::Hat;
use domain::ids::PersonId;
use entity::session;
use sea_orm::EntityTrait;
use sea_orm::sea_query::Expr;
use server_fn::ServerFn;

use super::api::{ChangePassword, EndSession, EnterByLink, OwnSession, OwnSessions, PutOn, SignIn, SignOut};
use super::link_for;
use crate::features::testing::{Answer, City, PHRASE, Visitor, city};
use crate::kit::AppError;
use crate::kit::link;
use crate::kit::session::STAFF_IDLE;

async fn is_in(visitor: &mut Visitor) -> bool {
    visitor.call(OwnSessions::url(), &[]).await.status == 200
}

/// The sides that the frame of the page offers to turn to.
fn sides(page: &Answer) -> Vec<Hat> {
    let offered = page.body.split("name=\"hat\" value=\"").skip(1);
    offered.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

async fn try_password(city: &City, login: &str, password: &str) -> (Visitor, Answer) {
    let mut visitor = city.visitor();
    let answer = visitor.call(SignIn::url(), &[("login", login), ("password", password)]).await;
    (visitor, answer)
}

#[tokio::test]
async fn whoever_has_a_password_signs_in_with_it() {
    let city = city().await;
    city.with_password("teacher").await;
    let (mut teacher, answer) = try_password(&city, " Teacher ", PHRASE).await;
    assert_eq!(answer.location(), Some(link::HOME));
    assert!(teacher.open(link::SESSIONS).await.body.contains("Тихонов А. П."));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_answered_alike() {
    let city = city().await;
    city.with_password("teacher").await;
    let mut told = vec![];
    for (login, password) in [("teacher", "сирень у ворот"), ("nobody", PHRASE), ("deputy", PHRASE)]
    {
        let (mut visitor, answer) = try_password(&city, login, password).await;
        assert!(visitor.cookies.is_empty(), "{login}");
        assert!(!is_in(&mut visitor).await, "{login}");
        told.push(answer.refusal::<AppError>());
    }
    assert!(matches!(told[0], (422, AppError::Form(_))));
    assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
}

#[tokio::test]
async fn after_ten_tries_a_login_waits_and_its_neighbours_do_not() {
    let city = city().await;
    let mut guesser = city.visitor();
    let mut tries = vec![];
    for _ in 0..11 {
        tries.push(guesser.call(SignIn::url(), &[("login", "teacher"), ("password", "x")]).await.status);
    }
    assert_eq!((tries[9], tries[10]), (422, 429));
    assert_eq!(guesser.call(SignIn::url(), &[("login", "head"), ("password", "x")]).await.status, 422);
}

#[tokio::test]
async fn after_sign_in_nobody_is_led_to_a_foreign_site() {
    let city = city().await;
    city.with_password("teacher").await;
    for (back, led) in [("/journals", "/journals"), ("//evil.example", "/"), ("https://evil.example", "/")] {
        let form = [("login", "teacher"), ("password", PHRASE), ("back", back)];
        let answer = city.visitor().submit(SignIn::url(), &form, link::SIGN_IN).await;
        assert_eq!((answer.status, answer.location()), (302, Some(led)));
    }
}

#[tokio::test]
async fn a_link_opens_the_door_once() {
    let city = city().await;
    let link = link_for(&city.house, "parent", TimeDelta::hours(1)).await.unwrap();
    let token = link.token.as_str();
    let looked = city.visitor().open(&link::sign_in_link(token)).await;
    assert_eq!(looked.status, 200, "a look at the address does not spend the link");
    let mut parent = city.visitor();
    parent.call(EnterByLink::url(), &[("token", token)]).await.read::<()>();
    assert!(is_in(&mut parent).await);
    let mut finder = city.visitor();
    let again = finder.call(EnterByLink::url(), &[("token", token)]).await;
    assert!(matches!(again.refusal(), (422, AppError::Refused(_))));
    assert!(!is_in(&mut finder).await);
}

#[tokio::test]
async fn a_link_out_of_date_opens_nothing() {
    let city = city().await;
    let link = link_for(&city.house, "parent", TimeDelta::seconds(-1)).await.unwrap();
    let answer = city.visitor().call(EnterByLink::url(), &[("token", link.token.as_str())]).await;
    assert!(matches!(answer.refusal(), (422, AppError::Refused(_))));
}

#[tokio::test]
async fn many_at_one_address_enter_by_their_links() {
    let city = city().await;
    let mut one_address = city.visitor();
    for _ in 0..15 {
        let link = link_for(&city.house, "pupil", TimeDelta::hours(1)).await.unwrap();
        let answer = one_address.call(EnterByLink::url(), &[("token", link.token.as_str())]).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

#[tokio::test]
async fn until_the_first_password_is_changed_nothing_else_is_there() {
    let city = city().await;
    city.force("UPDATE accounts SET must_change = TRUE WHERE login = 'head'").await;
    let mut head = city.sign_in("head").await;
    assert_eq!(head.open(link::JOURNALS).await.location(), Some(link::PASSWORD));
    let page = head.open(link::PASSWORD).await;
    assert_eq!((page.status, sides(&page)), (200, vec![]));
    let school = city.number("SELECT id FROM organisations WHERE code = 'school-1'").await;
    let hat = format!("work:{school}");
    assert_eq!(head.call(PutOn::url(), &[("hat", &hat)]).await.refusal::<AppError>().0, 404);
    let form = [("new", PHRASE), ("again", PHRASE)];
    head.call(ChangePassword::url(), &form).await.read::<()>();
    assert_eq!(head.open(link::JOURNALS).await.status, 200);
    head.call(PutOn::url(), &[("hat", &hat)]).await.read::<()>();
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let city = city().await;
    let mut here = city.with_password("teacher").await;
    let mut elsewhere = city.sign_in("teacher").await;
    let new = "липа во дворе";
    let guess =
        here.call(ChangePassword::url(), &[("current", "наугад"), ("new", new), ("again", new)]).await;
    assert!(guess.refusal::<AppError>().1.at("current").is_some());
    assert!(is_in(&mut elsewhere).await);
    let form = [("current", PHRASE), ("new", new), ("again", new)];
    here.call(ChangePassword::url(), &form).await.read::<()>();
    assert!(is_in(&mut here).await);
    assert!(!is_in(&mut elsewhere).await);
}

#[tokio::test]
async fn a_weak_or_mistyped_password_is_told_at_its_field() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    for (new, again, field) in [("1234567", "1234567", "new"), (PHRASE, "сирень", "again")] {
        let answer = teacher.call(ChangePassword::url(), &[("new", new), ("again", again)]).await;
        let (status, error) = answer.refusal::<AppError>();
        assert!(status == 422 && error.at(field).is_some(), "{error:?}");
    }
}

async fn own_sessions(visitor: &mut Visitor) -> Vec<OwnSession> {
    visitor.call(OwnSessions::url(), &[]).await.read()
}

#[tokio::test]
async fn one_sees_the_own_sessions_and_ends_them() {
    let city = city().await;
    let (mut here, mut there) = (city.sign_in("teacher").await, city.sign_in("teacher").await);
    let listed = own_sessions(&mut here).await;
    assert_eq!((listed.len(), listed.iter().filter(|session| session.current).count()), (2, 1));
    let other = listed.into_iter().find(|session| !session.current).unwrap();
    here.call(EndSession::url(), &[("public_id", &other.public_id)]).await.read::<()>();
    assert!(!is_in(&mut there).await);
    assert_eq!(own_sessions(&mut here).await.len(), 1);
}

#[tokio::test]
async fn a_session_of_somebody_else_is_not_found() {
    let city = city().await;
    let (mut teacher, mut head) = (city.sign_in("teacher").await, city.sign_in("head").await);
    let own = own_sessions(&mut teacher).await.remove(0).public_id;
    let answer = head.call(EndSession::url(), &[("public_id", &own)]).await;
    assert_eq!(answer.refusal::<AppError>(), (404, AppError::NotFound));
    assert!(is_in(&mut teacher).await);
}

#[tokio::test]
async fn whoever_signs_out_is_out_and_the_browser_forgets() {
    let city = city().await;
    let mut teacher = city.sign_in("teacher").await;
    let kept = teacher.clone();
    let answer = teacher.submit(SignOut::url(), &[], link::JOURNALS).await;
    assert_eq!((answer.status, answer.location()), (302, Some(link::SIGN_IN)));
    assert!(answer.headers.contains_key("clear-site-data") && teacher.cookies.is_empty());
    assert!(!is_in(&mut kept.clone()).await, "the cookie is worth nothing any more");
}

#[tokio::test]
async fn a_blocked_account_is_out_at_once_and_does_not_come_back() {
    let city = city().await;
    let mut teacher = city.with_password("teacher").await;
    city.force("UPDATE accounts SET blocked_at = created_at WHERE login = 'teacher'").await;
    assert!(!is_in(&mut teacher).await);
    let (_, answer) = try_password(&city, "teacher", PHRASE).await;
    let (_, unknown) = try_password(&city, "nobody", PHRASE).await;
    assert_eq!(answer.refusal::<AppError>(), unknown.refusal::<AppError>());
    assert!(link_for(&city.house, "teacher", TimeDelta::hours(1)).await.is_err());
}

#[tokio::test]
async fn a_link_given_before_the_account_was_blocked_opens_nothing() {
    let city = city().await;
    let link = link_for(&city.house, "teacher", TimeDelta::hours(1)).await.unwrap();
    city.force("UPDATE accounts SET blocked_at = created_at WHERE login = 'teacher'").await;
    let mut teacher = city.visitor();
    teacher.call(EnterByLink::url(), &[("token", link.token.as_str())]).await;
    assert!(!is_in(&mut teacher).await);
}

/// As if all sessions had been used last a little more than the idle limit ago.
async fn rest_for_long(city: &City) {
    let then = city.house.clock.now() - STAFF_IDLE - TimeDelta::minutes(1);
    let tx = city.house.db.turn().await.unwrap();
    let rested = session::Entity::update_many().col_expr(session::Column::SeenAt, Expr::value(then));
    rested.exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn staff_who_leave_their_desk_are_signed_out_and_families_are_not() {
    let city = city().await;
    let (mut teacher, mut parent) = (city.sign_in("teacher").await, city.sign_in("parent").await);
    rest_for_long(&city).await;
    assert!(!is_in(&mut teacher).await);
    assert!(is_in(&mut parent).await);
}

#[tokio::test]
async fn a_teacher_who_is_a_mother_turns_from_side_to_side() {
    let city = city().await;
    let mut both = city.sign_in("both").await;
    let page = both.open(link::JOURNALS).await;
    let [Hat::Work(_), Hat::Guardian(child)] = sides(&page)[..] else { panic!("{:?}", sides(&page)) };
    assert!(page.body.contains("href=\"/journal/"), "at work first");
    let hat = format!("child:{child}");
    let answer = both.submit(PutOn::url(), &[("hat", &hat)], link::JOURNALS).await;
    assert_eq!((answer.status, answer.location()), (302, Some(link::HOME)));
    let home = both.open(link::HOME).await;
    assert_eq!((home.status, home.location()), (302, Some(link::DIARY)), "home is the child's diary now");
    let as_mother = both.open(link::JOURNALS).await;
    assert!(!as_mother.body.contains("href=\"/journal/"), "a mother keeps no journals");
    assert_eq!(sides(&as_mother).len(), 2);
}

#[test]
fn the_switch_of_sides_is_posted_where_it_is_served() {
    assert_eq!(link::PUT_ON, PutOn::url());
}

#[tokio::test]
async fn a_hat_of_somebody_else_does_not_fit() {
    let city = city().await;
    let mut parent = city.sign_in("parent").await;
    let foreign = PersonId(city.number("SELECT person_id FROM accounts WHERE login = 'pupil2'").await);
    for hat in [format!("child:{foreign}"), "work:1".into(), "pupil".into(), "nonsense".into()] {
        let answer = parent.call(PutOn::url(), &[("hat", &hat)]).await;
        assert_eq!(answer.refusal::<AppError>(), (404, AppError::NotFound), "{hat}");
    }
}

#[tokio::test]
async fn a_form_without_scripts_brings_its_error_to_the_page_it_came_from() {
    let city = city().await;
    let mut visitor = city.visitor();
    let form = [("login", "teacher"), ("password", "наугад")];
    let answer = visitor.submit(SignIn::url(), &form, link::SIGN_IN).await;
    assert_eq!(answer.status, 302);
    let led = answer.location().unwrap().to_owned();
    assert!(led.ends_with(link::SIGN_IN), "the address tells nothing: {led}");
    assert!(visitor.open(link::SIGN_IN).await.body.contains("Логин или пароль не подходит"));
    assert!(!visitor.open(link::SIGN_IN).await.body.contains("Логин или пароль не подходит"), "told once");
}
