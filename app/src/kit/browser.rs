//! The few things only a browser has. Called from listeners and effects alone: on the server there is nobody to ask.

use leptos::prelude::window;
use web_sys::Storage;

/// 128 random bits in hex, for the id of a change.
pub fn fresh_id() -> String {
    let high = u64::from(random_word()) << 32 | u64::from(random_word());
    let low = u64::from(random_word()) << 32 | u64::from(random_word());
    format!("{high:016x}{low:016x}")
}

fn random_word() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 2^32")]
    let word = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    word
}

/// What is kept under `key` on this device.
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `value` under `key`; `None` forgets it. A full or forbidden store is no error: the page still works.
pub fn keep(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// All that is kept on this device under keys of which `ours` is true.
pub fn kept_where(ours: impl Fn(&str) -> bool) -> Vec<String> {
    keys().iter().filter(|key| ours(key)).filter_map(|key| kept(key)).collect()
}

/// Under what something is kept on this device.
pub fn keys() -> Vec<String> {
    let Some(storage) = storage() else { return vec![] };
    (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?).collect()
}

/// Milliseconds since 1970, as this device counts them.
pub fn now_ms() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a date of this century")]
    let now = js_sys::Date::now() as u64;
    now
}

/// Does the browser believe it is connected?
pub fn online() -> bool {
    window().navigator().on_line()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
