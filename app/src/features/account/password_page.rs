//! A new password: by wish, or because the first one was one-time.

use domain::second_factor::Owed;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::ChangePassword;
use crate::kit::flash;
use crate::kit::who::Who;
use crate::ui::{Button, ButtonKind, Field, Input, Note, Page, PageWidth, Tone};

/// Length is all that is asked; a phrase is easier to keep in mind than signs.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let kept = flash::flash();
    let due = use_context::<Who>().is_some_and(|who| who.owes == Some(Owed::NewPassword));
    let title = if due { "Придумайте свой пароль" } else { "Новый пароль" };
    view! {
        <Page title width=PageWidth::Narrow>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {due.then(|| view! { <p>"Первый пароль был одноразовым. Свой будете знать только вы."</p> })}
            <form class="form" method="post" action=ChangePassword::url()>
                {(!due)
                    .then(|| {
                        view! {
                            <Field
                                label="Нынешний пароль"
                                name="current"
                                error=flash::at(&kept, "current")
                                hint="Если вы ещё ни разу его не задавали, оставьте пустым."
                                of=Input::Password
                            />
                        }
                    })}
                <Field
                    label="Новый пароль"
                    name="new"
                    error=flash::at(&kept, "new")
                    hint="Не короче 8 знаков. Удобна фраза из трёх-четырёх слов."
                    of=Input::NewPassword
                    required=true
                />
                <Field
                    label="Ещё раз"
                    name="again"
                    error=flash::at(&kept, "again")
                    of=Input::NewPassword
                    required=true
                />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Сохранить пароль"</Button>
                </div>
            </form>
        </Page>
    }
}
