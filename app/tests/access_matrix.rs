//! Rights at every door: who is answered what, compared with a table that people have read.

#![cfg(feature = "ssr")]

#[cfg(test)]
#[expect(dead_code, reason = "`tidy` looks closer")]
mod house;
#[cfg(test)]
mod matrix;
#[cfg(test)]
#[path = "../src/kit/testing.rs"]
#[expect(dead_code, reason = "written for the tests of the kit as well, which want an empty database")]
mod testing;

use std::collections::BTreeSet;
use std::sync::Arc;

use app::kit::db;
use app::kit::house::{House, Settings};
use matrix::city::city;
use matrix::samples::{Ask, samples};
use matrix::visitor::Visitor;
use matrix::{doors, facts::Facts, golden, walk};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rights_are_as_the_table_says() {
    golden::compare(&golden::table(&walk::all().await));
}

#[tokio::test]
async fn every_door_has_a_row() {
    let _program = city().await;
    let doors = doors::all();
    let rows: BTreeSet<String> = samples().map(|sample| sample.door.to_owned()).collect();
    let unseen: Vec<_> = doors.difference(&rows).collect();
    assert!(unseen.is_empty(), "no sample in matrix/samples.rs for {unseen:?}");
    let gone: Vec<_> = rows.difference(&doors).collect();
    assert!(gone.is_empty(), "samples of doors that are no more: {gone:?}");
    assert_eq!(doors::calls().len(), doors::declared(), "a server function is not registered");
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_door() {
    let city = city().await;
    let facts = Facts::of(&city).await;
    let outside = ["GET /sign-in", "GET /link/{token}", "GET /offline", "GET /ui"];
    let pages = doors::pages();
    for sample in samples().filter(|sample| pages.iter().any(|page| page == sample.door)) {
        let Ask::Open(path) = (sample.ask)(&facts) else { continue };
        let answer = city.persona(matrix::ANONYMOUS).open(&path).await;
        if outside.contains(&sample.door) {
            assert_eq!(answer.status, 200, "{path}");
        } else {
            let to = answer.location().unwrap_or_default();
            assert!(answer.status == 302 && to.starts_with("/sign-in"), "{path}: {} {to}", answer.status);
        }
    }
}

#[tokio::test]
async fn the_gallery_of_those_who_build_is_nowhere_in_a_running_school() {
    let city = city().await;
    assert_eq!(city.persona(matrix::ANONYMOUS).open("/ui").await.status, 200);
    let settings = Settings { gallery: false, ..(*city.house.settings).clone() };
    let door = app::router::router(House { settings: Arc::new(settings), ..city.house.clone() });
    assert_eq!(Visitor::new(door, "10.0.9.9").open("/ui").await.status, 404);
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_not_found_by_anybody() {
    let city = city().await;
    for persona in [matrix::ANONYMOUS, "parent", "teacher", "admin"] {
        assert_eq!(city.persona(persona).open("/nowhere/at/all").await.status, 404, "{persona}");
    }
}

#[tokio::test]
async fn a_call_begun_on_a_foreign_page_is_turned_away_and_changes_nothing() {
    let city = city().await;
    let before = city.contents().await;
    let posts = doors::all().into_iter().filter_map(|door| door.strip_prefix("POST ").map(str::to_owned));
    for path in doors::calls().into_iter().chain(posts) {
        let strangers: [&[(&str, &str)]; 5] = [
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site"), ("origin", "https://evil.example")],
            &[],
        ];
        for headers in strangers {
            // A program comes from no page at all, and is asked for its secret.
            if path == "/ims/oneroster/token" && headers.is_empty() {
                continue;
            }
            let answer = walk::call_from(&mut city.persona("teacher"), &path, headers).await;
            // A mail program comes from no page, and brings a secret instead; there is none here.
            let from_mail = headers.is_empty() && path.starts_with("/unsubscribe/");
            assert_eq!(answer.status, if from_mail { 404 } else { 403 }, "{path} {headers:?}");
        }
    }
    assert_eq!(city.contents().await, before);
}

/// Whatever is asked at any door, no session of another account comes out of it.
#[tokio::test]
async fn nobody_comes_in_as_somebody_else() {
    for persona in ["coordinator", "city", "district", "admin", "head", "classteacher"] {
        let city = city().await;
        let (facts, before) = (Facts::of(&city).await, city.sessions_beside(persona).await);
        for sample in samples() {
            walk::ask(sample, &facts, &mut city.persona(persona)).await;
        }
        assert!(city.sessions_beside(persona).await <= before, "{persona} has opened a session of another");
    }
}

#[tokio::test]
async fn looking_changes_nothing() {
    let city = city().await;
    let (facts, before) = (Facts::of(&city).await, city.contents().await);
    for persona in ["teacher", "coordinator", "parent"] {
        let mut visitor = city.persona(persona);
        for sample in samples() {
            if let Ask::Open(path) = (sample.ask)(&facts) {
                visitor.open(&path).await;
            }
        }
        for path in doors::calls() {
            let answer = visitor.open(&path).await;
            assert!(answer.status >= 400, "{path} answers {} to GET", answer.status);
        }
    }
    assert_eq!(city.contents().await, before);
}

#[tokio::test]
async fn an_error_of_a_form_without_scripts_is_not_written_into_the_address() {
    let city = city().await;
    for path in doors::calls() {
        let answer = city.persona(matrix::ANONYMOUS).submit(&path, &[], "/sign-in?back=/journals").await;
        let to = answer.location().unwrap_or_default().to_owned();
        assert_eq!(answer.status, 302, "{path}");
        assert!(to.ends_with("/sign-in?back=/journals"), "{path} leads to {to}");
    }
}
