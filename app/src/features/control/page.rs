//! The page of control that keeps itself fresh: what journals lack; and the tabs of all pages beside it.

use domain::ids::SchoolId;
use leptos::prelude::*;

use super::api::count_lacking;
use super::counted::Counted;
use super::fresh::keep_fresh;
use super::way::{self, Asked};
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::{Page, PageWidth, Tab, Tabs};

/// `/control?from=&to=&by=`
#[component]
pub fn ControlPage() -> impl IntoView {
    let query = asked::query();
    let wanted = move || {
        let Asked { span, by, .. } = query.with(Asked::read);
        (span, by)
    };
    let opened = load(wanted, |(span, by)| count_lacking(span, by));
    if let Some(school) = expect_context::<Who>().organisation() {
        keep_fresh(SchoolId(school.0), move || opened.refetch());
    }
    view! {
        <Loaded resource=opened let:overview>
            <View here=link::CONTROL><Counted overview /></View>
        </Loaded>
    }
}

/// One of the views of the whole school.
#[component]
pub fn View(#[prop(into)] here: String, children: Children) -> impl IntoView {
    let tab = |href: String, title: &str| Tab { href, title: title.into(), count: None };
    let tabs = vec![
        tab(link::CONTROL.into(), "Ведение журналов"),
        tab(way::averages(super::overview::Whose::All, None, false), "Средний балл и итоговые"),
        tab(way::all_marks(), "Отметки под вопросом"),
        tab(way::access(None), "Кто открывал журналы"),
        tab(way::log(), "Журнал событий"),
    ];
    view! {
        <Page title="Контроль" width=PageWidth::Wide>
            <Tabs label="Контроль" tabs here />
            <div class="control-view">{children()}</div>
        </Page>
    }
}
