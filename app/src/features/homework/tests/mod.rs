//! Homework against real SQL, as named people: the teacher hangs, the family answers, strangers find nothing.

mod answers;
mod materials;
mod strangers;

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use domain::ids::{LessonId, PersonId};
use server_fn::ServerFn;

use super::api::{OpenHomework, ReplyAnswer, TickHomework};
use super::sheet::{Family, Kept, Opened, Row};
use crate::features::testing::{Answer, City, Visitor};

const HOUSE: &str = "http://127.0.0.1";

/// The latest lesson of algebra in 7А of the first school at which homework was set.
const LESSON: &str = "SELECT max(l.id) FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = l.school_id \
     JOIN assignments a ON a.school_id = l.school_id AND a.issued_lesson_id = l.id \
     WHERE g.name = '7А' AND s.code = 'algebra' AND o.code = 'school-1' AND l.date < '2026-11-12' \
     AND NOT EXISTS (SELECT 1 FROM homeworks h WHERE h.lesson_id = l.id)";

async fn lesson(city: &City) -> LessonId {
    LessonId(city.number(LESSON).await)
}

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn open(visitor: &mut Visitor, lesson: LessonId) -> Answer {
    visitor.call(OpenHomework::url(), &[("lesson", &lesson.to_string())]).await
}

async fn kept(visitor: &mut Visitor, lesson: LessonId) -> Kept {
    match open(visitor, lesson).await.read() {
        Opened::Kept(kept) => kept,
        Opened::Family(family) => panic!("the side of a family: {family:?}"),
    }
}

async fn family(visitor: &mut Visitor, lesson: LessonId) -> Family {
    match open(visitor, lesson).await.read() {
        Opened::Family(family) => *family,
        Opened::Kept(kept) => panic!("the side of the school: {kept:?}"),
    }
}

fn row(kept: Kept, pupil: PersonId) -> Row {
    kept.rows.into_iter().find(|row| row.pupil == pupil).unwrap()
}

/// A form with words and files, as a browser without scripts sends it.
async fn send(visitor: &mut Visitor, path: &str, words: &[(&str, &str)], files: &[(&str, &str)]) -> Answer {
    let part = |head: &str, body: &str| {
        format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let words = words.iter().map(|(name, word)| part(&format!("name=\"{name}\""), word));
    let files = files.iter().map(|(name, body)| part(&format!("name=\"files\"; filename=\"{name}\""), body));
    let body = words.chain(files).collect::<String>() + "--line--\r\n";
    let request = Request::post(path).header(ACCEPT, "text/html").header(ORIGIN, HOUSE);
    visitor.send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=line"), body).await
}

async fn hang(visitor: &mut Visitor, lesson: LessonId, files: &[(&str, &str)]) -> Answer {
    send(visitor, &format!("/homework/{lesson}/files"), &[], files).await
}

async fn answer(
    visitor: &mut Visitor,
    (lesson, pupil): (LessonId, PersonId),
    words: &[(&str, &str)],
    files: &[(&str, &str)],
) -> Answer {
    send(visitor, &format!("/homework/{lesson}/answer/{pupil}"), words, files).await
}

async fn tick(visitor: &mut Visitor, lesson: LessonId, child: PersonId) -> Answer {
    let form = [("lesson", &*lesson.to_string()), ("child", &child.to_string()), ("done", "on")];
    visitor.call(TickHomework::url(), &form).await
}

async fn reply(
    visitor: &mut Visitor,
    (lesson, pupil): (LessonId, PersonId),
    (version, verdict): (i32, &str),
    words: &str,
) -> Answer {
    let (lesson, pupil, version) = (lesson.to_string(), pupil.to_string(), version.to_string());
    let form = [
        ("lesson", &*lesson),
        ("pupil", &pupil),
        ("version", &version),
        ("verdict", verdict),
        ("words", words),
    ];
    visitor.call(ReplyAnswer::url(), &form).await
}

/// Opens a file of the homework.
async fn download(visitor: &mut Visitor, lesson: LessonId, file: domain::ids::FileId) -> Answer {
    visitor.open(&format!("/homework/{lesson}/files/{file}")).await
}
