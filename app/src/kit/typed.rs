//! What a form was sent with, on the page that is drawn anew because the form was refused.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::wire::from_server;

/// What was sent, and to which call.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    call: String,
    /// Names and values in their order.
    pairs: Vec<(String, String)>,
}

impl Typed {
    /// None: nothing of that name was sent.
    pub fn of(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The same, empty where nothing was sent.
    pub fn text(&self, name: &str) -> String {
        self.of(name).unwrap_or_default().to_owned()
    }

    /// Values by the names that `read` makes of the names of fields; a field that it does not read is left out.
    pub fn named<'a>(
        &'a self,
        read: impl Fn(&str) -> Option<String> + 'a,
    ) -> impl Iterator<Item = (String, String)> + 'a {
        self.pairs.iter().filter_map(move |(key, value)| Some((read(key)?, value.clone())))
    }
}

#[cfg(feature = "ssr")]
impl Typed {
    pub fn sent(call: impl Into<String>, pairs: Vec<(String, String)>) -> Self {
        Self { call: call.into(), pairs }
    }

    /// The address of the call that it was sent to.
    pub fn call(&self) -> &str {
        &self.call
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

/// The field of a form that says where it stands.
pub const PAGE: &str = "page";

/// In a form that is answered by its own page when it is refused: where that is. Refused twice, its address is that of
/// the call.
#[component]
pub fn StandsAt(page: String) -> impl IntoView {
    view! { <input type="hidden" name=PAGE value=page /> }
}

/// What was typed into a form of this page that was refused; None: the page is opened as pages are.
pub fn typed() -> Option<Typed> {
    from_server(sent)
}

#[cfg(feature = "ssr")]
fn sent() -> Option<Typed> {
    use_context::<axum::http::request::Parts>()?.extensions.get().cloned()
}

#[cfg(not(feature = "ssr"))]
fn sent() -> Option<Typed> {
    None
}
