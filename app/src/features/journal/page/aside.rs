//! What stands beside the grid: the panel, the roll of a phone, the look at a paste. Its program comes when somebody
//! has laid a hand on the page and rests, so that the grid is there sooner and nothing is in the way of typing.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::paste::Plan;

/// So long nothing was pressed.
const REST: Duration = Duration::from_millis(700);

/// The hands that draw it.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The lesson of a column, and the active cell.
    pub panel: fn(Desk, usize) -> AnyView,
    /// Attendance of the lesson of a column.
    pub roll: fn(Desk, usize) -> AnyView,
    pub preview: fn(Desk, Plan) -> AnyView,
}

/// Whether they are here.
#[derive(Clone, Copy)]
pub struct Aside {
    hands: RwSignal<Option<Hands>>,
    call: StoredValue<Call>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
enum Call {
    #[default]
    None,
    /// In good time: nobody waits for them.
    Early,
    Wanted,
}

impl Default for Aside {
    fn default() -> Self {
        Self { hands: RwSignal::new(None), call: StoredValue::default() }
    }
}

impl Aside {
    /// Drawn by them; until they are here they are called.
    pub fn draw(self, draw: impl FnOnce(Hands) -> AnyView) -> Option<AnyView> {
        let hands = self.hands.get();
        if hands.is_none() {
            self.call(Call::Wanted);
        }
        hands.map(draw)
    }

    /// Calls them in the first rest after a press of a key or a finger.
    pub fn listen(self) {
        let rest = StoredValue::new(None::<TimeoutHandle>);
        let pressed = move || {
            if self.call.get_value() == Call::None {
                let next = set_timeout_with_handle(move || self.call(Call::Early), REST).ok();
                let before = rest.try_update_value(|rest| std::mem::replace(rest, next));
                before.flatten().inspect(TimeoutHandle::clear);
            }
        };
        let key = window_event_listener(leptos::ev::keydown, move |_| pressed());
        let press = window_event_listener(leptos::ev::pointerdown, move |_| pressed());
        on_cleanup(move || {
            key.remove();
            press.remove();
        });
    }

    fn call(self, call: Call) {
        let before = self.call.get_value();
        if call == Call::Wanted || before == Call::None {
            self.call.set_value(call);
        }
        if before != Call::None || self.hands.with_untracked(Option::is_some) {
            return;
        }
        leptos::task::spawn_local(async move {
            match program::hands().await {
                Ok(hands) => self.hands.set(Some(hands)),
                Err(_gone) => {
                    if self.call.get_value() == Call::Wanted {
                        crate::ui::say_alert(
                            "Нет связи, а эта часть страницы ещё не пришла. Откройте её ещё раз, когда связь вернётся.",
                        );
                    }
                    self.call.set_value(Call::None);
                }
            }
        });
    }
}

#[cfg_attr(not(feature = "ssr"), expect(clippy::unnecessary_wraps, reason = "what is fetched may not come"))]
mod program {
    use super::super::super::{panel, paste, roll};
    use super::Hands;

    const HANDS: Hands = Hands { panel: panel::opened, roll: roll::lesson, preview: paste::offer };

    #[cfg(not(feature = "ssr"))]
    #[leptos::wasm_split::wasm_split(journal_aside, wasm_split_path = leptos::wasm_split, fallible)]
    pub fn hands() -> Result<Hands, leptos::wasm_split::SplitLoaderError> {
        Ok(HANDS)
    }

    /// The server draws none of it: all of it opens by hand.
    #[cfg(feature = "ssr")]
    #[expect(clippy::unused_async, reason = "the browser's half waits")]
    pub async fn hands() -> Result<Hands, std::convert::Infallible> {
        Ok(HANDS)
    }
}
