//! «Долги»: works that the pupil owes, and where each was set.

use leptos::prelude::*;

use super::api::open_debts;
use super::leaf::{DebtsLeaf, Given};
use super::marks_page::nothing;
use super::parts::Parts;
use super::switch::Switch;
use super::way::{Way, asked};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::{capital, counted, day_and_weekday};
use crate::ui::{Page, PageWidth};

const WORKS: [&str; 3] = ["работа", "работы", "работ"];

/// `/diary/marks?child=&part=debts`
#[component]
pub fn DebtsPage() -> impl IntoView {
    let query = asked::query();
    let opened = load(move || query.with(asked), |child| async move { open_debts(child?).await });
    view! {
        <Loaded resource=opened let:leaf>
            <Opened leaf />
        </Loaded>
    }
}

#[component]
fn Opened(leaf: DebtsLeaf) -> impl IntoView {
    let way = Way::here();
    let DebtsLeaf { owner, terms, debts } = leaf;
    view! {
        <Page title="Отметки" width=PageWidth::Narrow head=move || view! { <Switch owner=owner.clone() /> }>
            <Parts way terms here=way.debts() />
            {if debts.is_empty() {
                nothing("Долгов нет", "Точка в журнале значит, что работу нужно сдать. Такие работы появятся здесь.")
                    .into_any()
            } else {
                view! {
                    <div class="stack">
                        <p>"Эти работы нужно сдать: договоритесь с учителем, когда. Пока стоит точка, в среднюю она не идёт."</p>
                        <ul class="debts" aria-label="Долги">{debts.into_iter().map(|given| owed(given, way)).collect_view()}</ul>
                    </div>
                }
                    .into_any()
            }}
        </Page>
    }
}

fn owed(given: Given, way: Way) -> impl IntoView {
    view! {
        <li>
            <h2>
                <a href=way.day(given.date)>{given.title}</a>
            </h2>
            <p>{capital(&given.what)}</p>
            {given.comment.map(|words| view! { <p class="mild">"Учитель пишет: "{words}</p> })}
            <p class="mild">{day_and_weekday(given.date)}</p>
        </li>
    }
}

/// A line that leads there, if there is something to lead to.
pub fn debts_line(number: u32, way: Way) -> Option<impl IntoView> {
    (number > 0).then(|| {
        view! {
            <p class="owed">
                <a href=way.debts()>{format!("Долги: {}", counted(u64::from(number), WORKS))}</a>
            </p>
        }
    })
}
