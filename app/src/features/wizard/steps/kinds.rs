//! Into which terms each grade is cut, and who differs.

use domain::calendar::TermKind;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::own::{Pick, differing};
use crate::features::wizard::api::SetKinds;
use crate::features::wizard::terms::{Kinds, OwnKind};
use crate::kit::AppError;
use crate::ui::{Button, ButtonKind, Note, Tone};

#[component]
pub fn KindsStep(kinds: Kinds, open: bool, kept: Option<AppError>) -> impl IntoView {
    let Kinds { grades, own } = kinds;
    let grades = grades.into_iter().map(|(of, kind)| {
        let key = format!("g{of}");
        pick(&key, format!("{of} классы"), (Some(kind), false), (open, &kept)).drawn()
    });
    let grades = grades.collect_view();
    let differs = own.iter().any(|one| one.kind.is_some());
    let own =
        own.into_iter().map(|OwnKind { key, title, kind }| pick(&key, title, (kind, true), (open, &kept)));
    let own = own.collect();
    view! {
        {open.then(|| view! { <Note>"Год уже открыт: виды периодов больше не меняются."</Note> })}
        <p>"За какие периоды ставят итоговые отметки. Обычно 1–9 классы учатся по четвертям, 10 и 11 — по полугодиям."</p>
        {kept
            .as_ref()
            .filter(|kept| matches!(kept, AppError::Form(_)))
            .map(|_| view! { <Note tone=Tone::Alert>"Виды не сохранены: исправьте отмеченное."</Note> })}
        <form class="form wide" method="post" action=SetKinds::url()>
            <div class="letters wide">{grades}</div>
            {differing("Профили и классы, которые учатся иначе", differs, own)}
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
fn pick(
    key: &str,
    title: String,
    (kind, like): (Option<TermKind>, bool),
    (shut, kept): (bool, &Option<AppError>),
) -> Pick {
    let name = format!("kinds[{key}]");
    Pick {
        id: format!("kind-{key}"),
        title,
        choices: TermKind::PARTS.map(|of| (of.code().to_owned(), of.many().to_owned())).into(),
        chosen: kind.map(|kind| kind.code().to_owned()),
        like,
        shut,
        wrong: kept.as_ref().and_then(|kept| kept.at(&name)),
        name,
    }
}
