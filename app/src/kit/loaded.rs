//! What a page shows while it loads, when it has loaded, and when it could not: written once.

use leptos::either::Either;
use leptos::prelude::*;

use super::wire::Load;
use super::{AppError, link};
use crate::ui::{Empty, Glyph, OnPage, Page, PageWidth, Skeleton};

/// Shows `children` of the loaded value; an error becomes a card that says what to do, with its status.
#[component]
pub fn Loaded<T, C, V>(resource: Load<T>, children: C) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    C: Fn(T) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition fallback=|| view! { <Skeleton /> }>
            {move || {
                let children = children.clone();
                Suspend::new(async move {
                    match resource.await {
                        Ok(value) => Either::Left(children(value)),
                        Err(error) => Either::Right(view! { <Failure error /> }),
                    }
                })
            }}
        </Transition>
    }
}

/// Why there is nothing to see, and the way on: a card on its page, or a page where there is none.
#[component]
pub fn Failure(error: AppError) -> impl IntoView {
    tell(&error);
    let (title, way) = match error {
        AppError::SignedOut => ("Вы не вошли", (link::SIGN_IN, "Войти")),
        AppError::Denied => ("Сюда нужны другие права", (link::HOME, "На главную")),
        AppError::NotFound => ("Здесь ничего нет", (link::HOME, "На главную")),
        AppError::Busy | AppError::Unreachable => ("Не удалось загрузить", ("", "Повторить")),
        _ => ("Не получилось", (link::HOME, "На главную")),
    };
    let on_page = use_context::<OnPage>().is_some();
    let told = view! {
        <p>{error.to_string()}</p>
        <div class="line">
            <a class="btn" href=way.0>{way.1}</a>
        </div>
    };
    if on_page {
        view! { <Empty title glyph=Glyph::Alert>{told}</Empty> }.into_any()
    } else {
        view! { <Page title width=PageWidth::Narrow>{told}</Page> }.into_any()
    }
}

/// Gives the page the status of its error and leads those who are signed out to the door.
#[cfg(feature = "ssr")]
fn tell(error: &AppError) {
    use leptos_router::hooks::use_location;
    use leptos_router::location::Url;
    if *error == AppError::SignedOut {
        let here = use_location();
        let back = format!("{}{}", here.pathname.get_untracked(), here.search.get_untracked());
        leptos_axum::redirect(&format!("{}?back={}", link::SIGN_IN, Url::escape(&back)));
    } else {
        super::response::set_status(error.status());
    }
}

#[cfg(not(feature = "ssr"))]
fn tell(_: &AppError) {}
