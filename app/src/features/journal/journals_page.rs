//! The list of journals one may open.

use leptos::prelude::*;

use super::api::journals;
use super::sheet::Journal;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
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
                    view! { <Ways ways=list.into_iter().map(way).collect() /> }.into_any()
                }}
            </Loaded>
        </Page>
    }
}

fn way(journal: Journal) -> Way {
    let open = journal.open_lessons;
    let due = format!("{} не отмечено", counted(u64::from(open), ["урок", "урока", "уроков"]));
    Way {
        heading: journal.class,
        title: journal.subject,
        href: link::journal(journal.group),
        due: (open > 0).then_some((Tone::Alert, due)),
    }
}
