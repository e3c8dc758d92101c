//! The list of journals one may open.

use leptos::prelude::*;

use super::api::journals;
use super::sheet::Journal;
use crate::kit::link;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::counted;
use crate::ui::{Badge, Empty, Glyph, Page, Tone};

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
                    by_class(list).into_any()
                }}
            </Loaded>
        </Page>
    }
}

fn by_class(list: Vec<Journal>) -> impl IntoView {
    let mut classes: Vec<(String, Vec<Journal>)> = vec![];
    for journal in list {
        match classes.last_mut() {
            Some((class, journals)) if *class == journal.class => journals.push(journal),
            _ => classes.push((journal.class.clone(), vec![journal])),
        }
    }
    let part = |(class, journals): (String, Vec<Journal>)| {
        view! {
            <section class="part">
                <h2>{class}</h2>
                <ul class="rows">{journals.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    };
    view! { <div class="columns">{classes.into_iter().map(part).collect_view()}</div> }
}

fn row(journal: Journal) -> impl IntoView {
    let open = journal.open_lessons;
    let due = format!("{} не отмечено", counted(u64::from(open), ["урок", "урока", "уроков"]));
    view! {
        <li>
            <a href=link::journal(journal.group)>
                <b>{journal.subject}</b>
                <span class="end">
                    {(open > 0).then(|| view! { <Badge tone=Tone::Alert>{due}</Badge> })}
                </span>
            </a>
        </li>
    }
}
