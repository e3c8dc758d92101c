//! Keeps a count fresh while lessons are being written up.

use std::time::Duration;

use domain::ids::SchoolId;
use leptos::prelude::*;

use crate::kit::live::{Heard, Topic, follow};

/// A school writes all the time: counted anew at most so often.
const PAUSE: Duration = Duration::from_millis(700);

/// Counts `again` soon after a change; those that come meanwhile are counted with it.
pub fn keep_fresh(school: SchoolId, again: impl Fn() + Copy + 'static) {
    let (begun, waits) = (StoredValue::new(false), StoredValue::new(false));
    follow(Topic::School(school), move |heard| {
        // The first word of a stream is its opening, and the page has only just been counted.
        let opening = heard == Heard::Anything && !begun.get_value();
        begun.set_value(true);
        if opening || waits.get_value() {
            return;
        }
        waits.set_value(true);
        let count = move || {
            // The page may have been left meanwhile.
            if !waits.is_disposed() {
                waits.set_value(false);
                again();
            }
        };
        set_timeout(count, PAUSE);
    });
}
