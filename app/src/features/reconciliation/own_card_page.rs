//! «Моя карточка»: what the school holds of one of its staff, and whether that is right.

use domain::reconciliation::Verdict;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AnswerOwnCard, open_own_card};
use super::own_data::{Asks, OwnCard};
use super::own_page::{Facts, said};
use super::report_page::MOST;
use crate::kit::flash;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::words::day;
use crate::ui::{Button, ButtonKind, Field, Note, Page, PageWidth, Tone};

/// `/own-card`
#[component]
pub fn OwnCardPage() -> impl IntoView {
    let opened = load(|| (), |()| open_own_card());
    view! {
        <Page title="Моя карточка" width=PageWidth::Narrow>
            <Loaded resource=opened let:card>
                <Opened card />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(card: OwnCard) -> impl IntoView {
    let kept = flash::flash();
    let OwnCard { facts, asks } = card;
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p>"Так записано в школе. По этим данным готовят приказы и отчёты."</p>
        <Facts title="О вас" facts />
        {match asks {
            Some(asks) => view! { <Answer asks /> }.into_any(),
            None => {
                view! { <Note>"Сверка сейчас не идёт. Если что-то неверно, скажите координатору школы."</Note> }
                    .into_any()
            }
        }}
    }
}

#[component]
fn Answer(asks: Asks) -> impl IntoView {
    let kept = flash::flash();
    let Asks { due, word, seen } = asks;
    let title = if word.is_some() { "Ответить иначе" } else { "Всё верно?" };
    let hidden = |verdict: Verdict, seen: String| {
        view! {
            <input type="hidden" name="seen" value=seen />
            <input type="hidden" name="verdict" value=verdict.code() />
        }
    };
    view! {
        <section class="part" id="answer">
            <div class="stack">
                {word.map(said)}
                <h2>{title}</h2>
                <p>{format!("Школа сверяет список сотрудников и ждёт вашего ответа по {}.", day(due))}</p>
                <form method="post" action=AnswerOwnCard::url()>
                    {hidden(Verdict::Right, seen.clone())}
                    <Button kind=ButtonKind::Primary>"Всё верно"</Button>
                </form>
                <form class="form" method="post" action=AnswerOwnCard::url()>
                    {hidden(Verdict::Wrong, seen)}
                    <Field label="Что неверно и как должно быть" name="remark" most=MOST required=true
                        hint="Прочтёт координатор школы." error=flash::at(&kept, "remark") />
                    <div class="form-end">
                        <Button>"Есть ошибка"</Button>
                    </div>
                </form>
            </div>
        </section>
    }
}
