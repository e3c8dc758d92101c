//! Calendars against real SQL: made, read by the secret alone, taken back, and shut with the right behind them.

use domain::ids::{FeedId, PersonId};
use server_fn::ServerFn;

use super::api::{MakeFeed, OpenFeeds, RevokeFeed};
use super::feeds::{Feeds, Made};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link};

mod making;
mod reading;

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn feeds(visitor: &mut Visitor) -> Feeds {
    visitor.call(OpenFeeds::url(), &[]).await.read()
}

async fn make(visitor: &mut Visitor, of: &str) -> Answer {
    visitor.call(MakeFeed::url(), &[("of", of)]).await
}

async fn revoke(visitor: &mut Visitor, feed: FeedId) -> Answer {
    visitor.call(RevokeFeed::url(), &[("feed", &feed.to_string())]).await
}

/// The path of an address just made, as its page shows it, with what the page lists.
async fn made(visitor: &mut Visitor, of: &str, homework: bool) -> (String, Made) {
    let mut form = vec![("of", of)];
    form.extend(homework.then_some(("homework", "on")));
    let answer = visitor.call(MakeFeed::url(), &form).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let shown = feeds(visitor).await;
    let address = shown.fresh.expect("the address is shown").address;
    let path = address.find("/calendar/").map(|at| address[at..].to_owned());
    (path.expect("an address of a calendar"), shown.made.into_iter().next().expect("it is listed"))
}

async fn child_of(city: &City) -> String {
    format!("pupil.{}", person(city, "pupil").await)
}

/// What a phone gets, which has no session.
async fn read(city: &City, path: &str) -> Answer {
    city.visitor().open(path).await
}

/// Lines of a calendar as they were before they were folded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

/// Values of one property of all lessons.
fn values(calendar: &str, property: &str) -> Vec<String> {
    let start = format!("{property}:");
    lines(calendar).iter().filter_map(|line| line.strip_prefix(&start).map(str::to_owned)).collect()
}
