//! Sheets of the demo city: printed, filled in by hand, carried over, and seen in the journal.

use domain::ids::{GroupId, LessonId, PersonId};
use server_fn::ServerFn;

use super::api::{CarryOver, LookOver, OpenReturn, OpenSheets};
use super::sheet::{Asked, Board, Column, Fate, Fields, Opened, Whose, cell, named, of_lesson, over};
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link};

mod carrying;
mod papers;

/// The week of the sheet: Monday to Sunday around the day of the demo city.
const WEEK: [&str; 2] = ["2026-11-09", "2026-11-15"];

/// Algebra of 7А, the journal of `teacher`.
async fn algebra(city: &City) -> GroupId {
    let asked = "SELECT g.id FROM groups g JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = g.school_id \
         WHERE g.name = '7А' AND s.code = 'algebra' AND o.code = 'school-1'";
    GroupId(city.number(asked).await)
}

fn week(group: GroupId) -> Asked {
    let [from, to] = WEEK.map(|day| day.parse().unwrap());
    Asked { group, from, to, list: String::new() }
}

async fn open(visitor: &mut Visitor, group: GroupId, typed: Option<Fields>) -> Answer {
    visitor.call_json(OpenReturn::url(), &OpenReturn { asked: week(group), typed }).await
}

/// The form of the sheet as a browser sends it.
fn form(group: GroupId, typed: &Fields) -> Vec<(String, String)> {
    let asked = [("group", group.to_string()), ("from", WEEK[0].into()), ("to", WEEK[1].into())];
    let asked = asked.into_iter().map(|(name, value)| (format!("asked[{name}]"), value));
    let typed = typed.iter().map(|(field, value)| (named(field), value.clone()));
    let page = link::outage_sheet(group, week(group).days(), "");
    asked.chain(typed).chain([("page".to_owned(), page)]).collect()
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn typed<const N: usize>(fields: [(String, &str); N]) -> Fields {
    fields.into_iter().map(|(field, value)| (field, value.to_owned())).collect()
}

/// `typed` with what the preview of it shows.
async fn looked(visitor: &mut Visitor, group: GroupId, typed: &Fields) -> Fields {
    let opened: Opened = open(visitor, group, Some(typed.clone())).await.read();
    let mut looked = typed.clone();
    looked.insert("shown".into(), opened.preview.unwrap().shown);
    looked
}

async fn carry(visitor: &mut Visitor, group: GroupId, typed: &Fields) -> Answer {
    visitor.call(CarryOver::url(), &pairs(&form(group, typed))).await
}

/// The lesson of the week that is over with the most empty cells, and the pupils of whom nothing stands in it.
fn empty_cells(opened: &Opened) -> (&Column, Vec<PersonId>) {
    let empty = |lesson: &Column| -> Vec<PersonId> {
        let rows = opened.pupils.iter().zip(&lesson.cells);
        rows.filter(|(_, stands)| stands.as_deref() == Some("")).map(|(pupil, _)| pupil.id).collect()
    };
    let over = opened.lessons.iter().filter(|lesson| lesson.shut.is_none());
    over.map(|lesson| (lesson, empty(lesson))).max_by_key(|(_, empty)| empty.len()).unwrap()
}

/// «5 н», as the page of the sheet says it.
async fn stands(visitor: &mut Visitor, group: GroupId, (lesson, pupil): (LessonId, PersonId)) -> String {
    let opened: Opened = open(visitor, group, None).await.read();
    let row = opened.pupils.iter().position(|one| one.id == pupil).unwrap();
    let column = opened.lessons.into_iter().find(|one| one.id == lesson).unwrap();
    column.cells[row].clone().unwrap()
}
