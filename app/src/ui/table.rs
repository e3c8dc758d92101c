//! A list in columns: its head stays in sight, a click on a word of the head sorts by an address.

use leptos::prelude::*;

use super::PlainRows;
use super::icon::{Glyph, Icon};

/// Moves down and up the columns of a table that is filled in, wherever `data-columns` stands around it.
#[cfg(feature = "ssr")]
pub const COLUMNS_PROGRAM: &str = include_str!("columns.js");

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    Rising,
    Falling,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    title: String,
    class: &'static str,
    href: Option<String>,
    order: Option<Order>,
}

impl Column {
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), class: "", href: None, order: None }
    }

    /// Figures: aligned to the end. Their cells need the class `num` too.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.class = "num";
        self
    }

    /// The address that sorts by this column, and its present order, if it is the one sorted by.
    #[must_use]
    pub fn sorts(mut self, href: impl Into<String>, order: Option<Order>) -> Self {
        self.href = Some(href.into());
        self.order = order;
        self
    }
}

/// How a list behaves where it does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum TableKind {
    /// On a phone each row becomes a short record; a cell may carry `data-word` to name itself there.
    #[default]
    Fold,
    /// It scrolls sideways in its own frame.
    Scroll,
}

/// `children` are rows: `<tr>` with a `<th scope="row">` first. `note` of the caption may be hidden by the class `only`.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    #[prop(optional)] caption_class: &'static str,
    columns: Vec<Column>,
    #[prop(optional)] kind: TableKind,
    children: Children,
) -> impl IntoView {
    let class = if kind == TableKind::Fold { "table fold" } else { "table" };
    let body = view! { <tbody>{children()}</tbody> }.into_any();
    let table = whole(class, (caption.clone(), caption_class), columns, body);
    match kind {
        TableKind::Fold => table.into_any(),
        TableKind::Scroll => view! {
            <div class="frame" role="region" aria-label=caption tabindex="0">
                {table}
            </div>
        }
        .into_any(),
    }
}

/// A long list whose rows never change; on a phone each becomes a short record. Its caption is for the ear alone.
#[component]
pub fn PlainTable(#[prop(into)] caption: String, columns: Vec<Column>, rows: PlainRows) -> impl IntoView {
    whole("table fold", (caption, "only"), columns, rows.drawn().into_any())
}

fn whole(
    class: &'static str,
    (caption, caption_class): (String, &'static str),
    columns: Vec<Column>,
    body: AnyView,
) -> impl IntoView {
    view! {
        <table class=class>
            <caption class=caption_class>{caption}</caption>
            <thead>
                <tr>{columns.into_iter().map(head).collect_view()}</tr>
            </thead>
            {body}
        </table>
    }
}

fn head(column: Column) -> impl IntoView {
    let sorted = column.order.map(|order| match order {
        Order::Rising => ("ascending", Glyph::Up),
        Order::Falling => ("descending", Glyph::Down),
    });
    let words = match column.href {
        Some(href) => view! {
            <a href=href>
                {column.title} {sorted.map(|(_, glyph)| view! { <Icon glyph /> })}
            </a>
        }
        .into_any(),
        None => column.title.into_any(),
    };
    view! {
        <th scope="col" class=column.class aria-sort=sorted.map(|(word, _)| word)>
            {words}
        </th>
    }
}
