//! What went wrong, as the format tells it to programs.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::kit::AppError;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// No token, or one that opens nothing.
    Unauthorised,
    /// The token is good, its scopes are not.
    Forbidden,
    Unknown,
    BadFilter,
    BadSelection,
    BadData,
    /// Seconds to wait.
    TooOften(u64),
    Busy,
    Fault,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::SignedOut => Self::Unauthorised,
            AppError::Denied => Self::Forbidden,
            AppError::NotFound => Self::Unknown,
            AppError::TooOften { seconds } => Self::TooOften(seconds),
            AppError::Busy => Self::Busy,
            AppError::Form(_) | AppError::Refused(_) => Self::BadData,
            _ => Self::Fault,
        }
    }
}

impl Failure {
    /// Status, code of the format, and words.
    const fn told(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Unauthorised => {
                (StatusCode::UNAUTHORIZED, "unauthorisedrequest", "Нужен действующий токен.")
            }
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "Области токена этого не позволяют."),
            Self::Unknown => (StatusCode::NOT_FOUND, "unknownobject", "Такой записи нет."),
            Self::BadFilter => (StatusCode::BAD_REQUEST, "invalid_filter_field", "Параметр filter не понят."),
            Self::BadSelection => {
                (StatusCode::BAD_REQUEST, "invalid_selection_field", "В параметре fields нет таких полей.")
            }
            Self::BadData => (
                StatusCode::BAD_REQUEST,
                "invaliddata",
                "Параметр запроса не понят: limit и offset — числа, orderBy — asc или desc.",
            ),
            Self::TooOften(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "server_busy",
                "Слишком часто. Сколько секунд подождать, сказано в Retry-After.",
            ),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "server_busy", "Сервер занят. Повторите позже."),
            Self::Fault => (StatusCode::INTERNAL_SERVER_ERROR, "internal_server_error", "Сбой на сервере."),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, code, words) = self.told();
        let minor = json!([{"imsx_codeMinorFieldName": "TargetEndSystem", "imsx_codeMinorFieldValue": code}]);
        let body = Json(json!({
            "imsx_codeMajor": "failure",
            "imsx_severity": "error",
            "imsx_description": words,
            "imsx_CodeMinor": {"imsx_codeMinorField": minor},
        }));
        match self {
            Self::Unauthorised => (status, [(header::WWW_AUTHENTICATE, "Bearer")], body).into_response(),
            Self::TooOften(seconds) => {
                (status, [(header::RETRY_AFTER, seconds.to_string())], body).into_response()
            }
            Self::Busy => (status, [(header::RETRY_AFTER, "10")], body).into_response(),
            _ => (status, body).into_response(),
        }
    }
}
