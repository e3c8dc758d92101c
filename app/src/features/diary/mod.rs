//! The diary: today, the week and the marks of one pupil, for the family, phone first.
//!
//! For guardians and pupils, who read. Tables: lessons, assignments, cells, marks, term marks, terms, vacations,
//! announcements; `diary_visits`, which `kit::visits` writes. What was missed stands in the slice of absences.
//! Routes: `/diary`, `/diary/children`, `/diary/week`, `/diary/marks` with its parts. Links and forms alone: it works with scripts blocked.
//!
//! Read in this order: `leaf` (the wire), `api` (the calls), `store` (the SQL), then the pages;
//! what they share: `switch` (children), `strip` (the week), `parts` (of the marks), `lesson`, `mark`, `rest`, `way`.

mod announced;
mod api;
mod away;
mod debts_page;
mod family_page;
mod leaf;
mod lesson;
mod mark;
mod marks_page;
mod parts;
mod reckoned;
mod rest;
#[cfg(feature = "ssr")]
mod store;
mod strip;
mod switch;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;
mod today_page;
mod way;
mod ways_page;
mod week_page;
mod year_page;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use family_page::FamilyPage;
pub use marks_page::MarksPage;
pub use today_page::TodayPage;
pub use week_page::WeekPage;

/// A family has a diary to read.
pub fn entries(who: &Who) -> Vec<Entry> {
    if !who.is_family() {
        return vec![];
    }
    vec![
        Entry { href: link::DIARY, title: "Сегодня", glyph: Glyph::Today },
        Entry { href: way::WEEK, title: "Неделя", glyph: Glyph::Calendar },
        Entry { href: way::MARKS, title: "Отметки", glyph: Glyph::Journal },
    ]
}
