//! What is asked at the doors of the sheets for a day without a network.

use domain::outage::Stamp;
use serde_json::json;

use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Form, Json};
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /outage", "", |_| page("/outage?on=2026-11-12&reach=day&whose=own"), Times("scope=\"row\"")),
    row("GET /outage", "of all", |_| page("/outage?on=2026-11-12&whose=all"), Times("scope=\"row\"")),
    row("GET /outage/{group}", "algebra 7А", |f| page(&sheet(f.algebra, f)), Times("name=\"typed[cell.")),
    row("GET /outage/{group}", "school 2", |f| page(&sheet(f.foreign_algebra, f)), Nothing),
    row("GET /outage/{group}", "more than a week", |f| page(&long(f)), Nothing),
    row("GET /outage/sheets.pdf", "own", |_| page("/outage/sheets.pdf?on=2026-11-12&reach=week"), Nothing),
    row("GET /outage/sheets.pdf", "of all", |_| page("/outage/sheets.pdf?on=2026-11-12&whose=all"), Nothing),
    row("outage/open_sheets", "own", |_| listed("own"), Items("/sheets")),
    row("outage/open_sheets", "of all", |_| listed("all"), Items("/sheets")),
    row("outage/open_return", "algebra 7А", |f| opened(f.algebra, f), Items("/lessons")),
    row("outage/open_return", "school 2", |f| opened(f.foreign_algebra, f), Items("/lessons")),
    row("outage/look_over", "algebra 7А", |f| typed(f.algebra, f), Nothing),
    row("outage/look_over", "school 2", |f| typed(f.foreign_algebra, f), Nothing),
    writing("outage/carry_over", "algebra 7А", |f| typed(f.algebra, f), Nothing),
    writing("outage/carry_over", "school 2", |f| typed(f.foreign_algebra, f), Nothing),
];

fn sheet(group: i64, facts: &Facts) -> String {
    format!("/outage/{group}?from={0}&to={0}", facts.lesson_day)
}

fn long(facts: &Facts) -> String {
    format!("/outage/{}?from=2026-11-02&to=2026-11-12", facts.algebra)
}

fn listed(whose: &str) -> Ask {
    Json(json!({ "on": "2026-11-12", "reach": "day", "whose": whose }))
}

fn opened(group: i64, facts: &Facts) -> Ask {
    let (day, list) = (&facts.lesson_day, "");
    Json(json!({ "asked": { "group": group, "from": day, "to": day, "list": list }, "typed": null }))
}

/// A five for the pupil of whom nothing stands in that lesson, as it was looked over.
fn typed(group: i64, facts: &Facts) -> Ask {
    let field = format!("cell.{}.{}", facts.lesson.0, facts.lesson.1);
    let mut shown = Stamp::default();
    for part in [field.as_str(), "", "5"] {
        shown.add(part);
    }
    let cell: &'static str = Box::leak(format!("typed[{field}]").into_boxed_str());
    Form(vec![
        ("asked[group]", group.to_string()),
        ("asked[from]", facts.lesson_day.clone()),
        ("asked[to]", facts.lesson_day.clone()),
        (cell, "5".into()),
        ("typed[shown]", shown.letters()),
    ])
}
