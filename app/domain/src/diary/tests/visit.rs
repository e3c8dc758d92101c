//! What is new to a reader, and who stays away.

use chrono::{DateTime, Utc};

use super::day;
use crate::diary::{Visit, stays_away};

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn news_are_bounded_by_the_visit_of_a_former_day_all_day_long() {
    let now = (day("2026-11-12"), moment("2026-11-12T15:00:00Z"));
    let (monday, thursday) = (moment("2026-11-09T06:00:00Z"), moment("2026-11-12T05:00:00Z"));
    let before = Visit { on: day("2026-11-09"), at: monday, former: None };
    assert_eq!(before.news_since(now), Some(monday));
    let after = Visit { on: day("2026-11-12"), at: thursday, former: Some(monday) };
    assert_eq!(after.news_since(now), Some(monday), "the second look of a day shows what the first did");
    let first = Visit { on: day("2026-11-12"), at: thursday, former: None };
    assert_eq!(first.news_since(now), None);
}

#[test]
fn what_is_older_than_a_month_is_news_to_nobody() {
    let now = (day("2026-11-12"), moment("2026-11-12T15:00:00Z"));
    let long_ago = Visit { on: day("2026-09-01"), at: moment("2026-09-01T06:00:00Z"), former: None };
    assert_eq!(long_ago.news_since(now), Some(moment("2026-10-13T15:00:00Z")));
}

#[test]
fn two_weeks_without_an_opening_are_away() {
    let today = day("2026-11-12");
    assert!(!stays_away(Some(day("2026-10-29")), today) && stays_away(Some(day("2026-10-28")), today));
    assert!(stays_away(None, today));
}
