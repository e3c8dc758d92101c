//! The browser's end of a stream: open while the page is seen, opened again when it is looked at once more.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::{ANYTHING, Heard, TOUCHED, Topic, heard};

/// An open stream; dropped, it is closed.
struct Line {
    source: EventSource,
    _hears: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Tells `hear` what changes, as long as the page lives. After every opening of the stream that is anything: nobody
/// knows what was missed before it.
pub fn follow(topic: Topic, hear: impl Fn(Heard) + Copy + 'static) {
    Effect::new(move |_| {
        let line = StoredValue::new_local(open(topic, hear));
        let turned = move |_| {
            let hidden = document().hidden();
            line.update_value(|line| match (hidden, line.is_some()) {
                (true, _) => *line = None,
                (false, false) => *line = open(topic, hear),
                (false, true) => {}
            });
        };
        let listener = window_event_listener_untyped("visibilitychange", turned);
        on_cleanup(move || {
            listener.remove();
            line.update_value(|line| *line = None);
        });
    });
}

/// Without a stream the page works as before: it shows others' changes when it is opened again.
fn open(topic: Topic, hear: impl Fn(Heard) + Copy + 'static) -> Option<Line> {
    let source = EventSource::new(&topic.address()).ok()?;
    let touched = Closure::new(move |message: MessageEvent| {
        hear(message.data().as_string().map_or(Heard::Anything, |list| heard(&list)));
    });
    let anything = Closure::new(move |_| hear(Heard::Anything));
    let hears: Vec<Closure<dyn FnMut(MessageEvent)>> = vec![touched, anything];
    for (event, at) in [(TOUCHED, 0), (ANYTHING, 1), ("open", 1)] {
        source.add_event_listener_with_callback(event, hears[at].as_ref().unchecked_ref()).ok()?;
    }
    Some(Line { source, _hears: hears })
}
