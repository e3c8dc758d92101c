//! The one error that crosses the wire, and what each kind of it means to a person.

use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

pub type AppResult<T> = Result<T, AppError>;

/// Number under which a fault stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultId(pub String);

/// What is wrong with one field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// Name of the field in the form, empty for the form as a whole.
    pub field: String,
    pub text: String,
}

impl FieldError {
    pub fn new(field: &str, text: impl Into<String>) -> Self {
        Self { field: field.into(), text: text.into() }
    }
}

/// Why a wish was not fulfilled. The text of each is for people, in Russian.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("Войдите, чтобы продолжить.")]
    SignedOut,
    #[error("На это у вас нет прав. Если они нужны для работы, обратитесь к координатору школы.")]
    Denied,
    #[error("Такой страницы нет, или она вам не видна.")]
    NotFound,
    #[error("{}", form_text(.0))]
    Form(Vec<FieldError>),
    /// A rule of the school stands against it.
    #[error("{0}")]
    Refused(String),
    /// Somebody changed the same thing first.
    #[error("Это уже изменил другой человек: {who}, {when}.")]
    Conflict { who: String, when: String },
    #[error("Слишком много попыток. Подождите {seconds} с и попробуйте снова.")]
    TooOften { seconds: u64 },
    /// The server sheds load; nothing was changed.
    #[error("Сервер занят. Ничего не потеряно, повторите через несколько секунд.")]
    Busy,
    /// Made in the browser: no answer came.
    #[error("Нет связи с сервером. Повторите, когда она вернётся.")]
    Unreachable,
    /// Logged once under its number; the cause never leaves the server.
    #[error("На сервере что-то сломалось. Мы записали это под номером {}.", .0.0)]
    Fault(FaultId),
}

fn form_text(errors: &[FieldError]) -> String {
    errors.iter().map(|e| e.text.as_str()).collect::<Vec<_>>().join(" ")
}

impl AppError {
    /// HTTP status: the only place that knows.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Denied => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Form(_) | Self::Refused(_) => 422,
            Self::TooOften { .. } => 429,
            Self::Busy | Self::Unreachable => 503,
            Self::Fault(_) => 500,
        }
    }

    /// One wrong field.
    pub fn field(field: &str, text: impl Into<String>) -> Self {
        Self::Form(vec![FieldError::new(field, text)])
    }

    /// What is said at `field` of a form, if anything.
    pub fn at(&self, field: &str) -> Option<String> {
        let Self::Form(errors) = self else { return None };
        errors.iter().find(|e| e.field == field).map(|e| e.text.clone())
    }
}

impl From<domain::access::Denied> for AppError {
    fn from(_: domain::access::Denied) -> Self {
        Self::Denied
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::unread(),
            // On the server these are arguments that do not read; in the browser, an answer that did not come whole.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => Self::unread(),
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => Self::Unreachable,
            other => Self::unexpected(&other),
        }
    }

    fn ser(&self) -> server_fn::Bytes {
        #[cfg(feature = "ssr")]
        crate::kit::response::set_status_of(self);
        <JsonEncoding as server_fn::Encodes<Self>>::encode(self)
            .expect("an AppError is plain data and always has a JSON form")
    }
}

impl AppError {
    fn unread() -> Self {
        Self::field("", "Сервер не понял запрос. Обновите страницу и повторите.")
    }

    #[cfg(feature = "ssr")]
    fn unexpected(cause: &dyn std::fmt::Display) -> Self {
        Self::fault(cause)
    }

    #[cfg(not(feature = "ssr"))]
    fn unexpected(_: &dyn std::fmt::Display) -> Self {
        Self::Unreachable
    }

    /// Logs `cause` once under a fresh number; only the number leaves the server.
    #[cfg(feature = "ssr")]
    pub fn fault(cause: impl std::fmt::Display) -> Self {
        let number = format!("{:08x}", rand::random::<u32>());
        tracing::error!(fault = %number, %cause);
        Self::Fault(FaultId(number))
    }
}

#[cfg(feature = "ssr")]
impl From<sea_orm::DbErr> for AppError {
    fn from(error: sea_orm::DbErr) -> Self {
        // A turn that ran over its time, a lock, a deadlock: nothing was changed, it may be tried again.
        if crate::kit::db::is_passing(&error) { Self::Busy } else { Self::fault(error) }
    }
}
