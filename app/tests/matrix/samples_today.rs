//! What is asked at the doors of a class in all subjects, of debts and of a teacher's day.

use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row};
use Ask::Form;
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /class-marks", "", |_| page("/class-marks"), Times("scope=\"row\"")),
    row("GET /class-marks", "5Б", |f| page(&format!("/class-marks?class={}", f.other_class)), Nothing),
    row("GET /class-marks", "of pupil", |f| page(&of_pupil("/class-marks", f)), Times("<details id=\"s")),
    row("GET /class-marks/marks.pdf", "7А", |f| page(&of_class("/class-marks/marks.pdf", f)), Nothing),
    row("GET /class-marks/marks.xlsx", "7А", |f| page(&of_class("/class-marks/marks.xlsx", f)), Nothing),
    row("class_marks/open_class_marks", "", |_| Form(vec![]), Items("/rows")),
    row(
        "class_marks/open_class_marks",
        "7А",
        |f| Form(vec![("class", f.class.to_string())]),
        Items("/subjects"),
    ),
    row("class_marks/open_pupil_marks", "of 7А", pupil_of_class, Items("/subjects")),
    row("GET /debts", "", |_| page("/debts"), Times("scope=\"row\"")),
    row("debts/open_debts", "", |_| Form(vec![]), Items("/groups")),
    row("GET /my-day", "", |_| page("/my-day"), Times("href=\"/journal/")),
    row("my_day/open_my_day", "", |_| Form(vec![]), Items("/lessons")),
    row(
        "GET /journal/{group}",
        "algebra 7А at a lesson",
        |f| page(&format!("/journal/{}?lesson={}", f.algebra, f.lesson.0)),
        Nothing,
    ),
    row(
        "GET /journals",
        "algebra alone",
        |_| page("/journals?subject=%D0%90%D0%BB%D0%B3%D0%B5%D0%B1%D1%80%D0%B0"),
        Times("href=\"/journal/"),
    ),
];

fn of_class(address: &str, facts: &Facts) -> String {
    format!("{address}?class={}", facts.class)
}

fn of_pupil(address: &str, facts: &Facts) -> String {
    format!("{}&pupil={}", of_class(address, facts), facts.pupil)
}

fn pupil_of_class(facts: &Facts) -> Ask {
    Form(vec![("class", facts.class.to_string()), ("pupil", facts.pupil.to_string())])
}
