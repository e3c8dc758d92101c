//! Several views of one thing, each with its own address.

use leptos::prelude::*;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tab {
    pub href: String,
    pub title: String,
    pub count: Option<u64>,
}

/// `here` is the `href` of the present one.
#[component]
pub fn Tabs(
    #[prop(into)] label: String,
    tabs: Vec<Tab>,
    #[prop(into)] here: Signal<String>,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=label>
            <ul>
                {tabs
                    .into_iter()
                    .map(|tab| {
                        let href = tab.href.clone();
                        view! {
                            <li>
                                <a href=tab.href aria-current=move || here.with(|here| *here == href).then_some("page")>
                                    {tab.title}
                                    {tab.count.map(|count| view! { <span class="count">{count}</span> })}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}
