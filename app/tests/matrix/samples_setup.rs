//! What is asked at the doors of those who set up a year: its terms, the next year, open posts, divided classes.

use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::Form;
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    writing("wizard/terms/set_kinds", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/terms/set_borders", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/terms/add_rests", "an open year", |_| Form(vec![("title", "Ещё".into())]), Nothing),
    writing("wizard/terms/drop_rests", "an open year", |_| Form(vec![("set", "main".into())]), Nothing),
    writing("wizard/terms/set_rests", "an open year", |_| Form(vec![]), Nothing),
    writing("wizard/years/start_next_year", "", |_| Form(vec![]), Nothing),
    writing("wizard/years/choose_year", "own", |f| Form(vec![("year", f.year.to_string())]), Nothing),
    writing("wizard/teaching/leave_vacant", "taken", vacant, Nothing),
    writing("wizard/teaching/set_teachers", "7А", |f| Form(vec![class_of(f)]), Nothing),
    writing("wizard/teaching/name_leader", "of 7А", leader, Nothing),
    writing("wizard/classes/set_class", "7А", letter, Nothing),
    writing("wizard/classes/remove_class", "with pupils", |f| Form(vec![class_of(f)]), Nothing),
    row("GET /splits", "algebra of 7А", split_page, Times("type=\"radio\"")),
    row("splits/open_split", "algebra of 7А", |f| Form(split(f)), Items("/pupils")),
    writing("splits/divide_class", "with lessons", |f| with(f, ("parts", "2")), Nothing),
    writing("splits/deal_pupils", "with lessons", |f| with(f, ("by", "alphabet")), Nothing),
];

fn class_of(facts: &Facts) -> (&'static str, String) {
    ("class", facts.class.to_string())
}

/// The name of the field is known only here.
fn leader(facts: &Facts) -> Ask {
    let field: &'static str = Box::leak(format!("leaders[c{}]", facts.class).into_boxed_str());
    Form(vec![(field, facts.newcomer.to_string()), ("basis", "Приказ № 1".into())])
}

fn letter(facts: &Facts) -> Ask {
    Form(vec![class_of(facts), ("letter", "Я".into())])
}

fn vacant(facts: &Facts) -> Ask {
    let (class, group) = (facts.class.to_string(), facts.algebra.to_string());
    Form(vec![("class", class), ("group", group), ("reason", "вакансия".into())])
}

fn split(facts: &Facts) -> Vec<(&'static str, String)> {
    vec![("class", facts.class.to_string()), ("subject", facts.subject.to_string())]
}

fn split_page(facts: &Facts) -> Ask {
    page(&format!("/splits?class={}&subject={}", facts.class, facts.subject))
}

fn with(facts: &Facts, (name, value): (&'static str, &str)) -> Ask {
    Form([split(facts), vec![(name, value.to_owned())]].concat())
}
