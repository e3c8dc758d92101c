//! «Проверьте данные»: what the school holds of a child and of its guardian, and whether that is right.

use domain::hat::Hat;
use domain::ids::PersonId;
use domain::reconciliation::Verdict;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AnswerOwnData, open_own_data};
use super::own_data::{Asks, Fact, OwnData};
use super::report_page::MOST;
use super::sheet::WordLine;
use crate::kit::loaded::Loaded;
use crate::kit::who::{Side, Who};
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::day;
use crate::ui::{Button, ButtonKind, Field, Note, Page, PageWidth, Tab, Tabs, Tone};

/// `/diary/data?child=`
#[component]
pub fn OwnDataPage() -> impl IntoView {
    let opened = load(asked::in_query::<PersonId>("child"), open_own_data);
    view! {
        <Page title="Проверьте данные" width=PageWidth::Narrow>
            <Loaded resource=opened let:data>
                <Opened data />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(data: OwnData) -> impl IntoView {
    let kept = flash::flash();
    let OwnData { child, name, of_child, own, teacher, asks } = data;
    let whom = teacher.map_or_else(
        || "координатору школы".to_owned(),
        |teacher| format!("классному руководителю: {teacher}"),
    );
    view! {
        <Children on=child />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p>"Так записано в школе. Отметки и справки оформляют по этим данным."</p>
        <Facts title=name facts=of_child />
        <Facts title="О вас" facts=own />
        {match asks {
            Some(asks) => {
                let of = Asking {
                    action: AnswerOwnData::url(),
                    child: Some(child),
                    list: "списки",
                    read_by: "Прочтут классный руководитель и координатор школы.",
                };
                view! { <Answer asks of /> }.into_any()
            }
            None => {
                view! { <Note>{format!("Сверка сейчас не идёт. Если что-то неверно, скажите {whom}.")}</Note> }.into_any()
            }
        }}
    }
}

/// With one child there is nothing to switch.
#[component]
fn Children(on: PersonId) -> impl IntoView {
    let who = expect_context::<Who>();
    let child = |side: Side| match side.hat {
        Hat::Guardian(child) => {
            Some(Tab { href: link::own_data(Some(child)), title: side.title, count: None })
        }
        Hat::Work(_) | Hat::Pupil => None,
    };
    let tabs: Vec<Tab> = who.hats.into_iter().filter_map(child).collect();
    (tabs.len() > 1).then(|| view! { <Tabs label="Дети" tabs here=link::own_data(Some(on)) /> })
}

#[component]
pub fn Facts(#[prop(into)] title: String, facts: Vec<Fact>) -> impl IntoView {
    let one = |fact: Fact| {
        view! {
            <div>
                <dt>{fact.word}</dt>
                <dd>{fact.value.unwrap_or_else(|| "не указано".into())}</dd>
            </div>
        }
    };
    view! {
        <section class="part">
            <h2>{title}</h2>
            <dl class="rc-facts">{facts.into_iter().map(one).collect_view()}</dl>
        </section>
    }
}

/// Whom the form asks, and where its word goes.
pub struct Asking {
    pub action: &'static str,
    /// Of whom one answers beside oneself.
    pub child: Option<PersonId>,
    /// «список сотрудников»
    pub list: &'static str,
    pub read_by: &'static str,
}

/// The form of whoever is asked: all is right, or what is not.
#[component]
pub fn Answer(asks: Asks, of: Asking) -> impl IntoView {
    let kept = flash::flash();
    let Asks { due, word, seen } = asks;
    let Asking { action, child, list, read_by } = of;
    let title = if word.is_some() { "Ответить иначе" } else { "Всё верно?" };
    let hidden = move |verdict: Verdict, seen: String| {
        view! {
            {child.map(|child| view! { <input type="hidden" name="child" value=child.to_string() /> })}
            <input type="hidden" name="seen" value=seen />
            <input type="hidden" name="verdict" value=verdict.code() />
        }
    };
    view! {
        <section class="part" id="answer">
            <div class="stack">
                {word.map(said)}
                <h2>{title}</h2>
                <p>{format!("Школа сверяет {list} и ждёт вашего ответа по {}.", day(due))}</p>
                <form method="post" action=action>
                    {hidden(Verdict::Right, seen.clone())}
                    <Button kind=ButtonKind::Primary>"Всё верно"</Button>
                </form>
                <form class="form" method="post" action=action>
                    {hidden(Verdict::Wrong, seen)}
                    <Field label="Что неверно и как должно быть" name="remark" most=MOST required=true
                        hint=read_by error=flash::at(&kept, "remark") />
                    <div class="form-end">
                        <Button>"Есть ошибка"</Button>
                    </div>
                </form>
            </div>
        </section>
    }
}

/// What was answered before.
fn said(word: WordLine) -> impl IntoView {
    let WordLine { verdict, text, at, .. } = word;
    let told = match verdict {
        Verdict::Right => format!("Вы ответили {at}: всё верно."),
        Verdict::Wrong => format!("Вы ответили {at}: «{text}». Школа проверит и исправит."),
    };
    view! { <Note>{told}</Note> }
}
