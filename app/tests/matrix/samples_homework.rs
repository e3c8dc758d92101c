//! What is asked at the doors of homework and of scans.

use sea_orm::ConnectionTrait;

use super::facts::{Facts, number};
use super::samples::{Ask, Sample, Tell, page, row, writing};
use Ask::{Attach, Form};
use Tell::{Items, Nothing, Times};

/// What hangs on what in the first school.
pub struct Hanging {
    /// A lesson of 7А on whose homework a file and a link hang, and which `pupil` has answered with a file.
    pub lesson: i64,
    pub file: i64,
    pub link: i64,
    pub answer_file: i64,
    /// The consent on paper about `pupil`, with a scan.
    pub consent: i64,
}

impl Hanging {
    pub async fn of(tx: &impl ConnectionTrait) -> Self {
        Self {
            lesson: number(tx, "SELECT lesson_id FROM homework_files").await,
            file: number(tx, "SELECT file_id FROM homework_files").await,
            link: number(tx, "SELECT id FROM homework_links WHERE title = 'matrix'").await,
            answer_file: number(tx, "SELECT file_id FROM homework_answer_files").await,
            consent: number(tx, "SELECT consent_id FROM consent_scans").await,
        }
    }
}

pub const SAMPLES: &[Sample] = &[
    row("GET /homework", "", |_| page("/homework"), Times("href=\"/homework/")),
    row("GET /homework/{lesson}", "7А", |f| page(&format!("/homework/{}", f.hanging.lesson)), Nothing),
    row(
        "GET /homework/{lesson}",
        "school 2",
        |f| page(&format!("/homework/{}", f.foreign_lesson.0)),
        Nothing,
    ),
    row("GET /homework/{lesson}/files/{file}", "of the teacher", |f| file(f, f.hanging.file), Nothing),
    row("GET /homework/{lesson}/files/{file}", "of the answer", |f| file(f, f.hanging.answer_file), Nothing),
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
        |f| Attach(format!("/homework/{}/files", f.hanging.lesson)),
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
    writing("homework/drop_link", "", |f| of(f, &[("link", &f.hanging.link.to_string())]), Nothing),
    writing("homework/drop_file", "", |f| of(f, &[("file", &f.hanging.file.to_string())]), Nothing),
    writing("homework/tick_homework", "of pupil", |f| of(f, &[("child", &f.pupil.to_string())]), Nothing),
    writing("homework/reply_answer", "of pupil", reply, Nothing),
    row("GET /consents/scans/{consent}", "of pupil", |f| page(&scan(f)), Nothing),
    writing("POST /consents/scans/{consent}", "of pupil", |f| Attach(scan(f)), Nothing),
];

fn file(facts: &Facts, file: i64) -> Ask {
    page(&format!("/homework/{}/files/{file}", facts.hanging.lesson))
}

fn lesson(facts: &Facts) -> Ask {
    of(facts, &[])
}

fn of_pupil(facts: &Facts) -> Ask {
    of(facts, &[("child", &facts.pupil.to_string())])
}

fn answer(facts: &Facts) -> Ask {
    Attach(format!("/homework/{}/answer/{}", facts.hanging.lesson, facts.pupil))
}

fn reply(facts: &Facts) -> Ask {
    of(facts, &[("pupil", &facts.pupil.to_string()), ("version", "1"), ("verdict", "taken"), ("words", "")])
}

fn of(facts: &Facts, rest: &[(&'static str, &str)]) -> Ask {
    let rest = rest.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Form([("lesson", facts.hanging.lesson.to_string())].into_iter().chain(rest).collect())
}

fn scan(facts: &Facts) -> String {
    format!("/consents/scans/{}?class={}", facts.hanging.consent, facts.class)
}
