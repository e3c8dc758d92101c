//! The form by which a file comes to a card, behind a word.

use leptos::prelude::*;

use crate::kit::AppError;
use crate::kit::flash;
use crate::ui::{Button, ButtonKind, Field, Input};

/// Which file is asked for.
pub struct Asked {
    /// What opens the form.
    pub word: &'static str,
    pub label: &'static str,
    pub name: &'static str,
    pub endings: &'static str,
    pub hint: &'static str,
    pub deed: &'static str,
}

/// Open when the file was refused.
#[component]
pub fn FileForm(asked: Asked, action: String, kept: Option<AppError>) -> impl IntoView {
    let Asked { word, label, name, endings, hint, deed } = asked;
    let error = flash::at(&kept, name);
    let open = error.with_untracked(Option::is_some);
    view! {
        <details class="doc-form" open=open>
            <summary class="btn">{word}</summary>
            <form class="form" method="post" enctype="multipart/form-data" action=action>
                <Field label name of=Input::File(endings) hint required=true error />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>{deed}</Button>
                </div>
            </form>
        </details>
    }
}
