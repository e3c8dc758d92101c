//! Addresses of pages, so that a slice can lead to another without knowing it.

use domain::ids::{ClassId, GroupId, LessonId, OrganisationId, PersonId, SubjectId, TermId};
use domain::second_factor::Owed;

use crate::ui::stands_in;

mod cards;
mod daily;
mod family;
mod lessons;
mod outage;
mod plans;
mod setup;

pub use cards::{DOCUMENTS, document, document_scan, documents, photo, photo_of};
pub use daily::{
    CLASS_MARKS, CLASS_MARKS_BOOK, CLASS_MARKS_PDF, DEBTS, MY_DAY, class_marks, class_marks_of, journal_at,
};
#[cfg(feature = "ssr")]
pub use family::diary_week;
pub use family::{
    ABSENCES, HOMEWORK, RECONCILIATION, absence_notes, absences, consents, homework, homework_answer,
    homework_file, homework_in, homework_of, missed, missed_in, own_data, reconciliation,
    reconciliation_protocol, reconciliation_rows, signatures, tasks,
};
pub use lessons::{
    DRAFTS, HALL_BOOK, HOURS_BOOK, PLAN, SUBSTITUTIONS, TEACHER_ABSENCES, TIMETABLE, WEEK_PDF, draft,
    lesson_places, plan, substitution, substitution_sheet, substitutions, week_file,
};
pub use outage::{OUTAGE, outage_paper, outage_sheet};
pub use plans::{
    CLASS_PAUSE, CURRICULUM, CURRICULUM_TEMPLATE, INDIVIDUAL_PLANS, LESSON_PLANS, LESSON_PROGRESS,
    PLAN_GALLERY, TEACHER_LOAD, class_pause, curriculum, curriculum_template, individual_plan,
    individual_plans, lesson_dates, lesson_plan, lesson_progress, plan_tabs, share_plan, shared_plan,
};

pub use setup::{SPLITS, WIZARD, WIZARD_WEEK, split, wizard, wizard_of};

pub const HOME: &str = "/";
/// The design system, shown to itself.
#[cfg(feature = "ssr")]
pub const GALLERY: &str = "/ui";
pub const SIGN_IN: &str = "/sign-in";
/// Under it one-time links.
pub const LINK: &str = "/link";
pub const PASSWORD: &str = "/password";
pub const SESSIONS: &str = "/sessions";
/// Where the second factor is switched on and off.
pub const SECOND_FACTOR: &str = "/second-factor";
/// Where its code is asked for.
pub const CODE: &str = "/code";
/// What a browser shows without a network.
pub const OFFLINE: &str = "/offline";
/// What every page can do without a program of its own: it finds, and keeps the page without a network at hand.
pub const PAGE_PROGRAM: &str = "/page.js";
pub const JOURNALS: &str = "/journals";
pub const TERM_MARKS: &str = "/term-marks";
pub const TERMS: &str = "/terms";
/// The rules by which the school suggests term marks.
pub const TERM_RULES: &str = "/term-rules";
/// What is learned without marks.
pub const UNMARKED: &str = "/unmarked";
/// Who is freed from which subject.
pub const EXEMPTIONS: &str = "/exemptions";
pub const DIARY: &str = "/diary";
/// Diaries of all children of a guardian.
pub const CHILDREN: &str = "/diary/children";
/// Whose weeks of the diary are signed.
pub const SIGNATURES: &str = "/signatures";
/// Where the form beneath a week is posted.
pub const READ_COMMENT: &str = "/api/app/features/signatures/api/read_comment";
pub const SIGN_WEEK: &str = "/api/app/features/signatures/api/sign_week";
/// Where the form that turns to another side is posted.
pub const PUT_ON: &str = "/api/app/features/account/api/put_on";
/// Lessons in the calendar of a phone.
pub const CALENDAR: &str = "/calendar";
pub const PEOPLE: &str = "/people";
pub const IMPORT: &str = "/import";
/// What the school holds of the reader as one of its staff.
pub const OWN_CARD: &str = "/own-card";
pub const ORGANISATIONS: &str = "/organisations";
pub const SLIPS: &str = "/slips";
pub const CONSENTS: &str = "/consents";
pub const CONSENT_TEXTS: &str = "/consent-texts";
/// What somebody is asked to consent to before anything else.
pub const CONSENT: &str = "/consent";

/// Who works in the school as what, and what each role may do there.
pub const RIGHTS: &str = "/rights";

/// What a role may do, open to be changed.
pub fn rights_of(role: domain::role::Role) -> String {
    format!("{RIGHTS}?part=table&role={}", role.code())
}

/// The page where something owed at the door is given.
pub const fn owed(owes: Owed) -> &'static str {
    match owes {
        Owed::Code => CODE,
        Owed::NewPassword => PASSWORD,
        Owed::Factor => SECOND_FACTOR,
    }
}

pub const NOTIFICATIONS: &str = "/notifications";
/// What reaches the person, by what way and when.
pub const NOTIFICATION_SETTINGS: &str = "/notifications/settings";
pub const ANNOUNCEMENTS: &str = "/notifications/announcements";

/// Where a person confirms the mail address they gave.
#[cfg(feature = "ssr")]
pub fn confirm_mail(secret: &str) -> String {
    format!("{NOTIFICATION_SETTINGS}?confirm={secret}")
}

/// Where one press ends all mail to a person.
#[cfg(feature = "ssr")]
pub fn unsubscribe(secret: &str) -> String {
    format!("/unsubscribe/{secret}")
}

/// A day of the diary of `child`.
#[cfg(feature = "ssr")]
pub fn diary_day(child: PersonId, day: chrono::NaiveDate) -> String {
    format!("/diary/week?child={child}&from={day}#d{day}")
}

/// The marks of `child` in a subject.
#[cfg(feature = "ssr")]
pub fn diary_subject(child: PersonId, subject: SubjectId) -> String {
    format!("/diary/marks?child={child}&subject={subject}#s{subject}")
}

/// Who looked at whose personal data.
pub const TRACES: &str = "/who-looked";

/// The card of a person.
pub fn card(person: PersonId) -> String {
    format!("{PEOPLE}/{person}")
}

/// The list of a class as one form.
pub fn class_list(class: ClassId) -> String {
    format!("{PEOPLE}/class/{class}")
}

/// Social passports, in figures.
pub const SOCIAL: &str = "/social";

/// Social passports of a class.
pub fn social_class(class: ClassId) -> String {
    format!("{SOCIAL}/class/{class}")
}

/// The social passport of a pupil.
pub fn passport(pupil: PersonId) -> String {
    format!("{SOCIAL}/{pupil}")
}

/// Looks at the data of a person.
pub fn traces_of(person: PersonId) -> String {
    format!("{TRACES}?of={person}")
}

/// Looks of a person.
pub fn traces_by(person: PersonId) -> String {
    format!("{TRACES}?by={person}")
}

/// An organisation that somebody oversees.
pub fn organisation(of: OrganisationId) -> String {
    format!("{ORGANISATIONS}/{of}")
}

/// The import, opened for a list of staff.
pub const IMPORT_STAFF: &str = "/import?kind=staff";

/// The page that takes a one-time sign-in link.
pub fn sign_in_link(token: &str) -> String {
    format!("{LINK}/{token}")
}

/// A group's journal in its current term.
pub fn journal(group: GroupId) -> String {
    format!("/journal/{group}")
}

/// The same term of a journal as a workbook.
pub fn journal_book(group: GroupId, term: TermId) -> String {
    format!("/journal/{group}/journal.xlsx?term={term}")
}

/// A group's journal in a given term.
pub fn journal_term(group: GroupId, term: TermId) -> String {
    format!("/journal/{group}?term={term}")
}

/// A group's term marks in a given term.
pub fn term_marks(group: GroupId, term: TermId) -> String {
    format!("{TERM_MARKS}/{group}?term={term}")
}

/// Exemptions in a class.
pub fn exemptions(class: ClassId) -> String {
    format!("{EXEMPTIONS}?class={class}")
}

/// The rule of a subject, or of the whole school.
pub fn term_rules(subject: Option<SubjectId>) -> String {
    subject.map_or_else(|| TERM_RULES.to_owned(), |subject| format!("{TERM_RULES}?subject={subject}"))
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

/// How the term mark of a pupil was changed.
pub fn term_mark_history(group: GroupId, term: TermId, pupil: PersonId) -> String {
    format!("{CONTROL}/term-mark?group={group}&term={term}&pupil={pupil}")
}

/// The lesson of a group's journal, in its term.
pub fn journal_lesson(group: GroupId, term: TermId, lesson: LessonId) -> String {
    format!("{}&lesson={lesson}", journal_term(group, term))
}

/// Where the page stands among the ways to go, if its own address does not begin as one of them.
pub fn section(path: &str) -> &str {
    let sections: [(&[&str], &str); 6] = [
        (&["/journal"], JOURNALS),
        (plans::BENEATH, LESSON_PLANS),
        (&[CONSENTS, CONSENT_TEXTS, RIGHTS], SLIPS),
        (&[CALENDAR], TIMETABLE),
        (&[TERM_RULES, UNMARKED], TERMS),
        (&[TRACES, SOCIAL, DOCUMENTS], PEOPLE),
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
