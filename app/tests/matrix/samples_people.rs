//! What is asked at the doors of classes, of lists taken away, and of those who left.

use super::asks::{of_class, people};
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::Form;
use Tell::{Figure, Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("people/list_people", "who left", |_| people("Gone"), Figure("/count")),
    row("GET /people/class/{of}", "7А", |f| listed(f.class), Times("scope=\"row\"")),
    row("GET /people/class/{of}", "5Б", |f| listed(f.other_class), Times("scope=\"row\"")),
    row("GET /people/list.pdf", "pupils", |_| page("/people/list.pdf?column=guardians"), Times("+7 900")),
    row("GET /people/list.xlsx", "staff", |_| page("/people/list.xlsx?side=staff"), Nothing),
    row("people/open_class", "7А", of_class, Items("/lines")),
    writing("people/correct_class", "7А, not as shown", corrected, Nothing),
];

fn listed(class: i64) -> Ask {
    page(&format!("/people/class/{class}"))
}

/// A line of 7А with another surname, by whoever was shown another line.
fn corrected(facts: &Facts) -> Ask {
    let typed = [
        ("lines[0][seen]", "nothing"),
        ("lines[0][surname]", "Орлов"),
        ("lines[0][given]", "Михаил"),
        ("lines[0][sex]", "М"),
        ("lines[0][born]", "2013-05-14"),
    ];
    let whose = [("class", facts.class.to_string()), ("lines[0][person]", facts.pupil.to_string())];
    Form(whose.into_iter().chain(typed.map(|(name, value)| (name, value.to_owned()))).collect())
}
