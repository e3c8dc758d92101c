//! The three pages of notices, each a tab of the others.

use leptos::prelude::*;

use crate::kit::link;
use crate::ui::{Tab, Tabs};

#[component]
pub fn NoticeTabs(here: &'static str) -> impl IntoView {
    let tab = |href: &str, title: &str| Tab { href: href.into(), title: title.into(), count: None };
    let tabs = vec![
        tab(link::NOTIFICATIONS, "Новое"),
        tab(link::ANNOUNCEMENTS, "Объявления"),
        tab(link::NOTIFICATION_SETTINGS, "Настройки"),
    ];
    view! { <Tabs label="Уведомления" tabs here=here.to_owned() /> }
}
