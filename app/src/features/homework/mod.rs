//! Homework with files and answers: a teacher hangs files and links on it, a family ticks and answers it, the teacher replies.
//!
//! For teachers of the group and whoever stands in (keep), those who read its journal (read), pupils and guardians (do).
//! The words of the homework stay the journal's. Tables: homeworks, `homework_links`, `homework_files`, `homework_ticks`,
//! `homework_answers`, `homework_answer_files`; files by `kit::files`. Routes: `/homework`, `/homework/:lesson`, plain
//! pages; doors: `POST /homework/:lesson/files`, `POST /homework/:lesson/answer/:pupil`, `GET /homework/:lesson/files/:file`.
//!
//! Who may do what until when is law (`domain::homework`). Read in this order: `sheet`, `tasks` (the wire), `api`, `doors`,
//! `store`; then `page` with `kept` (the teacher's half) and `family`, and `tasks_page`.

mod api;
#[cfg(feature = "ssr")]
mod doors;
mod family;
mod kept;
mod page;
mod parts;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
mod tasks;
mod tasks_page;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::HomeworkPage;
pub use tasks_page::TasksPage;

/// A family sees what is due, a teacher what waits to be read.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::HOMEWORK, title: "Задания", glyph: Glyph::File };
    let own = who.is_family() || (who.works_in(OrgKind::School) && who.teaches);
    own.then_some(entry).into_iter().collect()
}
