//! The journal against real SQL, kept and read by people of the demo city.

use domain::ids::{AssignmentId, GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Assignment, Attendance, Cell, Change, ChangeId, Edit, LessonState, MarkValue};
use serde_json::json;
use server_fn::ServerFn;

use super::api::{DropWork, Journals, LookAgain, NoteLesson, OpenSheet, PutWork, SaveCells};
use super::sheet::{Answer, Changes, Column, Fresh, Journal, Leave, LessonNote, Noted, Sheet, Work};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;
use crate::kit::event::{seal_all, verify};

/// Lesson, pupil and the version of the cell between them.
type Spot = (LessonId, PersonId, u32);

mod cells;
mod hands;
mod history;
mod live;
mod pages;

/// Algebra of 7А, the journal of `teacher`.
async fn algebra(city: &City) -> GroupId {
    let mut teacher = city.sign_in("teacher").await;
    let journals: Vec<Journal> = teacher.call(Journals::url(), &[]).await.read();
    let own = journals.iter().find(|j| j.class == "7А" && j.subject == "Алгебра");
    own.expect("the teacher has algebra in 7А").group
}

async fn open(reader: &mut Visitor, group: GroupId) -> Sheet {
    reader.call(OpenSheet::url(), &[("group", &group.to_string())]).await.read()
}

/// The sheet of a closed quarter.
async fn open_first_quarter(reader: &mut Visitor, sheet: &Sheet) -> Sheet {
    let (first, title) = &sheet.head.terms[0];
    assert_eq!(title, "1 четверть");
    let (group, term) = (sheet.head.group.to_string(), first.to_string());
    reader.call(OpenSheet::url(), &[("group", &group), ("term", &term)]).await.read()
}

/// Cells of lessons already held in which nothing stands.
fn empty_spots(sheet: &Sheet) -> Vec<Spot> {
    let mut spots = vec![];
    for (column, lesson) in sheet.lessons.iter().enumerate() {
        if lesson.state != LessonState::Held || lesson.date >= sheet.today {
            continue;
        }
        let is_empty = |row: usize| !sheet.cells.iter().any(|f| (f.row, f.column) == (row, column));
        let rows = sheet.pupils.iter().enumerate();
        let here = rows.filter(|(row, pupil)| pupil.was_here(lesson.date) && is_empty(*row));
        spots.extend(here.map(|(_, pupil)| (lesson.id, pupil.id, 0)));
    }
    spots
}

/// A cell of the sheet as somebody sees it now.
async fn look(reader: &mut Visitor, group: GroupId, (lesson, pupil, _): Spot) -> Cell {
    let sheet = open(reader, group).await;
    let row = sheet.pupils.iter().position(|one| one.id == pupil).unwrap();
    let column = sheet.lessons.iter().position(|one| one.id == lesson).unwrap();
    let filled = sheet.cells.into_iter().find(|one| (one.row, one.column) == (row, column));
    filled.map(|filled| filled.cell).unwrap_or_default()
}

fn change(id: &str, (lesson, pupil, seen): Spot, edit: Edit) -> Change {
    Change { id: ChangeId::new(id).unwrap(), lesson, pupil, seen, edit }
}

async fn save(writer: &mut Visitor, changes: Vec<Change>) -> Vec<Answer> {
    let changes = Changes::try_from(changes).unwrap();
    writer.call_json(SaveCells::url(), &SaveCells { changes }).await.read()
}

/// What stands against a call that is refused as a whole.
async fn refused(writer: &mut Visitor, change: Change) -> (u16, AppError) {
    let changes = Changes::try_from(vec![change]).unwrap();
    writer.call_json(SaveCells::url(), &SaveCells { changes }).await.refusal()
}

fn values(cell: &Cell) -> Vec<MarkValue> {
    cell.marks.iter().map(|mark| mark.value).collect()
}

async fn school(city: &City) -> SchoolId {
    SchoolId(city.number("SELECT id FROM organisations WHERE code = 'school-1'").await)
}

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}
