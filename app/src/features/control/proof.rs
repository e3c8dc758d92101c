//! The proof that nobody has rewritten the past: how the log of events is sealed, and its chain recounted.

use leptos::prelude::*;

use super::overview::Proof;
use super::way;
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Glyph, Note, Tone};

const EVENTS: [&str; 3] = ["событие", "события", "событий"];

#[component]
pub fn ProofOf(proof: Proof) -> impl IntoView {
    let Proof { sealed, unsealed, last, found } = proof;
    let waiting = (unsealed > 0).then(|| format!(" Ещё {} ждут печати.", counted(unsealed, EVENTS)));
    view! {
        <section class="part">
            <div class="stack">
                <h2>"Каждое изменение под печатью"</h2>
                <p>
                    "Кто, когда и что изменил в журналах, записывается навсегда. Записи запечатываются цепочкой: \
                     каждая печать зависит от всех прежних, и переписать прошлое незаметно нельзя."
                </p>
                <p>{format!("Под печатями {}.", counted(sealed, EVENTS))} {waiting}</p>
                {last.map(|(when, hash)| view! {
                    <p>{format!("Последняя печать {when}. Её отпечаток: ")} <code class="hash">{hash}</code></p>
                })}
                {found.map(verdict)}
                <form method="get" action=way::log()>
                    <input type="hidden" name="recount" value="yes" />
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Пересчитать цепочку"</Button>
                </form>
            </div>
        </section>
    }
}

fn verdict(found: Vec<String>) -> impl IntoView {
    if found.is_empty() {
        return view! { <Note>"Цепочка цела: все отпечатки пересчитаны и совпали."</Note> }.into_any();
    }
    view! {
        <Note tone=Tone::Alert>
            <p>"Цепочка нарушена. Сообщите администратору сервера."</p>
            <ul>{found.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
        </Note>
    }
    .into_any()
}
