//! Pages as downloads of their own: a browser fetches the code of a page when it first goes there.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

macro_rules! lazy_pages {
    ($($route:ident shows $page:path;)+) => {$(
        pub struct $route;

        #[lazy_route]
        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            fn view(_this: Self) -> AnyView {
                view! { <$page /> }.into_any()
            }
        }
    )+};
}

lazy_pages! {
    Password shows super::account::PasswordPage;
    Sessions shows super::account::SessionsPage;
    DiaryToday shows super::diary::TodayPage;
    DiaryWeek shows super::diary::WeekPage;
    DiaryMarks shows super::diary::MarksPage;
    Journals shows super::journal::JournalsPage;
    Journal shows super::journal::JournalPage;
    People shows super::people::PeoplePage;
    Import shows super::import::ImportPage;
    Upload shows super::import::UploadPage;
    Wizard shows super::wizard::WizardPage;
    WizardStep shows super::wizard::WizardPage;
    Organisations shows super::organisations::OrganisationsPage;
}
