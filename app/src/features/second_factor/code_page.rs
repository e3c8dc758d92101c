//! The door: the code of the phone, or a recovery code.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::Prove;
use crate::kit::flash;
use crate::ui::{Button, ButtonKind, Field, Input, Note, Page, PageWidth, Tone};

/// `/code`
#[component]
pub fn CodePage() -> impl IntoView {
    let kept = flash::flash();
    view! {
        <Page title="Код при входе" width=PageWidth::Narrow>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <p>"Откройте на телефоне приложение с кодами и введите шесть цифр для «Gorodok»."</p>
            <form class="form" method="post" action=Prove::url()>
                <Field
                    label="Код"
                    name="code"
                    error=flash::at(&kept, "code")
                    hint="Нет телефона под рукой — введите один из запасных кодов."
                    of=Input::Code
                    required=true
                />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Войти"</Button>
                </div>
            </form>
            <p class="mild">
                "Нет ни телефона, ни запасных кодов? Обратитесь к тому, кто ведёт сервер: он снимет второй фактор, и вы включите его заново."
            </p>
        </Page>
    }
}
