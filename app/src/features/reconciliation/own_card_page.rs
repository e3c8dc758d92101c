//! «Моя карточка»: what the school holds of one of its staff, and whether that is right.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AnswerOwnCard, open_own_card};
use super::own_data::OwnCard;
use super::own_page::{Answer, Asking, Facts};
use crate::kit::flash;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::ui::{Note, Page, PageWidth, Tone};

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
            Some(asks) => {
                let of = Asking {
                    action: AnswerOwnCard::url(),
                    child: None,
                    list: "список сотрудников",
                    read_by: "Прочтёт координатор школы.",
                };
                view! { <Answer asks of /> }.into_any()
            }
            None => {
                view! { <Note>"Сверка сейчас не идёт. Если что-то неверно, скажите координатору школы."</Note> }
                    .into_any()
            }
        }}
    }
}
