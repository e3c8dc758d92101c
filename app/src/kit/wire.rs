//! What a page brings along: values of the server written into its HTML, read by the browser without a second call.

use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::AppResult;

/// JSON, read from bytes as answers of calls are: the reader of a type is the most of its code, and is there once.
#[derive(Clone, Copy, Debug)]
pub struct Wire;

impl<T: Serialize> Encoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Wire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, serde_json::Error> {
        serde_json::from_slice(text.as_bytes())
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
