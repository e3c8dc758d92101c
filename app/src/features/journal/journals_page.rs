//! The list of journals one may open.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::api::journals;
use super::post::topic;
use super::sheet::Journal;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{link, outbox};
use crate::ui::words::counted;
use crate::ui::{Empty, Glyph, Page, Tone, Way, Ways};

/// `/journals`
#[component]
pub fn JournalsPage() -> impl IntoView {
    let list = load(|| (), |()| journals());
    view! {
        <Page title="Журналы">
            <Loaded resource=list let:list>
                {if list.is_empty() {
                    view! {
                        <Empty title="Журналов пока нет" glyph=Glyph::Journal>
                            <p>"Журнал появится, когда вас назначат учителем группы. Это делает завуч или координатор."</p>
                        </Empty>
                    }
                        .into_any()
                } else {
                    view! { <Journals list /> }.into_any()
                }}
            </Loaded>
        </Page>
    }
}

/// What lies unsent on this device is known once the page is awake.
#[component]
fn Journals(list: Vec<Journal>) -> impl IntoView {
    let who = use_context::<Who>();
    let unsent = RwSignal::new(BTreeMap::new());
    Effect::new(move |_| unsent.set(who.as_ref().map(|who| outbox::unsent(who.person)).unwrap_or_default()));
    let ways =
        move || unsent.with(|unsent| list.iter().map(|journal| way(journal, unsent)).collect::<Vec<_>>());
    move || view! { <Ways ways=ways() /> }
}

fn way(journal: &Journal, unsent: &BTreeMap<String, usize>) -> Way {
    let open = journal.open_lessons;
    let waiting = unsent.get(&topic(journal.group)).map(|count| {
        let changes = counted(*count as u64, ["изменение ждёт", "изменения ждут", "изменений ждут"]);
        (Tone::Accent, format!("{changes} отправки"))
    });
    let due = format!("{} не отмечено", counted(u64::from(open), ["урок", "урока", "уроков"]));
    Way {
        heading: journal.class.clone(),
        title: journal.subject.clone(),
        href: link::journal(journal.group),
        due: waiting.or((open > 0).then_some((Tone::Alert, due))),
    }
}
