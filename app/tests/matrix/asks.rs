//! The questions of samples that want more than a line.

use serde_json::{Value, json};

use super::facts::Facts;
use super::samples::Ask::{self, Form, Json, Open, Send};

pub fn of_pupil(facts: &Facts) -> Ask {
    Form(vec![("child", facts.pupil.to_string())])
}

pub fn of_class(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string())])
}

pub fn of_person(person: i64) -> Ask {
    Form(vec![("person", person.to_string())])
}

/// The card of `pupil` with another surname, by whoever was shown another card.
pub fn corrected(facts: &Facts) -> Ask {
    let typed = [
        ("seen", "nothing"),
        ("draft[surname]", "Орлов"),
        ("draft[given]", "Михаил"),
        ("draft[sex]", "М"),
        ("draft[born]", "2013-05-14"),
    ];
    let typed = typed.map(|(name, value)| (name, value.to_owned()));
    Form([("person", facts.pupil.to_string())].into_iter().chain(typed).collect())
}

pub fn no_guardian(facts: &Facts) -> Ask {
    Form(vec![
        ("child", facts.pupil.to_string()),
        ("wish[guardian]", facts.newcomer.to_string()),
        ("wish[degree]", "мать".into()),
        ("wish[shown]", String::new()),
    ])
}

/// The lesson of `facts` as an open journal asks for it again.
pub fn again(facts: &Facts) -> Ask {
    let lessons = [facts.lesson.0];
    Json(json!({ "group": facts.algebra, "term": facts.second_quarter, "lessons": lessons }))
}

/// A week that is over.
fn week() -> Value {
    json!({ "first": "2026-11-02", "last": "2026-11-07" })
}

pub fn counted(_: &Facts) -> Ask {
    Json(json!({ "span": week(), "by": "class" }))
}

pub fn listed(_: &Facts) -> Ask {
    Json(json!({ "span": week(), "lack": null, "whose": "all" }))
}

pub fn past(facts: &Facts) -> Ask {
    Form(vec![("lesson", facts.lesson.0.to_string()), ("pupil", facts.lesson.1.to_string())])
}

/// A note of the guardian of `pupil`.
pub fn ill(facts: &Facts) -> Ask {
    let days = [("first", "2026-11-12"), ("last", "2026-11-13"), ("kind", "ill"), ("text", "кашель")];
    let days = days.map(|(name, value)| (name, value.to_owned()));
    Form([("child", facts.pupil.to_string())].into_iter().chain(days).collect())
}

/// A calendar of these lessons.
pub fn feed(of: String) -> Ask {
    Form(vec![("of", of)])
}

pub fn reason(facts: &Facts) -> Ask {
    let (lesson, pupil) = facts.missed;
    Form(vec![("lessons[]", lesson.to_string()), ("pupil", pupil.to_string()), ("code", "Б".into())])
}

pub fn step(step: &str, of: &str) -> Ask {
    Json(json!({ "ask": { "step": step, "of": of } }))
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

/// Somebody whose name the search over every page is given.
pub fn found(name: &str) -> Ask {
    Json(json!({ "name": name }))
}

/// A slip of one person; no class: of the staff.
pub fn slips(whose: &str, class: impl ToString, person: i64) -> Ask {
    let form = [("class", class.to_string()), ("whose", whose.into()), ("person", person.to_string())];
    Send("/slips/print".into(), form.into())
}

/// The first coordinator of a school that has one.
pub fn introduced(facts: &Facts) -> Ask {
    Form(vec![
        ("school", facts.school.to_string()),
        ("new[name]", "Ершова Анна Петровна".into()),
        ("new[phone]", "+7 900 111-22-33".into()),
        ("new[basis]", "Приказ № 15".into()),
    ])
}

/// The first password of somebody who coordinates nothing.
pub fn first_slip(facts: &Facts) -> Ask {
    let form = [("school", facts.school.to_string()), ("person", facts.newcomer.to_string())];
    Send("/organisations/slip".into(), form.into())
}

pub fn consent_forms(facts: &Facts) -> Ask {
    Open(format!("/consents/forms.pdf?purpose=child&class={}&person={}", facts.class, facts.pupil))
}

pub fn own_consent_form(facts: &Facts) -> Ask {
    Open(format!("/consent/form.pdf?purpose=child&school={}&person={}", facts.school, facts.pupil))
}

fn of_consent(facts: &Facts, more: &[(&'static str, String)]) -> Ask {
    let form = [("class", facts.class.to_string()), ("purpose", "child".into()), ("on", "2026-11-12".into())];
    Form(form.into_iter().chain(more.iter().cloned()).collect())
}

pub fn papers(facts: &Facts) -> Ask {
    of_consent(facts, &[("papers[]", format!("{0}.{0}", facts.pupil))])
}

pub fn stack(facts: &Facts) -> Ask {
    of_consent(facts, &[("papers[]", format!("child:{0}.{0}", facts.pupil))])
}

pub fn withdrawal(facts: &Facts) -> Ask {
    of_consent(facts, &[("subject", facts.pupil.to_string()), ("how", "заявление".into())])
}

pub fn consent_text(_: &Facts) -> Ask {
    let words = [("purpose", "photo"), ("title", "Фото"), ("text", "Даю согласие.")];
    Form(words.map(|(name, value)| (name, value.to_owned())).into())
}

pub fn asked_consent(facts: &Facts) -> Ask {
    let (school, subject) = (facts.school.to_string(), facts.pupil.to_string());
    Form(vec![("school", school), ("purpose", "child".into()), ("subject", subject)])
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
    Json(json!({ "id": "change-0001", "note": note }))
}

pub fn lesson_plan(facts: &Facts) -> Ask {
    Form(vec![("plan", facts.lesson_plan.to_string())])
}

pub fn save_plan(facts: &Facts) -> Ask {
    let topic = json!({ "section": "", "topic": "Дроби", "hours": 1, "homework": "", "control": "" });
    let wish = json!({ "plan": facts.submitted_plan, "seen": 1, "rows": [{ "id": null, "topic": topic }] });
    Json(json!({ "wish": wish }))
}

pub fn plan_step(facts: &Facts, step: &str) -> Ask {
    Form(vec![("plan", facts.submitted_plan.to_string()), ("step", step.to_owned())])
}

pub fn give_plan(facts: &Facts) -> Ask {
    Form(vec![("group", facts.algebra.to_string()), ("plan", facts.lesson_plan.to_string())])
}

pub fn lesson_dates(facts: &Facts) -> Ask {
    Json(json!({ "group": facts.algebra, "ask": { "first": null, "last": null, "way": null, "reason": "" } }))
}

pub fn week_off(facts: &Facts) -> Ask {
    let week = [("ask[first]", "2026-11-16"), ("ask[last]", "2026-11-22"), ("ask[reason]", "карантин")];
    let week = week.map(|(name, value)| (name, value.to_owned()));
    Form([("group", facts.algebra.to_string())].into_iter().chain(week).collect())
}

/// Grade 7 of the first school.
pub fn curriculum(facts: &Facts, more: &[(&'static str, &str)]) -> Ask {
    let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Form([("year", facts.year.to_string()), ("of", "7.".into())].into_iter().chain(more).collect())
}

pub fn to_all(to: String) -> Ask {
    Form(vec![("to", to), ("title", "Сбор".into()), ("until", "2026-11-20".into())])
}

pub fn wishes() -> Ask {
    Form(vec![("wishes[quiet][from]", "22".into()), ("wishes[quiet][until]", "7".into())])
}

pub fn put_work(facts: &Facts) -> Ask {
    let work = json!({ "lesson": facts.lesson.0, "id": null, "kind": "К", "title": "Степени", "weight": 20 });
    Json(json!({ "work": work }))
}

pub fn on_today(_: &Facts) -> Ask {
    Form(vec![("on", "2026-11-12".into())])
}

pub fn settle(facts: &Facts, choice: &str) -> Ask {
    Form(vec![("lesson", facts.unplaced.to_string()), ("choice", choice.to_owned())])
}

/// A week away of this teacher, or instead of this absence.
pub fn away((name, id): (&'static str, i64)) -> Ask {
    let days = [("days[kind]", "trip"), ("days[first]", "2026-11-12"), ("days[last]", "2026-11-18")];
    let days = days.map(|(name, value)| (name, value.to_owned()));
    Form([(name, id.to_string())].into_iter().chain(days).collect())
}
