//! The way out of printable forms: filled from the cards, to be signed by hand.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::consent::{AnswerConsent, KeepConsents, Purpose};
use domain::print::{Form, Paper};
use serde::Deserialize;

use super::store;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, door, paper};

/// `GET /consents/forms.pdf`, `GET /consent/form.pdf`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/consents/forms.pdf", get(forms))
        .route("/consent/form.pdf", get(own))
        .with_state(house)
}

/// Whose forms: of a class or the staff, all that lack or one; or an own one at the gate.
#[derive(Deserialize)]
struct Wish {
    purpose: Purpose,
    class: Option<i64>,
    person: Option<i64>,
    school: Option<i64>,
}

async fn forms(State(house): State<House>, Query(wish): Query<Wish>, headers: HeaderMap) -> Response {
    let filled = async {
        let cx = door::reading(&house, &headers).await?;
        let (school, class) = (cx.school()?, wish.class.map(domain::ids::ClassId));
        let permit = cx.actor.permit(KeepConsents { school, class })?;
        store::forms(&cx, wish.purpose, wish.person.map(domain::ids::PersonId), &permit).await
    };
    answered(&house, filled.await).await
}

async fn own(State(house): State<House>, Query(wish): Query<Wish>, headers: HeaderMap) -> Response {
    let filled = async {
        let cx = door::reading(&house, &headers).await?;
        let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
        let of = wish.school.zip(wish.person).ok_or(AppError::NotFound)?;
        store::own_form(&cx, wish.purpose, of, &permit).await
    };
    answered(&house, filled.await).await
}

async fn answered(house: &House, filled: AppResult<Vec<Form>>) -> Response {
    let printed = match filled {
        Ok(forms) if forms.is_empty() => Err(AppError::NotFound),
        Ok(forms) => paper::print(house, Paper::Forms(forms)).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(file) => paper::handed(file, "consent.pdf"),
        Err(error) => door::turned_away(&error),
    }
}
