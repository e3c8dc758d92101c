//! The first step: into which terms each grade is cut, and who differs.

use domain::calendar::TermKind;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::SetKinds;
use crate::features::wizard::terms::{Kinds, OwnKind};
use crate::kit::AppError;
use crate::ui::{Button, ButtonKind, Note, Tone};

#[component]
pub fn KindsStep(kinds: Kinds, open: bool, kept: Option<AppError>) -> impl IntoView {
    let Kinds { grades, own } = kinds;
    let grades = grades.into_iter().map(|(of, kind)| {
        let key = format!("g{of}");
        chosen(&key, &format!("{of} классы"), (Some(kind), false), (open, &kept))
    });
    let grades = grades.collect_view();
    let differs = own.iter().any(|one| one.kind.is_some());
    let many = own.len();
    let own =
        own.into_iter().map(|OwnKind { key, title, kind }| chosen(&key, &title, (kind, true), (open, &kept)));
    let own = own.collect_view();
    view! {
        {open.then(|| view! { <Note>"Год уже открыт: виды периодов больше не меняются."</Note> })}
        <p>"За какие периоды ставят итоговые отметки. Обычно 1–9 классы учатся по четвертям, 10 и 11 — по полугодиям."</p>
        {kept
            .as_ref()
            .filter(|kept| matches!(kept, AppError::Form(_)))
            .map(|_| view! { <Note tone=Tone::Alert>"Виды не сохранены: исправьте отмеченное."</Note> })}
        <form class="form wide" method="post" action=SetKinds::url()>
            <div class="letters wide">{grades}</div>
            {(many > 0)
                .then(|| {
                    view! {
                        <details class="wizard-own" open=differs>
                            <summary>"Профили и классы, которые учатся иначе"</summary>
                            <div class="letters wide">{own}</div>
                        </details>
                    }
                })}
            {(!open)
                .then(|| {
                    view! {
                        <div class="form-end">
                            <Button kind=ButtonKind::Primary>"Сохранить и дальше"</Button>
                        </div>
                    }
                })}
        </form>
    }
}

/// One list of kinds; `like`: it may be that of the grade.
fn chosen(
    key: &str,
    title: &str,
    (kind, like): (Option<TermKind>, bool),
    (open, kept): (bool, &Option<AppError>),
) -> impl IntoView + use<> {
    let (name, id) = (format!("kinds[{key}]"), format!("kind-{key}"));
    let wrong = kept.as_ref().and_then(|kept| kept.at(&name));
    let bad = wrong.is_some();
    let choices = TermKind::PARTS.into_iter().map(|of| {
        view! { <option value=of.code() selected=kind == Some(of)>{of.many()}</option> }
    });
    let choices = choices.collect_view();
    view! {
        <div class="field" data-bad=bad.then_some("")>
            <label for=id.clone()>{title.to_owned()}</label>
            {wrong.map(|wrong| view! { <p class="error">{wrong}</p> })}
            <select class="input" id=id name=name disabled=open>
                {like.then(|| view! { <option value="" selected=kind.is_none()>"Как параллель"</option> })}
                {choices}
            </select>
        </div>
    }
}
