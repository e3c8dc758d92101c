//! The questions of samples that want more than a line.

use serde_json::{Value, json};

use super::facts::Facts;
use super::samples::Ask::{self, Form, Json};

pub fn of_pupil(facts: &Facts) -> Ask {
    Form(vec![("child", facts.pupil.to_string())])
}

pub fn step(step: &str, of: &str) -> Ask {
    Json(json!({ "ask": { "step": step, "of": of } }))
}

pub fn days() -> Vec<(&'static str, String)> {
    let days =
        ["2026-09-01", "2026-10-23", "2026-11-02", "2026-12-30", "2027-01-11", "2027-03-26", "2027-04-05"];
    let days = days.into_iter().chain(["2027-05-26", "2027-02-15", "2027-02-21"]);
    days.map(|day| ("days[]", day.to_owned())).collect()
}

pub fn put_lesson(facts: &Facts) -> Ask {
    Json(json!({ "class": facts.class, "place": "6.1", "group": facts.algebra }))
}

pub fn put_week(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string()), ("places[]", format!("6.2:{}", facts.algebra))])
}

pub fn copy_day(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string()), ("from", "1".into()), ("to", "6".into())])
}

pub fn copy_class(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string()), ("like", facts.other_class.to_string())])
}

pub fn of_timetable(class: Option<i64>) -> Ask {
    Json(json!({ "whose": class.map(|class| format!("class.{class}")), "on": null }))
}

pub fn solve(seen: i32) -> Ask {
    Json(json!({ "wish": { "seen": seen, "scope": "complete", "seconds": 1 } }))
}

pub fn people(side: &str) -> Ask {
    Json(json!({ "ask": { "side": side, "class": null, "name": "" } }))
}

pub fn new_password() -> Ask {
    let phrase = || String::from("сирень у калитки");
    Form(vec![("new", phrase()), ("again", phrase())])
}

pub fn closed_quarter(facts: &Facts) -> Ask {
    Form(vec![("group", facts.algebra.to_string()), ("term", facts.first_quarter.to_string())])
}

pub fn save((lesson, pupil): (i64, i64), edit: Value) -> Ask {
    let change = json!({ "id": "change-0001", "lesson": lesson, "pupil": pupil, "seen": 0, "edit": edit });
    Json(json!({ "changes": [change] }))
}

pub fn term_mark(facts: &Facts, term: i64) -> Ask {
    let (group, pupil) = (facts.algebra, facts.lesson.1);
    let wish = json!({ "group": group, "term": term, "pupil": pupil, "seen": null, "value": 5, "reason": "олимпиада" });
    Json(json!({ "wishes": [wish] }))
}

pub fn term_mark_by_form(facts: &Facts) -> Ask {
    Form(vec![
        ("line[group]", facts.algebra.to_string()),
        ("line[term]", facts.second_quarter.to_string()),
        ("line[pupil]", facts.lesson.1.to_string()),
        ("line[value]", "5".into()),
        ("line[reason]", "олимпиада".into()),
    ])
}

pub fn suggestions(facts: &Facts) -> Ask {
    Form(vec![("group", facts.algebra.to_string()), ("term", facts.second_quarter.to_string())])
}

/// An order over a term of the first school.
pub fn order(term: i64, more: &[(&'static str, &str)]) -> Ask {
    let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Form([("term", term.to_string()), ("reason", "карантин".into())].into_iter().chain(more).collect())
}

pub fn note(facts: &Facts) -> Ask {
    let (lesson, seen) = (facts.lesson.0, facts.lesson_version);
    let note =
        json!({ "lesson": lesson, "seen": seen, "topic": "Степени", "homework": "§ 12", "held": true });
    Json(json!({ "note": note }))
}

pub fn put_work(facts: &Facts) -> Ask {
    let work = json!({ "lesson": facts.lesson.0, "id": null, "kind": "К", "title": "Степени", "weight": 20 });
    Json(json!({ "work": work }))
}
