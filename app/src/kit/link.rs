//! Addresses of pages, so that a slice can lead to another without knowing it.

use domain::ids::{GroupId, TermId};
use domain::wizard::Step;

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/sign-in";
pub const PASSWORD: &str = "/password";
pub const SESSIONS: &str = "/sessions";
pub const JOURNALS: &str = "/journals";
pub const TERM_MARKS: &str = "/term-marks";
pub const TERMS: &str = "/terms";
pub const DIARY: &str = "/diary";
/// Where the form that turns to another side is posted.
pub const PUT_ON: &str = "/api/app/features/account/api/put_on";
pub const PEOPLE: &str = "/people";
pub const IMPORT: &str = "/import";
pub const WIZARD: &str = "/wizard";
pub const ORGANISATIONS: &str = "/organisations";
pub const TIMETABLE: &str = "/timetable";
/// The sheet in the hall as a workbook.
pub const HALL_BOOK: &str = "/timetable/hall.xlsx";
/// Where a timetable is made.
pub const PLAN: &str = "/timetable/plan";

/// A step of the wizard.
pub fn wizard(step: Step) -> String {
    format!("{WIZARD}/{}", step.code())
}

/// The import, opened for a list of staff.
pub const IMPORT_STAFF: &str = "/import?kind=staff";

/// The page that takes a one-time sign-in link.
pub fn sign_in_link(token: &str) -> String {
    format!("/link/{token}")
}

/// A group's journal in its current term.
pub fn journal(group: GroupId) -> String {
    format!("/journal/{group}")
}

/// A group's journal in a given term.
pub fn journal_term(group: GroupId, term: TermId) -> String {
    format!("/journal/{group}?term={term}")
}

/// A group's term marks in a given term.
pub fn term_marks(group: GroupId, term: TermId) -> String {
    format!("{TERM_MARKS}/{group}?term={term}")
}

/// A term of the school: what it lacks, its orders.
pub fn term(term: TermId) -> String {
    format!("{TERMS}?term={term}")
}

/// Is `path` one of our own pages? Anything else is not led to after sign-in.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_away_to_a_foreign_site() {
        assert!(is_local("/journal/5?term=2"));
        assert!(!is_local("//evil.example"));
        assert!(!is_local("https://evil.example"));
        assert!(!is_local("/\\evil.example"));
    }
}
