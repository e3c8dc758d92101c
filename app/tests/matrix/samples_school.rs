//! What is asked of schools by those above them, and of the school itself in its wizard.

use super::asks::{first_slip, introduced};
use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{File, Form};
use Tell::{Figure, Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /organisations", "", |_| page("/organisations"), Times("<tr")),
    row("organisations/overseen", "", |_| Form(vec![]), Items("")),
    row("GET /organisations/{of}", "school 1", |f| page(&format!("/organisations/{}", f.school)), Nothing),
    row(
        "organisations/open_school",
        "school 1",
        |f| Form(vec![("school", f.school.to_string())]),
        Figure("/shown/classes"),
    ),
    row("organisations/offices", "", |_| Form(vec![]), Items("")),
    writing("organisations/found_school", "under district 1", founded, Nothing),
    writing("organisations/introduce_coordinator", "school 1 has one", introduced, Nothing),
    writing("POST /organisations/slip", "no coordinator", first_slip, Nothing),
    writing("POST /organisations/list", "", |_| File("/organisations/list", SCHOOLS), Nothing),
    row("POST /organisations/checked.xlsx", "", |_| File("/organisations/checked.xlsx", SCHOOLS), Nothing),
    row("GET /wizard", "", |_| page("/wizard"), Nothing),
    row("GET /wizard/timetable", "", |_| page("/wizard/timetable"), Nothing),
    writing("wizard/set_card", "", card, Nothing),
    writing("wizard/set_subjects", "an own one", subject, Nothing),
    writing("wizard/set_rooms", "a new one", |_| Form(vec![("rooms[0][name]", "901".into())]), Nothing),
    writing(
        "wizard/set_bells",
        "a short Saturday",
        |_| Form(vec![("of", "1.6".into()), ("starts[0]", "09:00".into()), ("ends[0]", "09:40".into())]),
        Nothing,
    ),
];

/// A list of two schools.
const SCHOOLS: &str = "Название;ИНН\nШкола № 901;\nШкола № 902;\n";

fn founded(facts: &Facts) -> Ask {
    Form(vec![
        ("under", facts.district.to_string()),
        ("card[name]", "Школа № 900".into()),
        ("card[short_name]", "Школа № 900".into()),
    ])
}

fn card(_: &Facts) -> Ask {
    Form(vec![("card[name]", "Лицей № 1".into()), ("card[short_name]", "Лицей № 1".into())])
}

fn subject(_: &Facts) -> Ask {
    Form(vec![("lines[0][name]", "Шахматы".into())])
}
