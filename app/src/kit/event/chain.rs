//! The hash over a run of events and over the seal before it.

use entity::event;
use serde_json::json;
use sha2::{Digest, Sha256};

/// SHA-256 in hex over the previous hash and one line of canonical text per event.
pub(super) fn hash(previous: &str, events: &[event::Model]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    for event in events {
        hasher.update("\n");
        hasher.update(canonical(event));
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |hex, byte| hex + &format!("{byte:02x}"))
}

/// A JSON array in the order of the columns, the time in microseconds: no two events have the same text. Most stand in
/// for nobody, and have the text they had before there was that column.
fn canonical(event: &event::Model) -> String {
    let mut columns = json!([
        event.id.0,
        event.school_id.0,
        event.at.timestamp_micros(),
        event.by.map(|account| account.0),
        event.act,
        event.subject,
        event.old,
        event.new,
        event.reason,
    ]);
    if let (Some(person), Some(columns)) = (event.instead_of, columns.as_array_mut()) {
        columns.push(json!(person.0));
    }
    columns.to_string()
}
