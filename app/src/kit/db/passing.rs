//! Which failures of the database pass by themselves, so that the same change may simply be sent again.

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

/// PostgreSQL: serialization failure, deadlock, lock not available, too many connections, shutting down.
const PASSING: [&str; 6] = ["40001", "40P01", "55P03", "53300", "57P01", "57P03"];
/// SQLite: busy and its extended kinds.
const SQLITE_BUSY: [&str; 4] = ["5", "261", "517", "773"];

/// True when nothing was changed and nothing is broken: the answer is «busy», not «fault».
pub fn is_passing(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) => code(cause)
            .is_some_and(|code| PASSING.contains(&code.as_str()) || SQLITE_BUSY.contains(&code.as_str())),
        _ => false,
    }
}

fn code(cause: &RuntimeErr) -> Option<String> {
    let RuntimeErr::SqlxError(error) = cause else { return None };
    error.as_database_error()?.code().map(Into::into)
}

/// What a statement of a turn that is over gets.
pub(super) fn too_late() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)
}
