//! Pages of the house. Most are forms and links: the server draws them, and no program comes along. Others wake: the
//! server draws them too, and the browser fetches the program of their group and goes on with the page alone.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use drawn::Drawn;

/// What the program of a group gives: the hand that draws its pages by their names.
pub type Draw = fn(&'static str) -> AnyView;

/// Pages that need no program.
macro_rules! plain_pages {
    ($($name:ident: $page:path;)+) => {$(
        #[cfg(feature = "ssr")]
        pub const $name: Drawn = Drawn(|| Box::pin(async { view! { <$page /> }.into_any() }));
    )+};
}

/// Pages that wake, with where they stand, by who goes there together: one download for each group, so that what they
/// share comes once.
macro_rules! lazy_pages {
    ($($group:ident { $($name:ident $($at:literal)+: $page:path;)+ })+) => {
        $(
            #[lazy]
            fn $group() -> Draw {
                |page| {
                    $(if page == stringify!($name) {
                        return view! { <$page /> }.into_any();
                    })+
                    ().into_any()
                }
            }

            $(
                #[cfg(feature = "ssr")]
                pub const $name: Drawn =
                    Drawn(|| Box::pin(async { super::awake::drawn(stringify!($name), $group().await) }));
            )+
        )+

        /// Where pages that wake stand.
        #[cfg(feature = "ssr")]
        const AWAKE: &[&str] = &[$($($($at,)+)+)+];

        /// Fetches the program of this page.
        #[cfg(not(feature = "ssr"))]
        pub async fn program(page: &str) -> Option<(&'static str, Draw)> {
            $($(if page == stringify!($name) {
                return Some((stringify!($name), $group().await));
            })+)+
            None
        }
    };
}

/// Does the page at `path` wake?
#[cfg(feature = "ssr")]
pub fn wakes(path: &str) -> bool {
    let stands = |at: &&str| {
        let (at, path) = (at.split('/'), path.split('/'));
        at.clone().count() == path.clone().count()
            && at.zip(path).all(|(at, here)| at == here || at.starts_with(':'))
    };
    AWAKE.iter().any(stands)
}

#[cfg(feature = "ssr")]
mod drawn {
    use std::pin::Pin;

    use leptos::prelude::AnyView;
    use leptos_router::ChooseView;

    /// A page as the server draws it. One type for all of them: a type of its own for each would make the router anew
    /// for every page.
    #[derive(Clone, Copy)]
    pub struct Drawn(pub fn() -> Pin<Box<dyn Future<Output = AnyView>>>);

    impl ChooseView for Drawn {
        async fn choose(self) -> AnyView {
            (self.0)().await
        }

        async fn preload(&self) {}
    }
}

plain_pages! {
    SIGN_IN: super::account::SignInPage;
    LINK: super::account::LinkPage;
    OFFLINE: super::offline::OfflinePage;
    DIARY_TODAY: super::diary::TodayPage;
    DIARY_FAMILY: super::diary::FamilyPage;
    DIARY_WEEK: super::diary::WeekPage;
    DIARY_MARKS: super::diary::MarksPage;
    NOTES: super::absences::NotesPage;
    TASKS: super::homework::TasksPage;
    HOMEWORK: super::homework::HomeworkPage;
    CONSENT: super::consents::AskedPage;
    SECOND_FACTOR: super::second_factor::SecondFactorPage;
    CODE: super::second_factor::CodePage;
    SUBSTITUTIONS: super::substitutions::SubstitutionsPage;
    CLASS_MARKS: super::class_marks::ClassMarksPage;
    DEBTS: super::debts::DebtsPage;
    MY_DAY: super::my_day::MyDayPage;
    SIGNATURES: super::signatures::SignaturesPage;
    EXEMPTIONS: super::exemptions::ExemptionsPage;
    SPLITS: super::splits::SplitPage;
    TERM_RULES: super::term_marks::TermRulesPage;
    RIGHTS: super::rights::RightsPage;
    NOTIFICATIONS: super::notifications::ListPage;
    ANNOUNCEMENTS: super::notifications::BoardPage;
    NOTIFICATION_SETTINGS: super::notifications::SettingsPage;
    CALENDAR: super::calendar::CalendarPage;
    PEOPLE: super::people::PeoplePage;
    CARD: super::people::CardPage;
    CLASS_LIST: super::people::ClassPage;
    DOCUMENTS: super::documents::DocumentsPage;
    DOCUMENT: super::documents::DocumentPage;
    TRACES: super::traces::TracesPage;
    SOCIAL: super::social::SocialPage;
    SOCIAL_CLASS: super::social::SocialClassPage;
    PASSPORT: super::social::PassportPage;
    RECONCILIATIONS: super::reconciliation::OverviewPage;
    RECONCILIATION: super::reconciliation::ReportPage;
    RECONCILIATION_ROWS: super::reconciliation::SheetPage;
    OWN_DATA: super::reconciliation::OwnDataPage;
    OWN_CARD: super::reconciliation::OwnCardPage;
    IMPORT: super::import::ImportPage;
    UPLOAD: super::import::UploadPage;
    BATCH: super::import::BatchPage;
    PASSWORD: super::account::PasswordPage;
    SESSIONS: super::account::SessionsPage;
    TERM_MARKS: super::term_marks::TermMarksPage;
    TERMS: super::term_marks::TermsPage;
    UNMARKED: super::unmarked::UnmarkedPage;
    ABSENCES: super::absences::AbsencesPage;
    LESSON_PLANS: super::lesson_plans::LessonPlansPage;
    LESSON_DATES: super::lesson_plans::LessonDatesPage;
    LESSON_PROGRESS: super::lesson_plans::LessonProgressPage;
    CLASS_PAUSE: super::lesson_plans::ClassPausePage;
    PLAN_GALLERY: super::plan_gallery::PlanGalleryPage;
    SHARED_PLAN: super::plan_gallery::SharedPlanPage;
    SHARE_PLAN: super::plan_gallery::SharePlanPage;
    CURRICULUM: super::curriculum::CurriculumPage;
    CURRICULUM_TEMPLATE: super::curriculum::CurriculumTemplatePage;
    INDIVIDUAL_PLANS: super::individual_plans::IndividualPlansPage;
    INDIVIDUAL_PLAN: super::individual_plans::IndividualPlanPage;
    TEACHER_LOAD: super::curriculum::TeacherLoadPage;
    WIZARD: super::wizard::WizardPage;
    ORGANISATIONS: super::organisations::OrganisationsPage;
    ORGANISATION: super::organisations::SchoolPage;
    TIMETABLE: super::timetable::TimetablePage;
    TIMETABLE_DRAFTS: super::timetable::DraftsPage;
    CONSENTS: super::consents::ConsentsPage;
    CONSENT_ROLL: super::consents::ConsentRollPage;
    CONSENT_TEXTS: super::consents::ConsentTextsPage;
    SLIPS: super::slips::SlipsPage;
    SLIP_SHEET: super::slips::SlipSheetPage;
    CONTROL_PART: super::control::ControlPartPage;
    OUTAGE: super::outage::OutagePage;
    OUTAGE_RETURN: super::outage::ReturnPage;
}

lazy_pages! {
    journal {
        JOURNAL "/journal/:group": super::journal::JournalPage;
    }
    timetable {
        TIMETABLE_PLAN "/timetable/plan": super::timetable::PlanPage;
    }
    desk {
        JOURNALS "/journals": super::journal::JournalsPage;
        TERM_SHEET "/term-marks/:group": super::term_marks::TermSheetPage;
        CONTROL "/control": super::control::ControlPage;
        LESSON_PLAN "/lesson-plans/:plan": super::lesson_plans::LessonPlanPage;
        WIZARD_WEEK "/wizard/timetable": super::wizard::WeekPage;
        GALLERY "/ui": super::gallery::GalleryPage;
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::wakes;

    #[test]
    fn a_page_wakes_by_its_whole_address() {
        assert!(wakes("/term-marks/7") && wakes("/control") && wakes("/wizard/timetable"));
        assert!(!wakes("/wizard/rooms") && !wakes("/wizard") && !wakes("/control/late"));
        assert!(!wakes("/term-marks") && !wakes("/timetable") && !wakes("/control/late/7") && !wakes("/"));
    }
}
