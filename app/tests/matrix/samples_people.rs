//! What is asked at the doors of classes, of lists taken away, and of those who left.

use super::asks::{of_class, of_person, people};
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Attach, Form};
use Tell::{Figure, Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("people/list_people", "who left", |_| people("Gone"), Figure("/count")),
    row("GET /people/class/{of}", "7А", |f| listed(f.class), Times("scope=\"row\"")),
    row("GET /people/class/{of}", "5Б", |f| listed(f.other_class), Times("scope=\"row\"")),
    row("GET /people/list.pdf", "pupils", |_| page("/people/list.pdf?column=guardians"), Times("+7 900")),
    row("GET /people/list.xlsx", "staff", |_| page("/people/list.xlsx?side=staff"), Nothing),
    row("people/open_class", "7А", of_class, Items("/lines")),
    writing("people/correct_class", "7А, not as shown", corrected, Nothing),
    row("GET /social", "", |_| page("/social"), Times("<tr")),
    row("GET /social/{of}", "pupil", |f| page(&format!("/social/{}", f.pupil)), Times("<legend>")),
    row("GET /social/class/{of}", "7А", |f| social(f.class), Times("scope=\"row\"")),
    row("GET /social/class/{of}", "5Б", |f| social(f.other_class), Times("scope=\"row\"")),
    row("social/open_overview", "", |_| Form(vec![]), Items("/parts")),
    row("social/open_class", "7А", of_class, Items("/rows")),
    row("social/open_passport", "pupil", |f| of_person(f.pupil), Nothing),
    writing("social/save_passport", "pupil", passport, Nothing),
    row("GET /documents/{of}", "pupil", |f| page(&format!("/documents/{}", f.pupil)), Times("doc-line")),
    row("GET /documents/{of}/{document}", "pupil", |f| page(&document(f)), Nothing),
    row("GET /documents/{of}/{document}/scan", "pupil, none", |f| page(&scan(f)), Nothing),
    row("GET /documents/{of}/photo", "pupil, none", |f| page(&photo(f)), Nothing),
    row("documents/open_documents", "pupil", |f| of_person(f.pupil), Items("/list")),
    row("documents/open_document", "pupil", |f| of_document(f, &[]), Nothing),
    writing("documents/add_document", "pupil", added, Nothing),
    writing("documents/replace_document", "pupil", replaced, Nothing),
    writing("documents/remove_document", "pupil", |f| of_document(f, &[("reason", "asked")]), Nothing),
    writing("documents/remove_photo", "pupil", |f| of_person(f.pupil), Nothing),
    writing("POST /documents/{of}/photo", "pupil, no picture", |f| Attach(photo(f)), Nothing),
    writing("POST /documents/{of}/{document}/scan", "pupil", |f| Attach(scan(f)), Nothing),
    writing("rights/deputise", "leader of 7А", deputised, Nothing),
    writing("rights/end_deputy", "of nobody", ended, Nothing),
];

fn photo(facts: &Facts) -> String {
    format!("/documents/{}/photo", facts.pupil)
}

fn document(facts: &Facts) -> String {
    format!("/documents/{}/{}", facts.pupil, facts.document)
}

fn scan(facts: &Facts) -> String {
    format!("{}/scan", document(facts))
}

fn of_document(facts: &Facts, rest: &[(&'static str, &str)]) -> Ask {
    let of = [("person", facts.pupil.to_string()), ("document", facts.document.to_string())];
    Form(of.into_iter().chain(rest.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect())
}

fn added(facts: &Facts) -> Ask {
    let typed = [("draft[kind]", "passport"), ("draft[number]", "2214 123456")];
    let typed = typed.map(|(name, value)| (name, value.to_owned()));
    Form([("person", facts.pupil.to_string())].into_iter().chain(typed).collect())
}

fn replaced(facts: &Facts) -> Ask {
    of_document(facts, &[("reason", "renewed"), ("draft[kind]", "passport"), ("draft[number]", "2214 1")])
}

fn social(class: i64) -> Ask {
    page(&format!("/social/class/{class}"))
}

fn passport(facts: &Facts) -> Ask {
    let typed = [("version", "0".to_owned()), ("draft[family]", "full".to_owned())];
    Form([("person", facts.pupil.to_string())].into_iter().chain(typed).collect())
}

/// The newcomer for the newcomer: the law refuses what the policy allows.
fn deputised(facts: &Facts) -> Ask {
    Form(vec![
        ("person", facts.newcomer.to_string()),
        ("naming[charge]", format!("class:{}", facts.class)),
        ("naming[deputy]", facts.newcomer.to_string()),
        ("naming[since]", "2026-11-12".into()),
        ("naming[until]", "2026-11-30".into()),
        ("naming[basis]", "Приказ № 4".into()),
    ])
}

fn ended(facts: &Facts) -> Ask {
    let stint = [("stint", "1".to_owned()), ("last", "2026-11-12".to_owned())];
    Form([("person", facts.newcomer.to_string())].into_iter().chain(stint).collect())
}

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
