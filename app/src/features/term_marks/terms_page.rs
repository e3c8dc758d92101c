//! The page of the terms: where one stands, what it lacks, what is ordered over it.

use domain::ids::{ClassId, TermId};
use domain::term_mark::TermState;
use leptos::prelude::*;

use super::api::open_terms;
use super::lacking::Lacking;
use super::orders::{Given, Orders};
use super::overview::{Overview, Shown};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::day_of_year;
use crate::ui::{Empty, Glyph, Note, Page, Tab, Tabs, Tone};

/// `/terms?term=&class=`
#[component]
pub fn TermsPage() -> impl IntoView {
    let (term, class) = (asked::in_query::<TermId>("term"), asked::in_query::<ClassId>("class"));
    let opened = load(move || (term(), class()), |(term, class)| open_terms(term, class));
    view! {
        <Page title="Периоды">
            <Loaded resource=opened let:overview>
                <Opened overview asked=class() />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(overview: Overview, asked: Option<ClassId>) -> impl IntoView {
    let kept = flash::flash();
    let Overview { terms, shown } = overview;
    let Some(shown) = shown else {
        return view! {
            <Empty title="Периодов пока нет" glyph=Glyph::Calendar>
                <p>"Границы четвертей и полугодий задаёт координатор школы в мастере."</p>
            </Empty>
        }
        .into_any();
    };
    let tab = |(id, title): (TermId, String)| Tab { href: link::term(id), title, count: None };
    let tabs: Vec<Tab> = terms.into_iter().map(tab).collect();
    let said = said(&shown);
    let orders = shown.orders.clone();
    view! {
        <Tabs label="Периоды" tabs here=Signal::stored(link::term(shown.term)) />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <section class="part">
            <div class="stack">
                <h2>{shown.title.clone()}</h2>
                <p>{said}</p>
                <Orders shown=shown.clone() />
                <Given orders />
                <p><a href=link::TERM_RULES>"Правило итоговых отметок"</a>" · "<a href=link::UNMARKED>"Что учат без отметок"</a></p>
            </div>
        </section>
        <Lacking shown asked />
    }
    .into_any()
}

/// Where the term stands, in words.
fn said(shown: &Shown) -> String {
    let window = format!(
        "Отметки ставят с {} по {}.",
        day_of_year(shown.window.first),
        day_of_year(shown.window.last)
    );
    match shown.state {
        TermState::NotYet { .. } => format!("Ещё не начался. {window}"),
        TermState::Open { .. } => format!("Открыт. {window}"),
        TermState::Over { since } => format!("Срок вышел {}, период не закрыт.", day_of_year(since)),
        TermState::Closed { on } => format!("Закрыт {}.", day_of_year(on)),
        TermState::Reopened { until } => format!("Открыт снова по {}.", day_of_year(until)),
    }
}
