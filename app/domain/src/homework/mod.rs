//! Homework of a lesson: what hangs on it, who answers and until when, and what the teacher says of an answer.
//!
//! The words of the homework are a part of the journal; this is what a family does with them.

mod answer;
mod enclosed;
mod reply;
#[cfg(test)]
mod tests;

pub use answer::{AnswerEntry, AnswerRefused, AnswerState, DoHomework, Duty, LONGEST_ANSWER, MOST_FILES};
pub use enclosed::{DueRefused, KeepHomework, LinkRefused, MOST_ENCLOSED, WebLink, due_on, may_enclose};
pub use reply::{LONGEST_REPLY, ReplyEntry, ReplyRefused, Verdict, reply};
