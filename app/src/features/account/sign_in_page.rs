//! The door: login and password.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::SignIn;
use crate::kit::asked;
use crate::kit::flash;
use crate::ui::{Button, ButtonKind, Field, Glyph, Icon, Input, Note, Tone};

/// Works without scripts; what was wrong is said at the field.
#[component]
pub fn SignInPage() -> impl IntoView {
    let kept = flash::flash();
    let back = asked::query().get_untracked().get("back").unwrap_or_default();
    view! {
        <leptos_meta::Title text="Вход" />
        <main class="sign" id="main">
            <Brand />
            <form class="form" method="post" action=SignIn::url()>
                <h1>"Вход"</h1>
                {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                <Field
                    label="Логин"
                    name="login"
                    error=flash::at(&kept, "login")
                    of=Input::Login
                    required=true
                />
                <Field label="Пароль" name="password" of=Input::Password required=true />
                <input type="hidden" name="back" value=back />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Войти"</Button>
                </div>
            </form>
            <p class="mild">
                "Логин и первый пароль выдаёт классный руководитель или координатор школы. Забыли пароль — они же дадут новый."
            </p>
        </main>
    }
}

/// The name of the product over a form that stands alone.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href="/">
            <Icon glyph=Glyph::Town />
            <span>"Городок"</span>
        </a>
    }
}
