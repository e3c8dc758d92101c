//! Documents and photographs of cards against real SQL: who keeps them, who opens them, what is left of them.

mod papers;
mod pictures;

use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ORIGIN};
use domain::ids::PersonId;
use server_fn::ServerFn;

use super::api::{OpenDocuments, RemoveDocument};
use super::sheet::Documents;
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::AppError;

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn listed(visitor: &mut Visitor, person: PersonId) -> Answer {
    visitor.call(OpenDocuments::url(), &[("person", &person.to_string())]).await
}

/// A form with one file, as a browser without scripts sends it.
async fn bring(visitor: &mut Visitor, path: &str, (field, name): (&str, &str), content: &[u8]) -> Answer {
    let head =
        format!("--line\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), content, b"\r\n--line--\r\n"].concat();
    let request = Request::post(path).header(ACCEPT, "text/html").header(ORIGIN, "http://127.0.0.1");
    visitor.send(request.header(CONTENT_TYPE, "multipart/form-data; boundary=line"), body).await
}
