//! What is asked at the doors of control: what journals lack, averages, who opened them, and the past of what stands there.

use serde_json::json;

use super::asks::{counted, listed, past};
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Form, Json};
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /control", "", |_| page("/control?from=2026-11-02&to=2026-11-07"), Times("scope=\"row\"")),
    row("GET /control/{part}", "lessons", |_| page(WITHOUT_TOPIC), Times("href=\"/journal/")),
    row("GET /control/{part}", "log", |_| page("/control/log?recount=yes"), Nothing),
    row("GET /control/{part}", "none", |_| page("/control/nowhere"), Nothing),
    row("control/count_lacking", "by class", counted, Items("/rows")),
    row("control/list_lacking", "all lessons", listed, Items("/lessons")),
    row("control/cell_history", "algebra 7А", past, Items("/told/changes")),
    row("GET /control/{part}", "marks", |_| page("/control/marks"), Nothing),
    writing("control/remind_teacher", "newcomer", reminder, Nothing),
    row("control/list_doubts", "", |_| Form(vec![]), Items("/departed")),
    row("control/sealed_log", "", |_| Form(vec![]), Nothing),
    row("control/recount_log", "", |_| Form(vec![]), Items("/found")),
    row(
        "GET /control/{part}",
        "averages of 7А",
        |f| page(&format!("/control/averages?class={}", f.class)),
        Times("scope=\"row\""),
    ),
    row("GET /control/{part}", "access", |_| page("/control/access"), Nothing),
    row("GET /control/{part}", "term mark", |f| page(&past_mark(f)), Nothing),
    row("control/compare_averages", "of 7А", compared, Items("/groups")),
    row("control/compare_averages", "first class", |_| averages(&json!("all")), Items("/classes")),
    row("control/list_access", "", |_| Form(vec![]), Nothing),
    row("control/term_mark_history", "algebra 7А", of_mark, Items("/told/changes")),
    writing("control/remind_class", "7А", reminded, Nothing),
];

const WITHOUT_TOPIC: &str = "/control/lessons?from=2026-11-02&to=2026-11-07&lack=topic";

fn reminder(facts: &Facts) -> Ask {
    let teacher = facts.newcomer.to_string();
    Form(vec![("teacher", teacher), ("first", "2026-11-02".into()), ("last", "2026-11-07".into())])
}

/// The same to all teachers of 7А.
fn reminded(facts: &Facts) -> Ask {
    let days = [("first", "2026-11-02".to_owned()), ("last", "2026-11-07".to_owned())];
    Form([("class", facts.class.to_string())].into_iter().chain(days).collect())
}

fn averages(whose: &serde_json::Value) -> Ask {
    Json(json!({ "term": null, "whose": whose }))
}

fn compared(facts: &Facts) -> Ask {
    averages(&json!({ "class": facts.class }))
}

/// The term mark of `pupil` in algebra.
fn of_mark(facts: &Facts) -> Ask {
    Form(vec![
        ("group", facts.algebra.to_string()),
        ("term", facts.first_quarter.to_string()),
        ("pupil", facts.pupil.to_string()),
    ])
}

fn past_mark(facts: &Facts) -> String {
    format!("/control/term-mark?group={}&term={}&pupil={}", facts.algebra, facts.first_quarter, facts.pupil)
}
