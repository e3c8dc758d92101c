//! The page of what is learned without marks: a form for one more, and what stands.

use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{EndUnmarked, FreeOfMarks, open_unmarked};
use super::sheet::{Standing, Unmarked};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, typed};
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::{
    Button, ButtonKind, Choice, Column, Crumb, Crumbs, Empty, Field, Glyph, Note, Page, Select, Table, Tone,
};

/// Characters of an act's name, as the law has it.
const MOST: u32 = 200;

/// `/unmarked`
#[component]
pub fn UnmarkedPage() -> impl IntoView {
    let opened = load(|| (), |()| open_unmarked());
    let crumbs = vec![Crumb::to("Периоды", link::TERMS)];
    view! {
        <Page title="Без отметок" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <Loaded resource=opened let:unmarked>
                <Opened unmarked />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(unmarked: Unmarked) -> impl IntoView {
    let kept = flash::flash();
    let stands = unmarked.stands.clone();
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p class="mild">
            "Первый класс учится без отметок по закону. Другие — по акту школы: так часто бывает со вторым классом в первой четверти, с шахматами или ОРКСЭ."
        </p>
        <More unmarked kept />
        {if stands.is_empty() {
            view! {
                <Empty title="Все предметы с отметками" glyph=Glyph::Check>
                    <p>"Кроме первого класса."</p>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Stands stands /> }.into_any()
        }}
    }
}

#[component]
fn More(unmarked: Unmarked, kept: Option<crate::kit::AppError>) -> impl IntoView {
    let sent = typed();
    let text = |name: &str| sent.as_ref().map(|sent| sent.text(name)).unwrap_or_default();
    let Unmarked { grades, subjects, terms, .. } = unmarked;
    let grades = grades.into_iter().map(|grade| Choice::new(grade, format!("{grade} классы"))).collect();
    let subjects = subjects.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    let mut times = vec![Choice::new("", "Весь год")];
    times.extend(terms.into_iter().map(|(id, title)| Choice::new(id, title)));
    view! {
        <form class="form part" method="post" action=FreeOfMarks::url()>
            <StandsAt page=link::UNMARKED.to_owned() />
            <Select label="Параллель" name="draft[grade]" choices=grades value=text("draft[grade]")
                error=flash::at(&kept, "draft[grade]") />
            <Select label="Предмет" name="draft[subject]" choices=subjects value=text("draft[subject]") />
            <Select label="Когда" name="draft[term]" choices=times value=text("draft[term]")
                error=flash::at(&kept, "draft[term]") />
            <Field label="Документ" name="draft[act]" most=MOST required=true value=text("draft[act]")
                hint="Номер и дата приказа или решения педсовета." error=flash::at(&kept, "draft[act]") />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Учить без отметок"</Button>
            </div>
        </form>
    }
}

#[component]
fn Stands(stands: Vec<Standing>) -> impl IntoView {
    let columns =
        ["Параллель и предмет", "Когда", "Документ", "Кто внёс", "Действие"].map(Column::new).into();
    view! {
        <div class="unmarked">
            <Table caption="Что учат без отметок" columns>{stands.into_iter().map(row).collect_view()}</Table>
        </div>
    }
}

fn row(of: Standing) -> impl IntoView {
    let title = format!("{} классы, {}", of.grade, of.subject);
    let spoken = format!("Вернуть отметки: {title}");
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td data-word="Когда">{of.term.unwrap_or_else(|| "весь год".into())}</td>
            <td data-word="Документ">{of.act}</td>
            <td data-word="Внёс">{of.by.who} <small class="mild">" "{of.by.when}</small></td>
            <td>
                <form method="post" action=EndUnmarked::url()>
                    <input type="hidden" name="unmarked" value=of.id.to_string() />
                    <button class="btn" aria-label=spoken>"Вернуть отметки"</button>
                </form>
            </td>
        </tr>
    }
}
