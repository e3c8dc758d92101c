//! The draft: put in force from a day, or thrown away.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{DropDraft, PutInForce};
use super::desk::Desk;
use crate::kit::flash;
use crate::ui::{Button, ButtonKind, DateField};

#[component]
pub fn Force(desk: Desk, earliest: String) -> impl IntoView {
    let kept = flash::flash();
    let wrong = kept.as_ref().and_then(|error| error.at("since")).or_else(|| flash::general(&kept));
    let drafted = move || desk.post.version.get() > 0;
    let left = move || desk.plan.with(|plan| plan.pieces().len() - plan.placed());
    let draft = move || desk.post.draft.get().map(|draft| draft.to_string());
    let waits = Signal::derive(move || !desk.post.is_settled());
    view! {
        <section class="force" aria-label="Черновик">
            <h2>"Черновик"</h2>
            {wrong.map(|words| view! { <p class="error">{words}</p> })}
            {move || if drafted() {
                let rest = (left() > 0).then(|| format!("Не поставлено уроков: {}. В действие войдут поставленные.", left()));
                view! {
                    <form class="form" method="post" action=PutInForce::url()>
                        <input type="hidden" name="draft" value=draft />
                        <DateField label="Действует с" name="since" first=earliest.clone() value=earliest.clone() required=true />
                        {rest.map(|words| view! { <p class="mild">{words}</p> })}
                        <p class="mild">"Будущие уроки журналов переедут на новые места вместе с темами и заданиями."</p>
                        <Button kind=ButtonKind::Primary busy=waits>"Ввести в действие"</Button>
                    </form>
                    <form method="post" action=DropDraft::url()>
                        <input type="hidden" name="draft" value=draft />
                        <Button kind=ButtonKind::Danger busy=waits>"Удалить черновик"</Button>
                    </form>
                }
                .into_any()
            } else {
                view! { <p class="mild">"Вы видите расписание, которое действует. Первое изменение начнёт черновик: ученики и учителя увидят его, когда вы введёте его в действие."</p> }
                .into_any()
            }}
        </section>
    }
}
