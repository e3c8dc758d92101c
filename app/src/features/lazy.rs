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

macro_rules! lazy_pages {
    ($($name:ident, $view:ident, $preload:ident: $page:path;)+) => {$(
        #[lazy]
        fn $view() -> AnyView {
            view! { <$page /> }.into_any()
        }

        pub const $name: LazyPage = LazyPage {
            view: || Box::pin($view()),
            #[cfg(not(feature = "ssr"))]
            preload: || Box::pin($preload()),
            #[cfg(feature = "ssr")]
            preload: || Box::pin(async {}),
        };
    )+};
}

lazy_pages! {
    SIGN_IN, sign_in_view, __preload_sign_in_view: super::account::SignInPage;
    LINK, link_view, __preload_link_view: super::account::LinkPage;
    PASSWORD, password_view, __preload_password_view: super::account::PasswordPage;
    SESSIONS, sessions_view, __preload_sessions_view: super::account::SessionsPage;
    DIARY_TODAY, diary_today_view, __preload_diary_today_view: super::diary::TodayPage;
    DIARY_WEEK, diary_week_view, __preload_diary_week_view: super::diary::WeekPage;
    DIARY_MARKS, diary_marks_view, __preload_diary_marks_view: super::diary::MarksPage;
    JOURNALS, journals_view, __preload_journals_view: super::journal::JournalsPage;
    JOURNAL, journal_view, __preload_journal_view: super::journal::JournalPage;
    TERM_MARKS, term_marks_view, __preload_term_marks_view: super::term_marks::TermMarksPage;
    TERM_SHEET, term_sheet_view, __preload_term_sheet_view: super::term_marks::TermSheetPage;
    TERMS, terms_view, __preload_terms_view: super::term_marks::TermsPage;
    PEOPLE, people_view, __preload_people_view: super::people::PeoplePage;
    IMPORT, import_view, __preload_import_view: super::import::ImportPage;
    UPLOAD, upload_view, __preload_upload_view: super::import::UploadPage;
    GALLERY, gallery_view, __preload_gallery_view: super::gallery::GalleryPage;
    WIZARD, wizard_view, __preload_wizard_view: super::wizard::WizardPage;
    TIMETABLE, timetable_view, __preload_timetable_view: super::timetable::TimetablePage;
    TIMETABLE_PLAN, timetable_plan_view, __preload_timetable_plan_view: super::timetable::PlanPage;
    ORGANISATIONS, organisations_view, __preload_organisations_view: super::organisations::OrganisationsPage;
}
