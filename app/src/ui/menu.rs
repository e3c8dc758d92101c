//! A short list of things to do, behind a word: closes by Esc and by leaving it.

use leptos::prelude::*;

/// Where the list hangs: from the first edge of the word or from the last.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum MenuEdge {
    #[default]
    Start,
    End,
}

/// `children` are `<li>` with links, or forms with buttons; `face` is what is pressed.
#[component]
pub fn Menu(
    #[prop(into)] face: ViewFn,
    /// Classes of what is pressed: `btn`, `btn quiet`, or none.
    #[prop(optional)]
    look: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] edge: MenuEdge,
    children: Children,
) -> impl IntoView {
    let class = if edge == MenuEdge::End { "menu end" } else { "menu" };
    view! {
        <details class=class name="menu">
            <summary class=look aria-label=label>
                {face.run()}
            </summary>
            <ul class="menu-list">{children()}</ul>
        </details>
    }
}
