//! What is asked at the doors of the reconciliation of lists.

use super::asks::of_pupil;
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::Form;
use Tell::{Items, Nothing, Times};

/// What no page shows: whoever sends it has not seen the row.
const UNSEEN: &str = "0000000000000000";

pub const SAMPLES: &[Sample] = &[
    row("GET /reconciliation", "", |_| page("/reconciliation"), Times("href=\"/reconciliation/")),
    row("GET /reconciliation/{campaign}", "school 1", |f| below(f, ""), Times("scope=\"row\"")),
    row("GET /reconciliation/{campaign}/{of}", "7А", |f| below(f, &format!("/{}", f.class)), Times("id=\"p")),
    row(
        "GET /reconciliation/{campaign}/{of}",
        "5Б",
        |f| below(f, &format!("/{}", f.other_class)),
        Times("id=\"p"),
    ),
    row("GET /reconciliation/{campaign}/{of}", "staff of pupils", |f| below(f, "/staff"), Nothing),
    row("GET /reconciliation/protocol.pdf", "school 1", protocol, Nothing),
    row("GET /diary/data", "own", |_| page("/diary/data"), Nothing),
    row("GET /diary/data", "of pupil", |f| page(&format!("/diary/data?child={}", f.pupil)), Times("<dt")),
    row("reconciliation/open_reconciliations", "", |_| Form(vec![]), Nothing),
    row("reconciliation/open_reconciliation", "school 1", |f| of(f, &[]), Items("/parts")),
    row("reconciliation/open_rows", "7А", |f| of(f, &[("class", f.class.to_string())]), Items("/rows")),
    row("reconciliation/open_rows", "5Б", |f| of(f, &[("class", f.other_class.to_string())]), Items("/rows")),
    row("GET /own-card", "", |_| page("/own-card"), Times("<dt")),
    row("reconciliation/open_own_card", "", |_| Form(vec![]), Items("/facts")),
    row("reconciliation/open_own_data", "of pupil", of_pupil, Items("/of_child")),
    writing("reconciliation/start_reconciliation", "of staff", start, Nothing),
    writing("reconciliation/confirm_rows", "of 7А, not as shown", confirm, Nothing),
    writing("reconciliation/flag_row", "of 7А, not as shown", flag, Nothing),
    writing("reconciliation/name_missing", "in 7А", missing, Nothing),
    writing("reconciliation/explain_difference", "of pupil", explain, Nothing),
    writing(
        "reconciliation/close_reconciliation",
        "school 1",
        |f| of(f, &[("remark", "Ждём приказа".into())]),
        Nothing,
    ),
    writing("reconciliation/answer_own_data", "of pupil, not as shown", answer, Nothing),
    writing("reconciliation/answer_own_card", "no campaign of staff", answer_own, Nothing),
];

fn answer_own(_: &Facts) -> Ask {
    Form(vec![("verdict", "right".into()), ("seen", "0000000000000000".into())])
}

fn below(facts: &Facts, of: &str) -> Ask {
    page(&format!("/reconciliation/{}{of}", facts.reconciliation))
}

fn protocol(facts: &Facts) -> Ask {
    page(&format!("/reconciliation/protocol.pdf?reconciliation={}", facts.reconciliation))
}

fn of(facts: &Facts, more: &[(&'static str, String)]) -> Ask {
    Form([("id", facts.reconciliation.to_string())].into_iter().chain(more.iter().cloned()).collect())
}

fn start(_: &Facts) -> Ask {
    Form(vec![("side", "staff".into()), ("due", "2026-11-20".into())])
}

fn row_of(facts: &Facts) -> [(&'static str, String); 3] {
    [("class", facts.class.to_string()), ("person", facts.pupil.to_string()), ("seen", UNSEEN.to_owned())]
}

fn confirm(facts: &Facts) -> Ask {
    of(facts, &row_of(facts))
}

fn flag(facts: &Facts) -> Ask {
    let flag = [("wrong[flag]", "name".to_owned()), ("wrong[remark]", "Иначе".to_owned())];
    of(facts, &[row_of(facts).to_vec(), flag.to_vec()].concat())
}

fn missing(facts: &Facts) -> Ask {
    of(facts, &[("class", facts.class.to_string()), ("name", "Новиков Пётр".into())])
}

fn explain(facts: &Facts) -> Ask {
    of(facts, &[("about", format!("person.{}", facts.pupil)), ("remark", "Проверено".into())])
}

fn answer(facts: &Facts) -> Ask {
    Form(vec![("child", facts.pupil.to_string()), ("verdict", "right".into()), ("seen", UNSEEN.to_owned())])
}
