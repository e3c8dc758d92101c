//! Asks every sample as every persona and writes down what came back.

use std::sync::Arc;

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::PERSONAS;
use super::city::{City, city};
use super::doors::path_of_call;
use super::facts::Facts;
use super::samples::{Ask, Reach, Sample, Tell, samples};
use super::visitor::{Answer, HOUSE, Visitor};

/// Rows asked at once.
const AT_ONCE: usize = 4;

/// The rows of the matrix: its door, and a cell for each persona.
pub async fn all() -> Vec<(String, Vec<String>)> {
    let shared = Arc::new(city().await);
    let facts = Arc::new(Facts::of(&shared).await);
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut rows = JoinSet::new();
    for (number, sample) in samples().enumerate() {
        let (shared, facts, places) = (shared.clone(), facts.clone(), places.clone());
        rows.spawn(async move {
            let _place = places.acquire().await.unwrap();
            let cells = match sample.reach {
                Reach::Reads => together(sample, &facts, &shared).await,
                Reach::Own => together(sample, &facts, &city().await).await,
                Reach::Writes => each_alone(sample, &facts).await,
            };
            (number, format!("{} {}", sample.door, sample.about).trim().to_owned(), cells)
        });
    }
    let mut rows = rows.join_all().await;
    rows.sort_by_key(|(number, ..)| *number);
    rows.into_iter().map(|(_, row, cells)| (row, cells)).collect()
}

async fn together(sample: &Sample, facts: &Facts, city: &City) -> Vec<String> {
    let mut cells = vec![];
    for persona in PERSONAS {
        cells.push(cell(sample, &ask(sample, facts, &mut city.persona(persona)).await));
    }
    cells
}

/// In a city of one's own, unless the last who asked was refused: a refusal leaves the city as it was.
async fn each_alone(sample: &Sample, facts: &Facts) -> Vec<String> {
    let mut cells = vec![];
    let mut own = city().await;
    let before = own.sizes().await;
    for persona in PERSONAS {
        let answer = ask(sample, facts, &mut own.persona(persona)).await;
        cells.push(cell(sample, &answer));
        if answer.status < 400 {
            own = city().await;
        } else {
            assert_eq!(own.sizes().await, before, "{} refused {persona}, but wrote", sample.door);
        }
    }
    cells
}

/// Asks one sample as one persona.
pub async fn ask(sample: &Sample, facts: &Facts, persona: &mut Visitor) -> Answer {
    match (sample.ask)(facts) {
        Ask::Open(path) => persona.open(&path).await,
        Ask::Form(form) => persona.call(&path_of_call(sample.door), &fields(&form)).await,
        Ask::Json(arguments) => persona.call_json(&path_of_call(sample.door), &arguments).await,
        Ask::File(path, list) => bring(persona, path, ("kind", "pupils"), list).await,
        Ask::Brought(path, course) => bring(persona, path, ("course", &course), PLAN).await,
        Ask::Attach(path) => bring(persona, &path, ("text", "x = 5"), "%PDF-1.7\n").await,
        Ask::Send(path, form) => persona.submit(&path, &fields(&form), "/").await,
    }
}

/// A plan of two lessons.
const PLAN: &str = "Тема;Часы\nДроби;1\nКорни;2\n";

async fn bring(persona: &mut Visitor, path: &str, (name, value): (&str, &str), list: &str) -> Answer {
    const EDGE: &str = "the-edge-of-a-part";
    let part = |head: &str, body: &str| {
        format!("--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    let kind = part(&format!("name=\"{name}\""), value);
    let file = part("name=\"file\"; filename=\"list.csv\"", list);
    let request = Request::post(path).header(ACCEPT, "text/html").header(ORIGIN, HOUSE);
    let request = request.header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    persona.send(request, format!("{kind}{file}--{EDGE}--\r\n")).await
}

fn fields<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// «200:9», «404», «302>/sign-in»
fn cell(sample: &Sample, answer: &Answer) -> String {
    let status = answer.status;
    if (300..400).contains(&status) {
        let to = answer.location().unwrap_or_default().trim_start_matches(HOUSE);
        return format!("{status}>{}", to.split('?').next().unwrap_or_default());
    }
    let told = if status == 200 { told(sample.tell, &answer.body) } else { None };
    told.map_or_else(|| status.to_string(), |told| format!("{status}:{told}"))
}

fn told(tell: Tell, body: &str) -> Option<String> {
    let json = || serde_json::from_str::<Value>(body).expect("a server function answers in JSON");
    match tell {
        Tell::Nothing => None,
        Tell::Times(text) => Some(body.matches(text).count().to_string()),
        Tell::Figure(pointer) => Some(json().pointer(pointer)?.to_string()),
        Tell::Items(pointer) => Some(json().pointer(pointer)?.as_array()?.len().to_string()),
        Tell::Kinds => {
            let kinds = json()
                .as_array()?
                .iter()
                .filter_map(|one| one.as_object()?.keys().next().cloned())
                .collect::<Vec<_>>();
            Some(kinds.join("+"))
        }
    }
}

/// A call that says where it was begun.
pub async fn call_from(visitor: &mut Visitor, path: &str, headers: &[(&str, &str)]) -> Answer {
    let form = "application/x-www-form-urlencoded";
    let mut request = Request::post(path).header(ACCEPT, "application/json").header(CONTENT_TYPE, form);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    assert!(!headers.contains(&(ORIGIN.as_str(), HOUSE)), "that would be our own page");
    visitor.send(request, String::new()).await
}
