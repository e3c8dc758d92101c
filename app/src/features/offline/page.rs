//! The page that stands in for any other while there is no network.

use leptos::prelude::*;

/// `/offline`
#[component]
pub fn OfflinePage() -> impl IntoView {
    view! {
        <leptos_meta::Title text="Нет связи" />
        <main class="sign" id="main">
            <h1>"Нет связи"</h1>
            <p>"Страница откроется сама, когда связь вернётся."</p>
            <p id="unsent" role="status">
                "Введённое в журнал хранится на этом устройстве и уйдёт, когда вы снова откроете журнал."
            </p>
            <p>
                <a class="btn" href="">
                    "Попробовать сейчас"
                </a>
            </p>
        </main>
    }
}
