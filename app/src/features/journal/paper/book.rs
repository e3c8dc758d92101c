//! The way out of a journal: one group and one term as a workbook.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::ids::{AssignmentId, GroupId, TermId};
use domain::journal::average;
use domain::trace::Way;
use exchange::register::{Lesson, Pupil, Register};
use serde::Deserialize;

use super::head_of;
use crate::features::journal::content::Content;
use crate::features::journal::sheet::Sheet;
use crate::features::journal::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door};

/// The term that is wanted; none: of today.
#[derive(Deserialize)]
struct Asked {
    term: Option<TermId>,
}

/// `GET /journal/{group}/journal.xlsx?term=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/journal/{group}/journal.xlsx", get(give)).with_state(house)
}

async fn give(
    State(house): State<House>,
    Path(group): Path<GroupId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match given(house, &headers, group, asked.term).await {
        Ok(book) => door::handed(book, door::XLSX, "journal.xlsx"),
        Err(error) => door::turned_away(&error),
    }
}

async fn given(
    house: House,
    headers: &HeaderMap,
    group: GroupId,
    term: Option<TermId>,
) -> AppResult<Vec<u8>> {
    let cx = door::reading(&house, headers).await?;
    let sight = cx.actor.sight_of_journals();
    let sheet = store::sheet(&cx, &sight, group, term).await?;
    store::leave_trace(&cx, group, Way::Export).await?;
    Ok(exchange::register::write(&register(sheet)))
}

fn register(sheet: Sheet) -> Register {
    let weights: HashMap<AssignmentId, u32> =
        sheet.lessons.iter().flat_map(|lesson| &lesson.work).map(|work| (work.id, work.weight)).collect();
    let empty = Pupil { name: String::new(), cells: vec![String::new(); sheet.lessons.len()], average: None };
    let mut pupils: Vec<Pupil> =
        sheet.pupils.iter().map(|pupil| Pupil { name: pupil.name.clone(), ..empty.clone() }).collect();
    let mut marks = vec![vec![]; pupils.len()];
    for filled in &sheet.cells {
        pupils[filled.row].cells[filled.column] = Content::of(&filled.cell).text();
        let weighed = |of: &AssignmentId| weights.get(of).copied().unwrap_or(1);
        marks[filled.row]
            .extend(filled.cell.marks.iter().map(|mark| (mark.value, weighed(&mark.assignment))));
    }
    for (pupil, marks) in pupils.iter_mut().zip(marks) {
        pupil.average = average(marks);
    }
    let head = head_of(&sheet).join(" · ");
    let lessons = sheet.lessons.into_iter().map(|lesson| Lesson {
        date: lesson.date,
        topic: lesson.topic,
        homework: lesson.homework,
    });
    Register { head, lessons: lessons.collect(), pupils }
}
