//! A page that wakes. The house around it stays as the server drew it; the browser goes on with the page alone.

use leptos::prelude::*;

use super::lazy::Draw;
use crate::kit::asked;
use crate::kit::who::{Who, reader};
use crate::ui::Toasts;

/// The attribute of the root of such a page: its name in `lazy`.
#[cfg(not(feature = "ssr"))]
const ROOT: &str = "data-page";

/// The page as the server draws it. From here on what it knows is written beside it.
#[cfg(feature = "ssr")]
pub fn drawn(page: &'static str, draw: Draw) -> AnyView {
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(true);
    }
    view! { <div class="awake" data-page=page>{inside(page, draw)}</div> }.into_any()
}

/// Both halves draw it alike: first what every page knows, then the page.
fn inside(page: &'static str, draw: Draw) -> impl IntoView {
    asked::bring();
    if let Some(who) = reader() {
        provide_context::<Who>(who);
    }
    // Browser tests and the person's first key wait for this: the page is alive.
    Effect::new(|_| said());
    view! { <Toasts>{draw(page)}</Toasts> }
}

/// Fetches the program of the page that is here, and wakes it.
#[cfg(not(feature = "ssr"))]
pub async fn wake() {
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::HtmlElement;

    let root = document().query_selector(&format!("[{ROOT}]")).ok().flatten();
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return said() };
    let page = root.get_attribute(ROOT).unwrap_or_default();
    if let Some((page, draw)) = super::lazy::program(&page).await {
        leptos::mount::hydrate_from(root, move || inside(page, draw)).forget();
    }
}

fn said() {
    if let Some(root) = document().document_element() {
        // It fails only for a name that is no attribute's.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
