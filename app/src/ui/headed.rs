//! Rows that lead somewhere, under headings, in columns where there is room.

use leptos::prelude::*;

use super::badge::{Badge, Tone};

/// A way to go, with what is due there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    pub heading: String,
    pub title: String,
    pub href: String,
    pub due: Option<(Tone, String)>,
}

/// Neighbours of one heading stand under it together.
#[component]
pub fn Ways(ways: Vec<Way>) -> impl IntoView {
    let parts = ways.chunk_by(|one, next| one.heading == next.heading).map(|part| {
        view! {
            <section class="part">
                <h2>{part[0].heading.clone()}</h2>
                <ul class="rows">{part.iter().cloned().map(row).collect_view()}</ul>
            </section>
        }
    });
    view! { <div class="columns">{parts.collect_view()}</div> }
}

fn row(way: Way) -> impl IntoView {
    view! {
        <li>
            <a href=way.href>
                <b>{way.title}</b>
                <span class="end">{way.due.map(|(tone, words)| view! { <Badge tone>{words}</Badge> })}</span>
            </a>
        </li>
    }
}
