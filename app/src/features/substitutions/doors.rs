//! The way out of the register: lessons missed and given for others as a workbook.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use domain::calendar::Span;
use domain::substitution::ReadTeacherAbsences;
use exchange::substitutions::{HoursLine, MissedLine, RegisterBook};
use serde::Deserialize;

use super::away::Missed;
use super::papers::{Hours, Register};
use super::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door};
use crate::ui::words::day_in_figures;

/// A period that is wanted.
#[derive(Deserialize)]
struct Asked {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// `GET /substitutions/hours.xlsx?from=&to=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/substitutions/hours.xlsx", get(give)).with_state(house)
}

async fn give(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match given(house, &headers, &asked).await {
        Ok(book) => door::handed(book, door::XLSX, "substitutions.xlsx"),
        Err(error) => door::refused(&error),
    }
}

async fn given(house: House, headers: &HeaderMap, asked: &Asked) -> AppResult<Vec<u8>> {
    let cx = door::reading(&house, headers).await?;
    let _permit = cx.actor.permit(ReadTeacherAbsences(cx.school()?))?;
    let span = asked.from.zip(asked.to).map(|(first, last)| Span { first, last });
    Ok(exchange::substitutions::write(&book(&store::register(&cx, span).await?)))
}

fn book(register: &Register) -> RegisterBook {
    let Register { school, span, teachers, lessons } = register;
    let days = format!("{} – {}", day_in_figures(span.first), day_in_figures(span.last));
    RegisterBook {
        title: format!("{school}: пропущенные и замещённые уроки, {days}"),
        hours: teachers.iter().map(hours).collect(),
        lessons: lessons.iter().map(missed).collect(),
    }
}

fn hours(of: &Hours) -> HoursLine {
    let figures = [of.missed, of.replaced, of.cancelled, of.given, of.merged];
    HoursLine { name: of.name.clone(), figures }
}

fn missed(lesson: &Missed) -> MissedLine {
    let cells = [&lesson.whom, &lesson.subject, &lesson.teacher].map(Clone::clone);
    MissedLine { date: day_in_figures(lesson.date), number: lesson.number, cells, decided: lesson.outcome() }
}
