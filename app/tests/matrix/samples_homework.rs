//! What is asked at the doors of homework and of scans.

use super::facts::Facts;
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Attach, Form};
use Tell::{Items, Nothing, Times};

pub const SAMPLES: &[Sample] = &[
    row("GET /homework", "", |_| page("/homework"), Times("href=\"/homework/")),
    row("GET /homework/{lesson}", "7А", |f| page(&format!("/homework/{}", f.homework)), Nothing),
    row(
        "GET /homework/{lesson}",
        "school 2",
        |f| page(&format!("/homework/{}", f.foreign_lesson.0)),
        Nothing,
    ),
    row("GET /homework/{lesson}/files/{file}", "of the teacher", |f| file(f, f.homework_file), Nothing),
    row("GET /homework/{lesson}/files/{file}", "of the answer", |f| file(f, f.answer_file), Nothing),
    row("homework/open_homework", "7А, as the school", lesson, Items("/Kept/rows")),
    row("homework/open_homework", "7А, as a family", lesson, Items("/Family/homework/files")),
    row("homework/open_homework", "of pupil", of_pupil, Items("/Family/answer/files")),
    row("homework/open_tasks", "waiting", |_| Form(vec![]), Items("/Teacher")),
    row(
        "homework/open_tasks",
        "of pupil",
        |f| Form(vec![("child", f.pupil.to_string())]),
        Items("/Family/tasks"),
    ),
    writing(
        "POST /homework/{lesson}/files",
        "",
        |f| Attach(format!("/homework/{}/files", f.homework)),
        Nothing,
    ),
    writing("POST /homework/{lesson}/answer/{pupil}", "of pupil", answer, Nothing),
    writing("homework/set_due", "", |f| of(f, &[("due", "2026-11-30")]), Nothing),
    writing(
        "homework/add_link",
        "",
        |f| of(f, &[("title", ""), ("address", "https://example.org/1")]),
        Nothing,
    ),
    writing("homework/drop_link", "", |f| of(f, &[("link", &f.homework_link.to_string())]), Nothing),
    writing("homework/drop_file", "", |f| of(f, &[("file", &f.homework_file.to_string())]), Nothing),
    writing("homework/tick_homework", "of pupil", |f| of(f, &[("child", &f.pupil.to_string())]), Nothing),
    writing("homework/reply_answer", "of pupil", reply, Nothing),
    row("GET /consents/scans/{consent}", "of pupil", |f| page(&scan(f)), Nothing),
    writing("POST /consents/scans/{consent}", "of pupil", |f| Attach(scan(f)), Nothing),
];

fn file(facts: &Facts, file: i64) -> Ask {
    page(&format!("/homework/{}/files/{file}", facts.homework))
}

fn lesson(facts: &Facts) -> Ask {
    of(facts, &[])
}

fn of_pupil(facts: &Facts) -> Ask {
    of(facts, &[("child", &facts.pupil.to_string())])
}

fn answer(facts: &Facts) -> Ask {
    Attach(format!("/homework/{}/answer/{}", facts.homework, facts.pupil))
}

fn reply(facts: &Facts) -> Ask {
    of(facts, &[("pupil", &facts.pupil.to_string()), ("version", "1"), ("verdict", "taken"), ("words", "")])
}

fn of(facts: &Facts, rest: &[(&'static str, &str)]) -> Ask {
    let rest = rest.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Form([("lesson", facts.homework.to_string())].into_iter().chain(rest).collect())
}

fn scan(facts: &Facts) -> String {
    format!("/consents/scans/{}?class={}", facts.consent, facts.class)
}
