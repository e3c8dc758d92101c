//! Mail: an address that has answered gets it, each at least once, and one that is refused never again.

use chrono::{DateTime, TimeDelta, Utc};
use domain::notification::{Digest, NoticeKind};

use super::super::api::{ConfirmMail, ForgetMail, OpenSettings, SaveWishes, SetMail};
use super::super::board::{MailBox, Settings};
use super::super::postman::send_due;
use super::sink::{Mood, Sink};
use super::*;
use crate::features::testing::city_with_post;
use crate::kit::AppError;

/// A city whose post goes to the sink, and somebody in it.
async fn posted() -> (City, Sink) {
    let sink = Sink::open().await;
    (city_with_post(sink.post()).await, sink)
}

async fn settings(visitor: &mut Visitor) -> Settings {
    visitor.call(OpenSettings::url(), &[]).await.read()
}

/// Noon of the city's day: loud, and before any evening digest.
fn noon(city: &City) -> DateTime<Utc> {
    city.house.clock.moment(city.house.clock.today(), chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap())
}

async fn send(city: &City, at: DateTime<Utc>) -> usize {
    send_due(&city.house, city.house.post.as_ref().unwrap(), at).await.unwrap()
}

/// What waits is due from now on.
async fn all_due(city: &City) {
    city.force("UPDATE letters SET next_try_at = '2026-11-01T00:00:00Z' WHERE state = 'waiting'").await;
}

/// A mail as its reader sees it, whichever way its words were wrapped.
fn clear(mail: &str) -> String {
    let joined = mail.replace("=\n", "");
    let mut parts = joined.split('=');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).map(|hex| u8::from_str_radix(hex, 16)) {
            Some(Ok(byte)) => {
                bytes.push(byte);
                bytes.extend(&part.as_bytes()[2..]);
            }
            _ => bytes.extend([b"=", part.as_bytes()].concat()),
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let body = mail.split_once("\n\n").map_or("", |(_, body)| body);
    format!("{text}\n{}", decode(&body.replace('\n', "")).unwrap_or_default())
}

/// Base64, in which a mail with Russian words may come.
fn decode(text: &str) -> Option<String> {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = vec![];
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for sign in four {
            bits = (bits << 6) | u32::try_from(SIGNS.iter().position(|one| one == sign)?).ok()?;
        }
        let missing = 4 - four.len();
        bits <<= 6 * missing;
        bytes.extend(&bits.to_be_bytes()[1..4 - missing]);
    }
    String::from_utf8(bytes).ok()
}

fn secret_in(mail: &str) -> String {
    clear(mail).split("?confirm=").nth(1).unwrap()[..64].to_owned()
}

/// Has given an address and answered the letter; wants to hear of marks at once.
async fn subscribed(city: &City, sink: &Sink, login: &str) -> Visitor {
    let mut visitor = city.sign_in(login).await;
    assert_eq!(visitor.call(SetMail::url(), &[("mail", "maria@example.ru")]).await.status, 200);
    all_due(city).await;
    assert_eq!(send(city, noon(city)).await, 1);
    let secret = secret_in(sink.taken().last().unwrap());
    assert_eq!(visitor.call(ConfirmMail::url(), &[("secret", &secret)]).await.status, 200);
    let form =
        [("wishes[quiet][from]", "22"), ("wishes[quiet][until]", "7"), ("wishes[chosen][marks]", "now")];
    assert_eq!(visitor.call(SaveWishes::url(), &form).await.status, 200);
    visitor
}

async fn states(city: &City, state: &str) -> i64 {
    city.number(&format!("SELECT count(*) FROM letters WHERE state = '{state}' AND kind <> 'confirm'")).await
}

async fn mark(city: &City) {
    let mut teacher = city.sign_in("teacher").await;
    edit(&mut teacher, "change-0001", spot(city).await, 0, r#"{"add":"5"}"#).await;
    assert_eq!(told(city).await, 1);
    all_due(city).await;
}

#[tokio::test]
async fn an_address_gets_mail_after_it_has_answered_and_the_link_works_once() {
    let (city, sink) = posted().await;
    let mut mother = city.sign_in("parent").await;
    assert_eq!(settings(&mut mother).await.mail, MailBox::None);
    assert_eq!(mother.call(SetMail::url(), &[("mail", " maria@example.ru ")]).await.status, 200);
    assert_eq!(settings(&mut mother).await.mail, MailBox::Asked("maria@example.ru".into()));
    all_due(&city).await;
    assert_eq!(send(&city, noon(&city)).await, 1);
    let secret = secret_in(&sink.taken()[0]);
    let stranger = city.sign_in("parent2").await.call(ConfirmMail::url(), &[("secret", &secret)]).await;
    assert_eq!(stranger.status, 422);
    assert_eq!(mother.call(ConfirmMail::url(), &[("secret", &"0".repeat(64))]).await.status, 422);
    assert_eq!(mother.call(ConfirmMail::url(), &[("secret", &secret)]).await.status, 200);
    assert_eq!(settings(&mut mother).await.mail, MailBox::Confirmed("maria@example.ru".into()));
    assert_eq!(mother.call(ConfirmMail::url(), &[("secret", &secret)]).await.status, 422);
    assert_eq!(
        city.number("SELECT count(*) FROM events WHERE subject LIKE '%maria%' OR \"new\" LIKE '%maria%'")
            .await,
        0
    );
    assert_eq!(mother.call(ForgetMail::url(), &[]).await.status, 200);
    assert_eq!(settings(&mut mother).await.mail, MailBox::None);
}

#[tokio::test]
async fn a_mail_says_that_there_is_something_and_neither_who_nor_what() {
    let (city, sink) = posted().await;
    let _mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    assert_eq!(send(&city, noon(&city)).await, 1);
    let mail = clear(&sink.taken()[1]);
    assert!(mail.contains("1\u{a0}новость об отметках"), "{mail}");
    assert!(
        mail.contains("/notifications") && mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
        "{mail}"
    );
    for word in ["Соколов", "Михаил", "лгебра", ": 5"] {
        assert!(!mail.contains(word), "{word} in {mail}");
    }
    assert_eq!((states(&city, "sent").await, states(&city, "waiting").await), (1, 0));
    assert_eq!(send(&city, noon(&city)).await, 0, "and it is sent once");
}

#[tokio::test]
async fn what_was_read_meanwhile_is_not_mailed() {
    let (city, sink) = posted().await;
    let mut mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    read_all(&mut mother).await;
    assert_eq!(send(&city, noon(&city)).await, 0);
    assert_eq!((sink.taken().len(), states(&city, "dropped").await), (1, 1));
}

#[tokio::test]
async fn who_may_no_longer_see_the_child_gets_no_mail() {
    let (city, sink) = posted().await;
    let _mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    city.force("UPDATE kinships SET may_view = FALSE").await;
    assert_eq!(send(&city, noon(&city)).await, 0);
    assert_eq!(states(&city, "dropped").await, 1);
}

#[tokio::test]
async fn a_line_that_breaks_is_tried_again_and_the_mail_arrives() {
    for mood in [Mood::BreaksBefore, Mood::BreaksAfter, Mood::Puts, Mood::Distrusts] {
        let (city, sink) = posted().await;
        let mut mother = subscribed(&city, &sink, "parent").await;
        mark(&city).await;
        sink.be(mood);
        assert_eq!(send(&city, noon(&city)).await, 0, "{mood:?}");
        assert_eq!(states(&city, "waiting").await, 1, "{mood:?}");
        assert_eq!(send(&city, noon(&city)).await, 0, "{mood:?}: not before its time");
        sink.be(Mood::Takes);
        assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(3)).await, 1, "{mood:?}");
        let copies = if mood == Mood::BreaksAfter { 2 } else { 1 };
        assert_eq!(sink.taken().len(), 1 + copies, "{mood:?}: never silently not at all");
        assert_eq!(settings(&mut mother).await.mail, MailBox::Confirmed("maria@example.ru".into()));
    }
}

#[tokio::test]
async fn a_server_killed_between_sending_and_noting_it_sends_once_more() {
    let (city, sink) = posted().await;
    let _mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    // The claim is all that such a server leaves behind.
    let claimed = super::super::store::claim(&city.house, noon(&city)).await.unwrap();
    assert!(claimed.is_some());
    assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(4)).await, 0, "another may be at it still");
    assert_eq!(send(&city, noon(&city) + TimeDelta::minutes(6)).await, 1);
    assert_eq!(sink.taken().len(), 2);
}

#[tokio::test]
async fn a_refused_address_is_never_written_to_again_and_its_owner_reads_why() {
    let (city, sink) = posted().await;
    let mut mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    sink.be(Mood::Refuses);
    assert_eq!(send(&city, noon(&city)).await, 0);
    assert_eq!(settings(&mut mother).await.mail, MailBox::Refused("maria@example.ru".into()));
    assert!(mother.open("/notifications/settings").await.body.contains("не знает адреса"));
    sink.be(Mood::Takes);
    city.force("UPDATE letters SET next_try_at = '2026-11-01T00:00:00Z'").await;
    assert_eq!(send(&city, noon(&city) + TimeDelta::days(1)).await, 0);
    assert_eq!((sink.taken().len(), states(&city, "failed").await), (1, 1));
}

#[tokio::test]
async fn nothing_is_sent_in_quiet_hours() {
    let (city, sink) = posted().await;
    let _mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    let midnight = noon(&city) + TimeDelta::hours(12);
    assert_eq!(send(&city, midnight).await, 0);
    assert_eq!(send(&city, midnight + TimeDelta::hours(6)).await, 0);
    assert_eq!(send(&city, midnight + TimeDelta::hours(7)).await, 1);
}

#[tokio::test]
async fn one_press_in_a_mail_program_ends_all_mail() {
    let (city, sink) = posted().await;
    let mut mother = subscribed(&city, &sink, "parent").await;
    mark(&city).await;
    send(&city, noon(&city)).await;
    let mail = sink.taken()[1].replace("\n ", "");
    let path = mail
        .split("List-Unsubscribe: <http://127.0.0.1")
        .nth(1)
        .unwrap()
        .split('>')
        .next()
        .unwrap()
        .to_owned();
    let press = async |path: &str| {
        let request = axum::http::Request::post(path);
        city.visitor().send(request, "List-Unsubscribe=One-Click").await.status
    };
    assert_eq!(city.visitor().open(&path).await.status, 303, "looking changes nothing");
    assert_eq!(press(&format!("{}0", &path[..path.len() - 1])).await + press("/unsubscribe/1-x").await, 808);
    assert_eq!(settings(&mut mother).await.wishes.of(NoticeKind::Marks), Digest::AtOnce);
    assert_eq!(press(&path).await, 200);
    let wishes = settings(&mut mother).await.wishes;
    assert_eq!(wishes, wishes.clone().silent());
}

#[tokio::test]
async fn wishes_are_kept_and_wrong_ones_refused() {
    let (city, _sink) = posted().await;
    let mut mother = city.sign_in("parent").await;
    let form =
        [("wishes[quiet][from]", "23"), ("wishes[quiet][until]", "6"), ("wishes[chosen][homework]", "18")];
    assert_eq!(mother.call(SaveWishes::url(), &form).await.status, 200);
    let kept = settings(&mut mother).await.wishes;
    assert_eq!(kept.of(NoticeKind::Homework).to_string(), "18");
    assert_eq!((kept.quiet.from.to_string(), kept.quiet.until.to_string()), ("23".into(), "6".into()));
    for (name, value) in
        [("wishes[quiet][from]", "24"), ("wishes[chosen][homework]", "soon"), ("wishes[chosen][x]", "now")]
    {
        let mut wrong = form.to_vec();
        wrong.push((name, value));
        assert!([400, 422].contains(&mother.call(SaveWishes::url(), &wrong).await.status), "{name}={value}");
    }
    for wrong in ["", "maria", "a@b", "a@b.ru\r\nBcc: c@d.ru", &"a".repeat(400)] {
        let answer = mother.call(SetMail::url(), &[("mail", wrong)]).await;
        assert_eq!(answer.status, 422, "{wrong}");
    }
}

#[tokio::test]
async fn without_a_post_no_address_is_asked_for() {
    let city = city().await;
    let mut mother = city.sign_in("parent").await;
    assert_eq!(settings(&mut mother).await.mail, MailBox::Off);
    let (status, error) =
        mother.call(SetMail::url(), &[("mail", "maria@example.ru")]).await.refusal::<AppError>();
    assert_eq!(status, 422);
    assert!(error.to_string().contains("не подключена"), "{error}");
    assert!(mother.open("/notifications/settings").await.body.contains("не подключена"));
}
