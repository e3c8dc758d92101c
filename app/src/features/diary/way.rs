//! Addresses within the diary; a child named in the address stays named.

use chrono::{Days, NaiveDate};
use domain::ids::{PersonId, SubjectId, TermId};
use leptos::prelude::*;

use crate::kit::asked::{Words, query};
use crate::kit::{AppError, AppResult, link};

pub const WEEK: &str = "/diary/week";
pub const MARKS: &str = "/diary/marks";

/// Leads on from a page opened for `child`, or for whoever's side is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Way {
    pub child: Option<PersonId>,
}

impl Way {
    /// The way of the page shown now. A name that is no child's leads nowhere.
    pub fn here() -> Self {
        Self { child: query().with_untracked(asked).unwrap_or_default() }
    }

    pub fn today(self) -> String {
        self.address(link::DIARY, "")
    }

    pub fn week(self, day: NaiveDate) -> String {
        self.address(WEEK, &format!("from={day}"))
    }

    /// A day within its week.
    pub fn day(self, day: NaiveDate) -> String {
        format!("{}#{}", self.week(day), day_id(day))
    }

    /// The week `weeks` later.
    pub fn weeks_on(self, day: NaiveDate, weeks: i64) -> String {
        let days = Days::new(7 * weeks.unsigned_abs());
        let moved = if weeks < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
        self.week(moved.unwrap_or(day))
    }

    pub fn marks(self, term: TermId) -> String {
        self.address(MARKS, &format!("term={term}"))
    }

    /// Marks of the whole year.
    pub fn year(self) -> String {
        self.address(MARKS, "part=year")
    }

    /// Works that are owed.
    pub fn debts(self) -> String {
        self.address(MARKS, "part=debts")
    }

    /// What is needed for better marks in a subject.
    pub fn ways(self, subject: SubjectId) -> String {
        self.address(MARKS, &format!("part=ways&subject={subject}"))
    }

    /// A subject laid open among the marks.
    pub fn subject(self, term: Option<TermId>, subject: SubjectId) -> String {
        let term = term.map(|term| format!("term={term}&")).unwrap_or_default();
        format!("{}#{}", self.address(MARKS, &format!("{term}subject={subject}")), subject_id(subject))
    }

    fn address(self, path: &str, query: &str) -> String {
        let child = self.child.map(|child| format!("child={child}")).unwrap_or_default();
        match (child.is_empty(), query.is_empty()) {
            (true, true) => path.to_owned(),
            (false, false) => format!("{path}?{child}&{query}"),
            _ => format!("{path}?{child}{query}"),
        }
    }
}

/// The child the address names. Text that names nobody is somebody one may not see.
pub fn asked(query: &Words) -> AppResult<Option<PersonId>> {
    query.get("child").map(|text| text.parse().map_err(|_| AppError::NotFound)).transpose()
}

pub fn day_id(day: NaiveDate) -> String {
    format!("d{day}")
}

pub fn subject_id(subject: SubjectId) -> String {
    format!("s{subject}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_named_in_the_address_stays_named() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap();
        let own = Way::default();
        assert_eq!(own.today(), "/diary");
        assert_eq!(own.week(monday), "/diary/week?from=2026-11-09");
        assert_eq!(own.weeks_on(monday, -1), "/diary/week?from=2026-11-02");
        let named = Way { child: Some(PersonId(7)) };
        assert_eq!(named.today(), "/diary?child=7");
        assert_eq!(named.day(monday), "/diary/week?child=7&from=2026-11-09#d2026-11-09");
        assert_eq!(own.year(), "/diary/marks?part=year");
        assert_eq!(named.debts(), "/diary/marks?child=7&part=debts");
        assert_eq!(named.ways(SubjectId(5)), "/diary/marks?child=7&part=ways&subject=5");
        assert_eq!(named.subject(Some(TermId(2)), SubjectId(5)), "/diary/marks?child=7&term=2&subject=5#s5");
    }
}
