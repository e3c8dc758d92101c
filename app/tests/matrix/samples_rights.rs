//! What is asked at the doors of roles and rights.

use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::Form;
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /rights", "own", |_| page("/rights"), Times("scope=\"row\"")),
    row("GET /rights", "school 1", |f| page(&format!("/rights?school={}", f.school)), Times("scope=\"row\"")),
    row("GET /rights", "of newcomer", of_newcomer, Nothing),
    row("GET /rights", "table", |_| page("/rights?part=table&role=secretary"), Nothing),
    row("rights/open_seats", "", |_| Form(vec![]), Items("")),
    row("rights/open_staff", "school 1", |f| Form(vec![("school", f.school.to_string())]), Items("/people")),
    row(
        "rights/open_card",
        "of newcomer",
        |f| in_school(f, &[("person", f.newcomer.to_string())]),
        Items("/gives"),
    ),
    row("rights/open_table", "", |_| Form(vec![]), Items("/roles")),
    writing("rights/give_role", "psychologist", |f| give(f, "psychologist"), Nothing),
    writing("rights/give_role", "coordinator", |f| give(f, "coordinator"), Nothing),
    writing("rights/give_role", "city officer", |f| give(f, "city_officer"), Nothing),
    writing("rights/end_role", "of newcomer", end, Nothing),
    writing("rights/confirm_roles", "of newcomer", confirm, Nothing),
    writing("rights/dismiss", "newcomer", dismiss, Nothing),
    writing("rights/reinstate", "works", reinstate, Nothing),
    writing("rights/set_rights", "secretary", |_| set("secretary"), Nothing),
    writing("rights/set_rights", "city officer", |_| set("city_officer"), Nothing),
];

fn of_newcomer(facts: &Facts) -> Ask {
    page(&format!("/rights?school={}&person={}", facts.school, facts.newcomer))
}

fn in_school(facts: &Facts, more: &[(&'static str, String)]) -> Ask {
    Form([("school", facts.school.to_string())].into_iter().chain(more.iter().cloned()).collect())
}

fn give(facts: &Facts, role: &str) -> Ask {
    let days = [("days[since]", "2026-11-12".into()), ("days[basis]", "Приказ № 1".into())];
    let whom = [("person", facts.newcomer.to_string()), ("role", role.to_owned())];
    in_school(facts, &[whom, days].concat())
}

fn last() -> [(&'static str, String); 2] {
    [("last[day]", "2026-11-12".into()), ("last[basis]", "Приказ № 2".into())]
}

fn end(facts: &Facts) -> Ask {
    in_school(facts, &[vec![("role", facts.newcomer_role.to_string())], last().into()].concat())
}

fn confirm(facts: &Facts) -> Ask {
    Form(vec![("people[]", facts.newcomer.to_string())])
}

fn dismiss(facts: &Facts) -> Ask {
    Form([vec![("person", facts.newcomer.to_string())], last().into()].concat())
}

fn reinstate(facts: &Facts) -> Ask {
    Form(vec![("person", facts.newcomer.to_string()), ("basis", "Приказ № 3".into())])
}

fn set(role: &str) -> Ask {
    Form(vec![("role", role.to_owned()), ("given[]", "read_people".into())])
}
