//! How the saving of a page goes, in words beside its title.

use leptos::prelude::*;

use super::Progress;
use crate::ui::words::counted;

/// `waiting`: «изменение ждёт», «изменения ждут», «изменений ждут».
#[component]
pub fn Saving(progress: RwSignal<Progress>, waiting: [&'static str; 3]) -> impl IntoView {
    let waiting = move |n: usize| counted(n as u64, waiting);
    move || {
        let (state, text) = match progress.get() {
            Progress::Quiet => return None,
            Progress::Sending => ("saving", "Сохраняется".into()),
            Progress::Saved => ("saved", "Сохранено".into()),
            Progress::Waiting(n) => ("offline", format!("Нет связи, {}", waiting(n))),
            Progress::SignedOut(n) => ("failed", format!("Войдите снова: {}", waiting(n))),
        };
        Some(view! { <span class="save" data-state=state>{text}</span> })
    }
}
