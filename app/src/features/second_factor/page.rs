//! «Код при входе»: switched on with the phone, kept with recovery codes, switched off.

use std::fmt::Write;

use domain::print::Code;
use domain::second_factor::Owed;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{BeginFactor, ConfirmFactor, DropFactor, HideCodes, RenewCodes, Stand, own_factor};
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, flash};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Field, Input, Note, Page, PageWidth, Tone};

/// `/second-factor`
#[component]
pub fn SecondFactorPage() -> impl IntoView {
    let stand = load(|| (), |()| own_factor());
    view! {
        <Page title="Код при входе" width=PageWidth::Narrow>
            <Loaded resource=stand let:stand>
                <Standing stand />
            </Loaded>
        </Page>
    }
}

#[component]
fn Standing(stand: Stand) -> impl IntoView {
    let kept = flash::flash();
    let alert = flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> });
    let part = match stand {
        Stand::Off => view! { <Off /> }.into_any(),
        Stand::Begun { letters, code } => view! { <Begun letters code kept /> }.into_any(),
        Stand::On { fresh, .. } if !fresh.is_empty() => view! { <Fresh codes=fresh /> }.into_any(),
        Stand::On { since, left, needed, .. } => view! { <On since left needed kept /> }.into_any(),
    };
    view! {
        {alert}
        {part}
    }
}

#[component]
fn Off() -> impl IntoView {
    let due = use_context::<Who>().is_some_and(|who| who.owes == Some(Owed::Factor));
    view! {
        {due
            .then(|| {
                view! {
                    <Note tone=Tone::Alert>
                        "Ваша роль открывает данные многих людей: одного пароля для неё мало. Включите код, и она откроется."
                    </Note>
                }
            })}
        <p>
            "Пароль можно подсмотреть или угадать, а код меняется каждые полминуты и живёт только в вашем телефоне. При входе вы введёте пароль и шесть цифр."
        </p>
        <p>
            "Нужно приложение с кодами: Яндекс Ключ, Google Authenticator, FreeOTP или любое другое. Связь с интернетом ему не нужна."
        </p>
        <form method="post" action=BeginFactor::url()>
            <Button kind=ButtonKind::Primary>"Включить"</Button>
        </form>
    }
}

#[component]
fn Begun(letters: String, code: Code, kept: Option<AppError>) -> impl IntoView {
    let spaced = letters.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    view! {
        <section class="part stack">
            <h2>"1. Покажите приложению"</h2>
            <p>"В приложении выберите «Добавить» и наведите камеру на рисунок."</p>
            {drawn(&code)}
            <p class="mild">"Без камеры введите секрет сами:"</p>
            <p>
                <code class="factor-secret">{spaced}</code>
            </p>
        </section>
        <section class="part">
            <h2>"2. Введите, что оно показывает"</h2>
            <form class="form" method="post" action=ConfirmFactor::url()>
                <Typed kept />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Включить"</Button>
                </div>
            </form>
        </section>
        <form method="post" action=BeginFactor::url()>
            <Button kind=ButtonKind::Quiet>"Начать заново с другим секретом"</Button>
        </form>
    }
}

/// A quiet zone of four cells around, white in either scheme: cameras ask for it.
fn drawn(code: &Code) -> Option<impl IntoView + use<>> {
    let whole = code.side + 8;
    let mut path = String::new();
    for [x, y, length] in &code.runs {
        // Writing to a text does not fail.
        let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + 4, y + 4);
    }
    (code.side > 0).then(|| {
        view! {
            <svg
                class="factor-picture"
                viewBox=format!("0 0 {whole} {whole}")
                role="img"
                aria-label="Секрет в виде QR-кода"
                shape-rendering="crispEdges"
            >
                <path d=path />
            </svg>
        }
    })
}

#[component]
fn Fresh(codes: Vec<String>) -> impl IntoView {
    let rows = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view();
    view! {
        <section class="part stack">
            <h2>"Запасные коды"</h2>
            <p>
                "Каждый впускает один раз вместо телефона. Распечатайте или перепишите их и храните там, где храните ключи: больше их не покажут."
            </p>
            <ul class="factor-codes">{rows}</ul>
            <form method="post" action=HideCodes::url()>
                <Button kind=ButtonKind::Primary>"Коды записаны"</Button>
            </form>
        </section>
    }
}

#[component]
fn On(since: String, left: u64, needed: bool, kept: Option<AppError>) -> impl IntoView {
    let left = counted(left, ["запасной код", "запасных кода", "запасных кодов"]);
    let off = (!needed)
        .then(|| view! { <button class="btn" formaction=DropFactor::url()>"Выключить код"</button> });
    view! {
        <Note>{format!("Код спрашивается с {since}. Осталось: {left}.")}</Note>
        <section class="part">
            <h2>"Изменить"</h2>
            <p>"Новые запасные коды отменяют старые."</p>
            <form class="form" method="post" action=RenewCodes::url()>
                <Typed kept />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Выдать новые запасные коды"</Button>
                    {off}
                </div>
            </form>
        </section>
    }
}

#[component]
fn Typed(kept: Option<AppError>) -> impl IntoView {
    view! { <Field label="Код" name="code" error=flash::at(&kept, "code") of=Input::Code required=true /> }
}
