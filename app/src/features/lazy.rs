//! Pages as downloads of their own: a browser fetches the code of a page when it first goes there.

use std::pin::Pin;

use leptos::prelude::*;
use leptos_router::ChooseView;

/// A page that arrives when somebody goes there. One type for all of them: a type of its own for each would make the
/// router anew for every page.
#[derive(Clone, Copy)]
pub struct LazyPage {
    view: fn() -> Arriving<AnyView>,
    preload: fn() -> Arriving<()>,
}

type Arriving<T> = Pin<Box<dyn Future<Output = T>>>;

impl ChooseView for LazyPage {
    async fn choose(self) -> AnyView {
        (self.view)().await
    }

    async fn preload(&self) {
        (self.preload)().await;
    }
}

/// Pages by who goes there together: one download for each group, so that what they share comes once.
macro_rules! lazy_pages {
    ($($group:ident, $preload:ident { $($name:ident: $page:path;)+ })+) => {$(
        #[lazy]
        fn $group(page: &'static str) -> AnyView {
            $(if page == stringify!($name) {
                return view! { <$page /> }.into_any();
            })+
            ().into_any()
        }

        $(pub const $name: LazyPage = LazyPage {
            view: || Box::pin($group(stringify!($name))),
            #[cfg(not(feature = "ssr"))]
            preload: || Box::pin($preload()),
            #[cfg(feature = "ssr")]
            preload: || Box::pin(async {}),
        };)+
    )+};
}

/// Pages that need no program (see `shell`): drawn on the server alone, and whoever comes from a page that has one
/// asks the server for them.
macro_rules! plain_pages {
    ($($name:ident: $page:path;)+) => {$(
        pub const $name: LazyPage = LazyPage {
            #[cfg(feature = "ssr")]
            view: || Box::pin(async { view! { <$page /> }.into_any() }),
            #[cfg(not(feature = "ssr"))]
            view: || Box::pin(async { ask_server() }),
            preload: || Box::pin(async {}),
        };
    )+};
}

#[cfg(not(feature = "ssr"))]
fn ask_server() -> AnyView {
    // The router writes the new address once the page is chosen: only then is the server asked for it.
    let ask = || {
        // It fails in no window that is open.
        let _ = window().location().reload();
    };
    set_timeout(ask, std::time::Duration::ZERO);
    ().into_any()
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
    OUTAGE: super::outage::OutagePage;
    OUTAGE_RETURN: super::outage::ReturnPage;
}

lazy_pages! {
    account, __preload_account {
        PASSWORD: super::account::PasswordPage;
        SESSIONS: super::account::SessionsPage;
    }
    journal, __preload_journal {
        JOURNALS: super::journal::JournalsPage;
        JOURNAL: super::journal::JournalPage;
    }
    totals, __preload_totals {
        TERM_MARKS: super::term_marks::TermMarksPage;
        TERM_SHEET: super::term_marks::TermSheetPage;
        TERMS: super::term_marks::TermsPage;
        ABSENCES: super::absences::AbsencesPage;
        CONTROL: super::control::ControlPage;
    }
    plans, __preload_plans {
        LESSON_PLANS: super::lesson_plans::LessonPlansPage;
        LESSON_PLAN: super::lesson_plans::LessonPlanPage;
        LESSON_DATES: super::lesson_plans::LessonDatesPage;
        CURRICULUM: super::curriculum::CurriculumPage;
        TEACHER_LOAD: super::curriculum::TeacherLoadPage;
    }
    office, __preload_office {
        WIZARD: super::wizard::WizardPage;
        ORGANISATIONS: super::organisations::OrganisationsPage;
    }
    timetable, __preload_timetable {
        TIMETABLE: super::timetable::TimetablePage;
        TIMETABLE_PLAN: super::timetable::PlanPage;
    }
    papers, __preload_papers {
        CONSENTS: super::consents::ConsentsPage;
        CONSENT_ROLL: super::consents::ConsentRollPage;
        CONSENT_TEXTS: super::consents::ConsentTextsPage;
        SLIPS: super::slips::SlipsPage;
        SLIP_SHEET: super::slips::SlipSheetPage;
    }
    gallery, __preload_gallery {
        GALLERY: super::gallery::GalleryPage;
    }
}
