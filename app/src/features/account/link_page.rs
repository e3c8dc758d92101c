//! A one-time link: opening it changes nothing, pressing the button signs in.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::EnterByLink;
use super::sign_in_page::Brand;
use crate::kit::asked;
use crate::kit::{flash, link};
use crate::ui::{Button, ButtonKind, Note, Tone};

/// A look at the address by a messenger's preview does not spend the link.
#[component]
pub fn LinkPage() -> impl IntoView {
    let kept = flash::flash();
    let token = asked::path().get_untracked().get("token").unwrap_or_default();
    view! {
        <leptos_meta::Title text="Вход по ссылке" />
        <main class="sign" id="main">
            <Brand />
            <form class="form" method="post" action=EnterByLink::url()>
                <h1>"Вход по ссылке"</h1>
                {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                <p>"Ссылка действует один раз. После входа работайте как обычно."</p>
                <input type="hidden" name="token" value=token />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Войти"</Button>
                    <a href=link::SIGN_IN>"Войти с паролем"</a>
                </div>
            </form>
        </main>
    }
}
