//! What the address of a page asks for; what does not read is not asked for.

use std::str::FromStr;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::wire::from_server;

/// Named words of an address.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// All of them, in their order.
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }

    /// What stands last under the name.
    pub fn get(&self, name: &str) -> Option<String> {
        self.get_str(name).map(str::to_owned)
    }

    pub fn get_str(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, word)| word.as_str())
    }
}

impl FromIterator<(String, String)> for Words {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

#[derive(Clone, Default, Serialize, Deserialize)]
struct Asked {
    path: Words,
    query: Words,
}

/// Brings along how the server has read the address: a page that wakes stays where it is.
pub fn bring() {
    provide_context(from_server(read));
}

/// A part of the path: `/journal/:group`.
pub fn in_path<T: FromStr>(name: &'static str) -> impl Fn() -> Option<T> + Copy + Send + Sync {
    let path = path();
    move || path.with(|path| path.get(name)?.parse().ok())
}

/// A part of the query: `?term=`.
pub fn in_query<T: FromStr>(name: &'static str) -> impl Fn() -> Option<T> + Copy + Send + Sync {
    let query = query();
    move || query.with(|query| query.get(name)?.parse().ok())
}

/// All parts of the path.
pub fn path() -> Signal<Words> {
    Signal::stored(asked().path)
}

/// The whole query.
pub fn query() -> Signal<Words> {
    Signal::stored(asked().query)
}

fn asked() -> Asked {
    use_context().unwrap_or_else(read)
}

#[cfg(feature = "ssr")]
fn read() -> Asked {
    use leptos_router::hooks::{use_params_map, use_query_map};
    use leptos_router::params::ParamsMap;
    let words = |map: ParamsMap| map.into_iter().map(|(name, word)| (name.into_owned(), word)).collect();
    Asked { path: words(use_params_map().get_untracked()), query: words(use_query_map().get_untracked()) }
}

#[cfg(not(feature = "ssr"))]
fn read() -> Asked {
    Asked::default()
}

#[cfg(test)]
mod unit {
    use super::Words;

    #[test]
    fn of_words_with_one_name_the_last_counts() {
        let words: Words = [("on", "1"), ("of", "7"), ("on", "2")]
            .map(|(n, w)| (n.to_owned(), w.to_owned()))
            .into_iter()
            .collect();
        assert_eq!(
            (words.get("on").as_deref(), words.get_str("of"), words.get("no")),
            (Some("2"), Some("7"), None)
        );
    }
}
