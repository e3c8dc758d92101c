//! Absences against real SQL: notes of families, reasons of class teachers, and one truth in the cells.

use domain::absence::NoteState;
use domain::ids::{LessonId, PersonId};
use domain::journal::Attendance;
use server_fn::ServerFn;

use super::api::{AcceptNotes, OpenAbsences, OpenNotes, ResolveAbsences, SendNote};
use super::board::{Away, Board};
use super::notes::{Notes, Pen};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;
use crate::kit::live::Touched;
use crate::kit::news::Happened;

mod notes;
mod reasons;

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

/// The class of the class teacher of 7А.
async fn board(reader: &mut Visitor) -> Board {
    reader.call(OpenAbsences::url(), &[]).await.read()
}

/// What waits of one pupil.
fn away(board: &Board, pupil: PersonId) -> &Away {
    board.waiting.iter().find(|away| away.pupil == pupil).expect("the pupil has absences that wait")
}

async fn notes(reader: &mut Visitor, child: PersonId) -> Notes {
    reader.call(OpenNotes::url(), &[("child", &child.to_string())]).await.read()
}

async fn send(author: &mut Visitor, child: PersonId, (first, last): (&str, &str), text: &str) -> Answer {
    let child = child.to_string();
    let form = [("child", child.as_str()), ("kind", "ill"), ("first", first), ("last", last), ("text", text)];
    author.call(SendNote::url(), &form).await
}

async fn resolve(hand: &mut Visitor, pupil: PersonId, lessons: &[LessonId], code: Attendance) -> Answer {
    let (pupil, lessons) = (pupil.to_string(), lessons.iter().map(ToString::to_string).collect::<Vec<_>>());
    let mut form = vec![("pupil", pupil.as_str()), ("code", code.code())];
    form.extend(lessons.iter().map(|lesson| ("lessons[]", lesson.as_str())));
    hand.call(ResolveAbsences::url(), &form).await
}

/// The code and the version of a cell.
async fn cell(city: &City, lesson: LessonId, pupil: PersonId) -> (String, i64) {
    let of = format!("FROM cells WHERE lesson_id = {lesson} AND pupil_id = {pupil}");
    let version = city.number(&format!("SELECT CAST(version AS bigint) {of}")).await;
    for code in Attendance::ALL.map(Attendance::code) {
        if city.number(&format!("SELECT count(*) {of} AND attendance = '{code}'")).await == 1 {
            return (code.to_owned(), version);
        }
    }
    (String::new(), version)
}
