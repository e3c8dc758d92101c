//! Addresses of pages, so that a slice can lead to another without knowing it.

use domain::ids::{ClassId, GroupId, LessonId, LessonPlanId, PersonId, TermId, YearId};
use domain::wizard::Step;

use crate::ui::stands_in;

pub const HOME: &str = "/";
/// The design system, shown to itself.
#[cfg(feature = "ssr")]
pub const GALLERY: &str = "/ui";
pub const SIGN_IN: &str = "/sign-in";
pub const PASSWORD: &str = "/password";
pub const SESSIONS: &str = "/sessions";
pub const JOURNALS: &str = "/journals";
pub const TERM_MARKS: &str = "/term-marks";
pub const TERMS: &str = "/terms";
pub const DIARY: &str = "/diary";
/// Where the form that turns to another side is posted.
pub const PUT_ON: &str = "/api/app/features/account/api/put_on";
/// Lessons in the calendar of a phone.
pub const CALENDAR: &str = "/calendar";
pub const PEOPLE: &str = "/people";
pub const IMPORT: &str = "/import";
pub const WIZARD: &str = "/wizard";
pub const ORGANISATIONS: &str = "/organisations";
pub const TIMETABLE: &str = "/timetable";
/// The sheet in the hall as a workbook.
pub const HALL_BOOK: &str = "/timetable/hall.xlsx";
/// Where a timetable is made.
pub const PLAN: &str = "/timetable/plan";

pub const LESSON_PLANS: &str = "/lesson-plans";
pub const CURRICULUM: &str = "/curriculum";
pub const TEACHER_LOAD: &str = "/teacher-load";
pub const SLIPS: &str = "/slips";
pub const CONSENTS: &str = "/consents";
pub const CONSENT_TEXTS: &str = "/consent-texts";
/// What somebody is asked to consent to before anything else.
pub const CONSENT: &str = "/consent";

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

/// A lesson plan with its rows.
pub fn lesson_plan(plan: LessonPlanId) -> String {
    format!("{LESSON_PLANS}/{plan}")
}

/// The dates of a group's lesson plan.
pub fn lesson_dates(group: GroupId) -> String {
    format!("/lesson-dates/{group}")
}

/// A grade of the curriculum, open to be written.
pub fn curriculum(year: YearId, of: &str) -> String {
    format!("{CURRICULUM}?year={year}&of={of}")
}

/// A term of the school: what it lacks, its orders.
pub fn term(term: TermId) -> String {
    format!("{TERMS}?term={term}")
}

/// What the journals of the school lack.
pub const CONTROL: &str = "/control";

/// How a cell of a journal was changed.
pub fn cell_history(lesson: LessonId, pupil: PersonId) -> String {
    format!("{CONTROL}/cell?lesson={lesson}&pupil={pupil}")
}

/// The class teacher's list of absences.
pub const ABSENCES: &str = "/absences";

/// The same of one class.
pub fn absences(class: ClassId) -> String {
    format!("{ABSENCES}?class={class}")
}

/// Notes of absence about a child, or about the one whose side is on.
pub fn absence_notes(child: Option<PersonId>) -> String {
    child.map_or_else(|| "/diary/absences".to_owned(), |child| format!("/diary/absences?child={child}"))
}

/// Where the page stands among the ways to go, if its own address does not begin as one of them.
pub fn section(path: &str) -> &str {
    let sections: [(&[&str], &str); 4] = [
        (&["/journal"], JOURNALS),
        (&[CURRICULUM, TEACHER_LOAD, "/lesson-dates"], LESSON_PLANS),
        (&[CONSENTS, CONSENT_TEXTS], SLIPS),
        (&[CALENDAR], TIMETABLE),
    ];
    sections
        .iter()
        .find(|(pages, _)| pages.iter().any(|page| stands_in(path, page)))
        .map_or(path, |(_, entry)| entry)
}

/// Is `path` one of our own pages? Anything else is not led to after sign-in.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_in_its_section() {
        assert_eq!(section("/journal/7"), JOURNALS);
        assert_eq!(section("/consent-texts"), SLIPS);
        assert_eq!(section(CALENDAR), TIMETABLE);
        assert_eq!(section("/consent"), "/consent");
        assert_eq!(section("/diary/week"), "/diary/week");
    }

    #[test]
    fn nobody_is_led_away_to_a_foreign_site() {
        assert!(is_local("/journal/5?term=2"));
        assert!(!is_local("//evil.example"));
        assert!(!is_local("https://evil.example"));
        assert!(!is_local("/\\evil.example"));
    }
}
