//! Pushes: one for all that is new, to the devices of whoever may hear it, until they sign out.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::api::{OpenSettings, SaveWishes, TurnDeviceOff, TurnDeviceOn};
use super::super::board::{Device, Settings};
use super::super::pusher::push_due;
use super::push_sink::PushSink;
use super::*;
use crate::features::testing::city_with_push;
use crate::kit::AppError;

const SIGN_OUT: &str = "/api/app/features/account/api/sign_out";

/// A city whose pushes go to the sink.
async fn pushed() -> (City, PushSink) {
    let sink = PushSink::open().await;
    (city_with_push(sink.services()).await, sink)
}

/// Somebody with a device of this name, who wants to hear of marks at once.
async fn with_device(city: &City, sink: &PushSink, login: &str) -> Visitor {
    let mut visitor = city.sign_in(login).await;
    turn_on(&mut visitor, &sink.device(login)).await;
    wish(&mut visitor, "now").await;
    visitor
}

async fn turn_on(visitor: &mut Visitor, endpoint: &str) {
    let answer = visitor.call(TurnDeviceOn::url(), &[("endpoint", endpoint)]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

async fn wish(visitor: &mut Visitor, marks: &str) {
    let quiet = [("wishes[quiet][from]", "22"), ("wishes[quiet][until]", "7")];
    let form = [quiet[0], quiet[1], ("wishes[phone][marks]", marks)];
    assert_eq!(visitor.call(SaveWishes::url(), &form).await.status, 200);
}

async fn devices(visitor: &mut Visitor) -> Vec<Device> {
    visitor.call(OpenSettings::url(), &[]).await.read::<Settings>().phone.unwrap().devices
}

/// Noon of the city's day.
fn noon(city: &City) -> DateTime<Utc> {
    city.house.clock.moment(city.house.clock.today(), chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

async fn send(city: &City, at: DateTime<Utc>) -> usize {
    push_due(&city.house, city.house.push.as_ref().unwrap(), at).await.unwrap()
}

async fn waiting(city: &City) -> i64 {
    city.number("SELECT count(*) FROM pushes").await
}

/// So many marks of one pupil, told one after another; what waits is due from now on.
async fn mark(city: &City, edits: &[&str]) {
    let (mut teacher, spot) = (city.sign_in("teacher").await, spot(city).await);
    for (seen, mark) in edits.iter().enumerate() {
        let (id, seen) = (format!("change-{seen}-{mark}"), u32::try_from(seen).unwrap());
        edit(&mut teacher, &id, spot, seen, &format!(r#"{{"add":"{mark}"}}"#)).await;
        assert_eq!(told(city).await, 1);
    }
    city.force("UPDATE pushes SET next_try_at = '2026-11-01T00:00:00Z'").await;
}

#[tokio::test]
async fn three_marks_are_one_push_without_a_word_of_them() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    let _other = with_device(&city, &sink, "parent2").await;
    mark(&city, &["5", "4", "3"]).await;
    assert_eq!(send(&city, noon(&city)).await, 1);
    let [push] = &sink.taken()[..] else { panic!("{:?}", sink.taken()) };
    assert!(push.starts_with("POST /parent HTTP/1.1\n") && push.contains("Content-Length: 0\n"), "{push}");
    let key = city.house.push.as_ref().unwrap().public_key();
    assert!(push.contains(&format!(", k={key}\n")), "{push}");
    assert_eq!((waiting(&city).await, send(&city, noon(&city)).await), (0, 0), "and it is sent once");
    let [device] = &devices(&mut mother).await[..] else { panic!("one device") };
    assert!(device.here && device.since.starts_with("последнее 12.11.2026 12:00"), "{device:?}");
}

#[tokio::test]
async fn what_comes_while_a_push_is_under_way_is_told_after_it() {
    let (city, sink) = pushed().await;
    let _mother = with_device(&city, &sink, "parent").await;
    mark(&city, &["5"]).await;
    let due = super::super::store::claim_push(&city.house, noon(&city)).await.unwrap().unwrap();
    city.force("UPDATE pushes SET last_event = last_event + 1").await;
    super::super::store::reached(&city.house, &due, noon(&city)).await.unwrap();
    assert_eq!((waiting(&city).await, send(&city, noon(&city)).await), (1, 0));
    assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(2)).await, 1);
    assert_eq!((waiting(&city).await, sink.taken().len()), (0, 1));
}

#[tokio::test]
async fn what_can_wait_comes_no_oftener_than_in_ten_minutes() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    mark(&city, &["5"]).await;
    wish(&mut mother, "12").await;
    let before = "UPDATE push_subscriptions SET last_ok_at = '2026-11-12T08:55:00Z'";
    city.force(before).await;
    assert_eq!(send(&city, noon(&city)).await, 0);
    assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(5)).await, 1);
    assert_eq!(sink.taken().len(), 1);
}

#[tokio::test]
async fn nothing_is_pushed_in_quiet_hours_nor_what_was_read_meanwhile() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    mark(&city, &["5"]).await;
    assert_eq!(send(&city, noon(&city) + TimeDelta::hours(12)).await, 0);
    assert_eq!(waiting(&city).await, 1, "it waits for the morning");
    read_all(&mut mother).await;
    assert_eq!(send(&city, noon(&city) + TimeDelta::hours(19)).await, 0);
    assert_eq!((waiting(&city).await, sink.taken().len()), (0, 0));
}

#[tokio::test]
async fn who_wants_none_or_may_no_longer_see_the_child_is_left_alone() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    wish(&mut mother, "never").await;
    mark(&city, &["5"]).await;
    assert_eq!(waiting(&city).await, 0);
    wish(&mut mother, "now").await;
    mark(&city, &["4"]).await;
    city.force("UPDATE kinships SET may_view = FALSE").await;
    assert_eq!((waiting(&city).await, send(&city, noon(&city)).await), (1, 0));
    assert_eq!((waiting(&city).await, sink.taken().len()), (0, 0));
}

#[tokio::test]
async fn a_device_that_is_gone_is_forgotten_and_a_busy_service_asked_again() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    mark(&city, &["5"]).await;
    for (at, status) in [(0, "503 Busy"), (3, "302 Found"), (8, "403 Forbidden")] {
        sink.answers(status);
        assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(at)).await, 0, "{status}");
        assert_eq!(
            send(&city, noon(&city) + TimeDelta::minutes(at)).await,
            0,
            "{status}: not before its time"
        );
        assert_eq!(waiting(&city).await, 1, "{status}");
    }
    assert_eq!(sink.taken().len(), 3, "nobody is led elsewhere");
    assert!(devices(&mut mother).await[0].since.ends_with("сейчас не доходят"));
    sink.answers("410 Gone");
    assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(20)).await, 0);
    assert_eq!((devices(&mut mother).await, waiting(&city).await), (vec![], 0));
}

#[tokio::test]
async fn signing_out_ends_the_device_and_so_does_the_end_of_the_session() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    let mut tablet = city.sign_in("parent").await;
    turn_on(&mut tablet, &sink.device("tablet")).await;
    let names: Vec<_> = devices(&mut mother).await.iter().map(|device| device.here).collect();
    assert_eq!(names, [false, true], "the latest first");
    mark(&city, &["5"]).await;
    assert_eq!(mother.call(SIGN_OUT, &[]).await.status, 200);
    assert_eq!(devices(&mut tablet).await.len(), 1);
    assert_eq!(send(&city, noon(&city)).await, 1);
    assert!(sink.taken().len() == 1 && sink.taken()[0].starts_with("POST /tablet "), "{:?}", sink.taken());
    city.force("DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE login = 'parent')")
        .await;
    assert_eq!(city.number("SELECT count(*) FROM push_subscriptions").await, 0);
}

#[tokio::test]
async fn a_browser_that_changes_hands_hears_for_its_last_owner_alone() {
    let (city, sink) = pushed().await;
    let mut mother = with_device(&city, &sink, "parent").await;
    let mut other = city.sign_in("parent2").await;
    turn_on(&mut other, &sink.device("parent")).await;
    assert_eq!((devices(&mut mother).await, devices(&mut other).await.len()), (vec![], 1));
    mark(&city, &["5"]).await;
    assert_eq!((send(&city, noon(&city)).await, sink.taken()), (0, vec![]));
    let id = devices(&mut other).await[0].id.to_string();
    assert_eq!(mother.call(TurnDeviceOff::url(), &[("device", &id)]).await.status, 404);
    assert_eq!(other.call(TurnDeviceOff::url(), &[("device", &id)]).await.status, 200);
    assert_eq!(devices(&mut other).await, []);
}

#[tokio::test]
async fn no_address_but_of_a_push_service_is_taken_and_it_lies_sealed() {
    let (city, sink) = pushed().await;
    let mut mother = city.sign_in("parent").await;
    for wrong in ["", "http://127.0.0.1:1/x", "https://example.ru/x", "http://fcm.googleapis.com/x"] {
        let answer = mother.call(TurnDeviceOn::url(), &[("endpoint", wrong)]).await;
        let (status, error) = answer.refusal::<AppError>();
        assert!(status == 422 && error.at("endpoint").is_some(), "{wrong}: {error:?}");
    }
    turn_on(&mut mother, &sink.device("secret-place")).await;
    let clear = "SELECT count(*) FROM push_subscriptions WHERE CAST(endpoint_cipher AS text) LIKE '%secret%' \
         OR endpoint_hash LIKE '%secret%'";
    assert_eq!(city.number(clear).await, 0);
    assert_eq!(city.number("SELECT count(*) FROM events WHERE act = 'notice.device_on'").await, 1);
}

#[tokio::test]
async fn where_pushes_are_off_the_page_says_so_and_offers_nothing() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    let page = mother.open("/notifications/settings").await.body;
    assert!(page.contains("Уведомления на телефон на этом сервере пока не подключены"));
    assert!(!page.contains("id=\"device\""));
    let endpoint = [("endpoint", "https://web.push.apple.com/one")];
    assert_eq!(mother.call(TurnDeviceOn::url(), &endpoint).await.status, 422);
}
