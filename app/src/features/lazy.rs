//! Pages of the house. Most are forms and links: the server draws them, and no program comes along. Others wake: the
//! server draws them too, and the browser fetches the program of their group and goes on with the page alone.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use drawn::Drawn;

/// What the program of a group gives: the hand that draws its pages by their names.
pub type Draw = fn(&'static str) -> AnyView;

/// Pages that need no program: see `shell`.
macro_rules! plain_pages {
    ($($name:ident: $page:path;)+) => {$(
        #[cfg(feature = "ssr")]
        pub const $name: Drawn = Drawn(|| Box::pin(async { view! { <$page /> }.into_any() }));
    )+};
}

/// Pages that wake, by who goes there together: one download for each group, so that what they share comes once.
macro_rules! lazy_pages {
    ($($group:ident { $($name:ident: $page:path;)+ })+) => {
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
    TRACES: super::traces::TracesPage;
    SOCIAL: super::social::SocialPage;
    SOCIAL_CLASS: super::social::SocialClassPage;
    PASSPORT: super::social::PassportPage;
    RECONCILIATIONS: super::reconciliation::OverviewPage;
    RECONCILIATION: super::reconciliation::ReportPage;
    RECONCILIATION_ROWS: super::reconciliation::SheetPage;
    OWN_DATA: super::reconciliation::OwnDataPage;
    IMPORT: super::import::ImportPage;
    UPLOAD: super::import::UploadPage;
    BATCH: super::import::BatchPage;
}

lazy_pages! {
    account {
        PASSWORD: super::account::PasswordPage;
        SESSIONS: super::account::SessionsPage;
    }
    journal {
        JOURNALS: super::journal::JournalsPage;
        JOURNAL: super::journal::JournalPage;
    }
    totals {
        TERM_MARKS: super::term_marks::TermMarksPage;
        TERM_SHEET: super::term_marks::TermSheetPage;
        TERMS: super::term_marks::TermsPage;
        ABSENCES: super::absences::AbsencesPage;
        CONTROL: super::control::ControlPage;
    }
    plans {
        LESSON_PLANS: super::lesson_plans::LessonPlansPage;
        LESSON_PLAN: super::lesson_plans::LessonPlanPage;
        LESSON_DATES: super::lesson_plans::LessonDatesPage;
        CURRICULUM: super::curriculum::CurriculumPage;
        TEACHER_LOAD: super::curriculum::TeacherLoadPage;
    }
    office {
        WIZARD: super::wizard::WizardPage;
        ORGANISATIONS: super::organisations::OrganisationsPage;
    }
    timetable {
        TIMETABLE: super::timetable::TimetablePage;
        TIMETABLE_PLAN: super::timetable::PlanPage;
    }
    papers {
        CONSENTS: super::consents::ConsentsPage;
        CONSENT_ROLL: super::consents::ConsentRollPage;
        CONSENT_TEXTS: super::consents::ConsentTextsPage;
        SLIPS: super::slips::SlipsPage;
        SLIP_SHEET: super::slips::SlipSheetPage;
    }
    gallery {
        GALLERY: super::gallery::GalleryPage;
    }
}
