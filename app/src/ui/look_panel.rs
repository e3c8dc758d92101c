//! «Как показывать»: the settings of colours, size, spacing and contrast, in place of a separate version for weak eyes.

use leptos::prelude::*;

use super::button::{Button, ButtonKind};
use super::look::{CONTRASTS, Look, SCHEMES, SIZES, SPACINGS};
use super::segments::Segments;
use super::select::Choice;

/// A real form: it posts the four words to `action`, which sets the cookie. The page program shows a choice at once.
#[component]
pub fn LookPanel(look: Look, action: &'static str) -> impl IntoView {
    view! {
        <form class="form" method="post" action=action>
            <Segments legend="Цвета" name="scheme" choices=choices(&SCHEMES) value=look.scheme />
            <Segments legend="Размер текста" name="size" choices=choices(&SIZES) value=look.size />
            <Segments legend="Расстояния" name="spacing" choices=choices(&SPACINGS) value=look.spacing />
            <Segments legend="Контраст" name="contrast" choices=choices(&CONTRASTS) value=look.contrast />
            <p class="hint">"Запомним на этом устройстве."</p>
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Сохранить"</Button>
            </div>
        </form>
    }
}

fn choices(words: &[(&str, &str)]) -> Vec<Choice> {
    words.iter().map(|(value, words)| Choice::new(value, *words)).collect()
}
