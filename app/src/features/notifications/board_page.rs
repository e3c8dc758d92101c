//! «Объявления»: what hangs now, and a form for those who may put one up.

use domain::notification::{Announce, Announcing};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{PutUpAnnouncement, RecallAnnouncement, open_board};
use super::board::{Board, PutUp};
use super::tabs::NoticeTabs;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::{
    Button, ButtonKind, Choice, DateField, Empty, Field, Glyph, Note, Page, PageWidth, Select, TextArea, Tone,
};

/// `/notifications/announcements`
#[component]
pub fn BoardPage() -> impl IntoView {
    let opened = load(|| (), |()| open_board());
    view! {
        <Page title="Объявления" width=PageWidth::Narrow>
            <NoticeTabs here=link::ANNOUNCEMENTS />
            <Loaded resource=opened let:board>
                <Opened board />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(board: Board) -> impl IntoView {
    let Board { to, put_up, until } = board;
    let writes = !to.is_empty();
    view! {
        {if put_up.is_empty() {
            view! {
                <Empty title="Сейчас объявлений нет" glyph=Glyph::Messages>
                    <p>
                        {if writes {
                            "Напишите первое: его увидят семьи класса или вся школа."
                        } else {
                            "Когда школа или классный руководитель что-нибудь объявит, это появится здесь."
                        }}
                    </p>
                </Empty>
            }
                .into_any()
        } else {
            view! {
                <section class="part">
                    <ul class="rows">{put_up.into_iter().map(one).collect_view()}</ul>
                </section>
            }
            .into_any()
        }}
        {writes.then(|| view! { <Blank to until /> })}
    }
}

fn one(put_up: PutUp) -> impl IntoView {
    let PutUp { id, title, text, whom, by, until, own } = put_up;
    let spoken = format!("Снять: {title}");
    view! {
        <li class="put-up" id=format!("a{id}")>
            <h2>{title}</h2>
            {(!text.is_empty()).then(|| view! { <p class="words">{text}</p> })}
            <div class="line">
                <small class="mild">{format!("{whom} · {by} · до {until}")}</small>
                {own.then(|| view! {
                    <form class="end" method="post" action=RecallAnnouncement::url()>
                        <input type="hidden" name="announcement" value=id.to_string() />
                        <button class="btn" aria-label=spoken>"Снять"</button>
                    </form>
                })}
            </div>
        </li>
    }
}

#[component]
fn Blank(to: Vec<(Announce, String)>, until: String) -> impl IntoView {
    let kept = flash::flash();
    let choices: Vec<Choice> = to.into_iter().map(|(whom, title)| Choice::new(whom, title)).collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    view! {
        <section class="part">
            <h2>"Новое объявление"</h2>
            <form class="form" method="post" action=PutUpAnnouncement::url()>
                {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                <Select label="Кому" name="to" choices value=first />
                <Field
                    label="Заголовок"
                    name="title"
                    required=true
                    most=u32::try_from(Announcing::LONGEST_TITLE).unwrap_or(u32::MAX)
                    error=flash::at(&kept, "title")
                />
                <TextArea label="Текст" name="text" hint="Без фамилий и отметок: объявление видят все, кому оно адресовано."
                    error=flash::at(&kept, "text") />
                <DateField label="Показывать по" name="until" value=until required=true error=flash::at(&kept, "until") />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Объявить"</Button>
                </div>
            </form>
        </section>
    }
}
