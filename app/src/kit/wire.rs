//! What a page brings along: values of the server written into its HTML, read by the browser without a second call.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::AppResult;

/// JSON, read from bytes as answers of calls are: the reader of a type is the most of its code, and is there once.
#[derive(Clone, Copy, Debug)]
pub struct Wire;

impl<T: Serialize> Encoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, serde_json::Error> {
        BESIDE_A_PAGE.set(true);
        let written = serde_json::to_string(value);
        BESIDE_A_PAGE.set(false);
        written
    }
}

impl<T: DeserializeOwned> Decoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

thread_local! {
    static BESIDE_A_PAGE: Cell<bool> = const { Cell::new(false) };
}

/// What a page shows as plain HTML that never changes: an answer to a call brings it, a page does not write it beside
/// itself once more. Draw [`Drawn::OnPage`] as one empty element of the same tag: it takes the place of what is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Drawn<T> {
    Brought(T),
    OnPage,
}

impl<T: Serialize> Serialize for Drawn<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Brought(value) if !BESIDE_A_PAGE.get() => serializer.serialize_some(value),
            _ => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Drawn<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::OnPage, Self::Brought))
    }
}

/// What a page shows, once it is there: see [`Loaded`](super::loaded::Loaded).
pub type Load<T> = Resource<AppResult<T>, Wire>;

/// Loads by `fetch` for each value of `source`; the server waits for it before it answers.
pub fn load<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetch: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Load<T>
where
    S: Send + Sync + Clone + PartialEq + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = AppResult<T>> + Send + 'static,
{
    Resource::new_with_options(source, fetch, true)
}

/// A value that only the server can make; the browser finds it in the page.
pub fn from_server<T: Serialize + DeserializeOwned>(make: impl FnOnce() -> T) -> T {
    SharedValue::<T, Wire>::new_with_encoding(make).into_inner()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn what_is_drawn_goes_with_calls_and_not_beside_pages() {
        let rows = Drawn::Brought(vec!["Ким"]);
        assert_eq!(serde_json::to_string(&rows).unwrap(), "[\"Ким\"]");
        assert_eq!(Wire::encode(&rows).unwrap(), "null");
        assert_eq!(serde_json::to_string(&rows).unwrap(), "[\"Ким\"]", "the page is over");
        assert_eq!(serde_json::from_str::<Drawn<Vec<u8>>>("[1]").unwrap(), Drawn::Brought(vec![1]));
        assert_eq!(serde_json::from_str::<Drawn<Vec<u8>>>("null").unwrap(), Drawn::OnPage);
    }
}
