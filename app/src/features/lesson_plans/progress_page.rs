//! The page of progress: how much of each plan has been given, where hours will not suffice, whose dates are out of date.

use leptos::prelude::*;

use super::api::lesson_progress;
use super::survey::{Bare, Progress, Survey};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::counted;
use crate::ui::{
    Badge, Button, ButtonKind, Column, Empty, Glyph, LinkButton, Page, PageWidth, Tab, Table, Tabs, Tone,
};

const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];
const TOPICS: [&str; 3] = ["тема", "темы", "тем"];

/// `/lesson-progress?part=short|stale|bare`
#[component]
pub fn LessonProgressPage() -> impl IntoView {
    let part = asked::in_query::<String>("part");
    let opened = load(|| (), |()| lesson_progress());
    view! {
        <Page title="Выполнение планов" width=PageWidth::Wide>
            <Loaded resource=opened let:survey>
                <Opened survey part=part().unwrap_or_default() />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(survey: Survey, part: String) -> impl IntoView {
    let Survey { groups, bare, keeper } = survey;
    let short = groups.iter().filter(|of| of.is_short()).count();
    let stale = groups.iter().filter(|of| of.is_stale()).count();
    let tab = |(part, title, count): (&str, &str, usize)| Tab {
        href: link::lesson_progress(part),
        title: title.into(),
        count: Some(count as u64),
    };
    let parts = [
        ("", "Все группы с планом", groups.len()),
        ("short", "Не хватит уроков", short),
        ("stale", "Даты устарели", stale),
        ("bare", "Без плана", bare.len()),
    ];
    let shown_parts: Vec<Tab> = parts.map(tab).into();
    let here = link::lesson_progress(parts.iter().find(|(of, ..)| *of == part).map_or("", |(of, ..)| of));
    let shown: Vec<Progress> = match part.as_str() {
        "short" => groups.into_iter().filter(Progress::is_short).collect(),
        "stale" => groups.into_iter().filter(Progress::is_stale).collect(),
        _ => groups,
    };
    view! {
        <Tabs label="Планы школы" tabs=link::plan_tabs(keeper) here=link::LESSON_PROGRESS.to_owned() />
        <div class="line">
            {keeper.then(|| view! { <LinkButton href=link::CLASS_PAUSE icon=Glyph::Calendar>"Карантин класса"</LinkButton> })}
            <Button kind=ButtonKind::Quiet icon=Glyph::Print attr:r#type="button" attr:data-print="">"Печать"</Button>
        </div>
        <Tabs label="Какие группы" tabs=shown_parts here />
        {if part == "bare" {
            view! { <Bared bare /> }.into_any()
        } else if shown.is_empty() {
            view! { <Nothing part /> }.into_any()
        } else {
            view! { <Groups groups=shown /> }.into_any()
        }}
    }
}

#[component]
fn Nothing(part: String) -> impl IntoView {
    let (title, words) = match part.as_str() {
        "short" => ("Уроков хватает всем", "Ни у одной группы план не выходит за оставшиеся уроки."),
        "stale" => ("Все даты верны", "С тех пор как планы разложены по урокам, расписание не менялось."),
        _ => (
            "Групп с планом пока нет",
            "Откройте утверждённый план и отметьте в нём группы: темы сами лягут на уроки.",
        ),
    };
    view! {
        <Empty title glyph=Glyph::Check>
            <p>{words}</p>
        </Empty>
    }
}

#[component]
fn Groups(groups: Vec<Progress>) -> impl IntoView {
    let columns = vec![
        Column::new("Группа"),
        Column::new("Выдано"),
        Column::new("По плану").number(),
        Column::new("Осталось дать").number(),
        Column::new("Уроков впереди").number(),
        Column::new("Что сделать"),
    ];
    view! {
        <div class="progress-of">
            <Table caption="Выполнение планов" caption_class="only" columns>
                {groups.into_iter().map(row).collect_view()}
            </Table>
        </div>
    }
}

fn row(of: Progress) -> impl IntoView {
    let tally = of.tally;
    let lacking =
        (tally.lacking() > 0).then(|| format!("Не хватит: {}", counted(u64::from(tally.lacking()), LESSONS)));
    let stale = (of.stale > 0).then(|| format!("Сдвинуть: {}", counted(u64::from(of.stale), TOPICS)));
    let said = format!("{}, {}", of.class, of.subject);
    view! {
        <tr data-bad=of.is_short().then_some("")>
            <th scope="row">
                <a href=link::lesson_dates(of.group)>{said.clone()}</a>
            </th>
            <td data-word="Выдано">
                <span class="num">{tally.given}</span>
                <progress max=tally.planned value=tally.given.min(tally.planned) aria-label=format!("Выдано: {said}")></progress>
            </td>
            <td class="num" data-word="По плану">{tally.planned}</td>
            <td class="num" data-word="Осталось">{tally.due}</td>
            <td class="num" data-word="Впереди">{tally.ahead}</td>
            <td data-word="Сделать">
                {lacking.map(|words| view! { <Badge tone=Tone::Alert>{words}</Badge> })}
                " "
                {stale.map(|words| view! { <Badge tone=Tone::Accent>{words}</Badge> })}
            </td>
        </tr>
    }
}

/// Groups without a plan, by subject.
#[component]
fn Bared(bare: Vec<Bare>) -> impl IntoView {
    if bare.is_empty() {
        return view! {
            <Empty title="План есть у каждой группы" glyph=Glyph::Check>
                <p>"Новые группы появятся здесь, пока им не дадут план."</p>
            </Empty>
        }
        .into_any();
    }
    let line = |part: &[Bare]| {
        let groups = part.iter().map(|one| one.group.clone()).collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <th scope="row">{part[0].subject.clone()}</th>
                <td data-word="Группы">{groups}</td>
            </tr>
        }
    };
    let lines = bare.chunk_by(|one, next| one.subject == next.subject).map(line).collect_view();
    view! {
        <Table caption="Группы без плана" caption_class="only" columns=["Предмет", "Группы без плана"].map(Column::new).into()>
            {lines}
        </Table>
    }
    .into_any()
}
