//! The page of one group's term marks.

use domain::ids::{GroupId, TermId};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AcceptSuggestions, open_term_marks};
use super::desk::Desk;
use super::line::{Line, stand_first};
use super::sheet::{Head, Leave, Sheet};
use crate::kit::loaded::Loaded;
use crate::kit::outbox::Saving;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Column, Crumb, Crumbs, Empty, Glyph, Key, LinkButton, Note, Page, Tab, Table, Tabs,
    Tone,
};

/// Marks not yet sent.
const MARKS: [&str; 3] = ["отметка ждёт", "отметки ждут", "отметок ждут"];

/// The keys, for those who look.
const KEYS: &[(&str, &str)] =
    &[("2–5", "отметка"), ("н о з х", "н/а, осв, зач, нез"), ("Delete", "убрать"), ("↑ ↓", "по ученикам")];

/// `/term-marks/:group?term=`
#[component]
pub fn TermSheetPage() -> impl IntoView {
    let (group, term) = (asked::in_path::<GroupId>("group"), asked::in_query::<TermId>("term"));
    let opened = load(
        move || (group(), term()),
        |(group, term)| async move { open_term_marks(group.ok_or(AppError::NotFound)?, term).await },
    );
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet) -> impl IntoView {
    let person = expect_context::<Who>().person;
    let kept = flash::flash();
    let Head { class, subject, title, group, .. } = sheet.head.clone();
    let crumbs = vec![Crumb::to("Итоговые", link::TERM_MARKS), Crumb::words(sheet.head.school.clone())];
    let reads = (sheet.leave == Leave::Nothing).then(|| "Итоговые ставит учитель. Вы их читаете.".to_owned());
    let locked = sheet.shut.clone().or(reads);
    let empty = sheet.rows.is_empty();
    let (rule, tabs) = (sheet.rule.clone(), tabs(&sheet.head));
    let here = link::term_marks(group, sheet.head.term);
    let desk = Desk::open(sheet, person);
    Effect::new(move |_| desk.post.resume(desk));
    view! {
        <Page
            title=format!("{class}, {subject}: {title}")
            head=move || view! { <Crumbs crumbs=crumbs.clone() /> }
            actions=move || {
                view! {
                    <Saving progress=desk.post.progress waiting=MARKS />
                    <LinkButton href=link::journal_term(group, desk.sheet(|sheet| sheet.head.term)) icon=Glyph::Journal>"Журнал"</LinkButton>
                }
            }
        >
            <Tabs label="Периоды" tabs here />
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {locked.clone().map(|why| view! { <Note>{why}</Note> })}
            {if empty {
                view! {
                    <Empty title="Учеников в этой группе нет" glyph=Glyph::People>
                        <p>"Список группы ведёт координатор школы."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Laid desk rule writes=locked.is_none() /> }.into_any()
            }}
        </Page>
    }
}

fn tabs(head: &Head) -> Vec<Tab> {
    let tab = |(id, title): &(TermId, String)| Tab {
        href: link::term_marks(head.group, *id),
        title: title.clone(),
        count: None,
    };
    head.terms.iter().map(tab).collect()
}

#[component]
fn Laid(desk: Desk, rule: String, writes: bool) -> impl IntoView {
    let before = desk.sheet(|sheet| sheet.head.earlier.clone());
    let before = before.into_iter().map(|head| Column::new(head).number());
    let own = [Column::new("Средняя").number(), Column::new("Предложено"), Column::new("Отметка")];
    let columns = std::iter::once(Column::new("Ученик")).chain(before).chain(own).collect();
    view! {
        {writes.then(|| view! { <Accept desk /> })}
        <div class="term-marks">
            <Table caption="Итоговые отметки" caption_class="only" columns>
                {(0..desk.rows()).map(|row| view! { <Line desk row /> }).collect_view()}
            </Table>
        </div>
        <p class="mild">{format!("Правило: {rule}.")}</p>
        {writes.then(|| view! { <Key keys=KEYS /> })}
        <p class="only" role="status" aria-live="polite">{move || desk.spoken.get()}</p>
    }
}

/// One action for all suggestions of the column.
#[component]
fn Accept(desk: Desk) -> impl IntoView {
    let (group, term) = desk.sheet(|sheet| (sheet.head.group, sheet.head.term));
    let left = move || desk.acceptable().len();
    let sent = move |ev: SubmitEvent| {
        ev.prevent_default();
        // The button goes with the last suggestion: the focus must not go with it.
        stand_first(desk);
        desk.accept();
    };
    view! {
        <form class="accept" method="post" action=AcceptSuggestions::url() on:submit=sent>
            <input type="hidden" name="group" value=group.to_string() />
            <input type="hidden" name="term" value=term.to_string() />
            {move || match left() {
                0 => view! { <p class="mild">"Предложенное уже выставлено."</p> }.into_any(),
                left => {
                    let words = counted(left as u64, ["предложенную", "предложенные", "предложенных"]);
                    view! {
                        <Button kind=ButtonKind::Primary icon=Glyph::Check>{format!("Выставить {words}")}</Button>
                    }
                        .into_any()
                }
            }}
        </form>
    }
}
