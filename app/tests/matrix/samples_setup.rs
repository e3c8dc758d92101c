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
    row("GET /splits", "algebra of 7А", split_page, Times("type=\"radio\"")),
    row("splits/open_split", "algebra of 7А", |f| Form(split(f)), Items("/pupils")),
    writing("splits/divide_class", "with lessons", |f| with(f, ("parts", "2")), Nothing),
    writing("splits/deal_pupils", "with lessons", |f| with(f, ("by", "alphabet")), Nothing),
];

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
