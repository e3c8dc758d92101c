//! All SQL of homework.

mod doing;
mod files;
mod keeping;
mod opened;
mod reading;
mod tasks;

use domain::homework::{AnswerRefused, KeepHomework, ReplyEntry, Verdict, reply};
use domain::ids::PersonId;

use crate::kit::files::Form;
use crate::kit::{AppError, AppResult};

pub use doing::{duty, keep_answer, left, tick};
pub use files::file;
pub use keeping::{add_link, day_of, drop_file, drop_link, hang, keep_reply, lesson, room, set_due, version};
pub use opened::{family, kept, read_lesson};
pub use tasks::tasks;

/// The field of the reply to a pupil: a page has one for each.
pub fn words_field(pupil: PersonId) -> String {
    format!("words-{pupil}")
}

/// The law asked about a reply, its refusal said at the field of that pupil.
pub fn replied(
    versions: (i32, i32),
    pupil: PersonId,
    (verdict, words): (Verdict, &str),
    permit: &domain::access::Permit<KeepHomework<'_>>,
) -> AppResult<ReplyEntry> {
    let told = |why: domain::homework::ReplyRefused| AppError::field(&words_field(pupil), why.to_string());
    reply(versions, verdict, words, permit).map_err(told)
}

/// A refusal as the wire carries it.
pub fn refused(why: AnswerRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// The same of an answer, at the field it is about; what was wrong with its files is said, too.
pub fn not_taken(why: &AnswerRefused, form: &Form) -> AppError {
    match (why, form.complaint("files")) {
        (AnswerRefused::Nothing, Some(complaint)) => complaint,
        (AnswerRefused::Nothing | AnswerRefused::TooLong, _) => AppError::field("text", why.to_string()),
        _ => AppError::Refused(why.to_string()),
    }
}
