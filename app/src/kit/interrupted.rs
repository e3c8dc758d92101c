//! A form that was sent after its session had ended: all that was typed, ready to be sent again.

use leptos::prelude::*;

use super::typed::Typed;
use super::{AppError, flash, link, response};
use crate::ui::{Button, ButtonKind, Glyph, Note, Page, PageWidth, Tone};

/// In place of the way to the door, which would lose what was typed.
#[component]
pub fn Interrupted(typed: Typed) -> impl IntoView {
    flash::flash();
    response::set_status(AppError::SignedOut.status());
    let action = typed.call().to_owned();
    let fields = typed.pairs().iter().map(|(name, value)| {
        view! { <input type="hidden" name=name.clone() value=value.clone() /> }
    });
    let fields = fields.collect_view();
    view! {
        <Page title="Сеанс закончился, набранное цело" width=PageWidth::Narrow>
            <Note tone=Tone::Alert>"Ничего ещё не записано, и ничего не потеряно. Не закрывайте эту страницу."</Note>
            <p>
                "1. " <a href=link::SIGN_IN target="_blank">"Войдите на новой вкладке"</a>
                ": страница входа откроется рядом с этой."
            </p>
            <p>"2. Вернитесь на эту вкладку и отправьте набранное ещё раз."</p>
            <form class="form" method="post" action=action>
                {fields}
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Redo>"Отправить ещё раз"</Button>
                </div>
            </form>
        </Page>
    }
}
