//! The page of a class that stays away: which days, what moves in each subject, and the word to lay all plans anew.

use chrono::NaiveDate;
use domain::ids::ClassId;
use domain::lesson_plan::Way;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{LiftClassPause, PauseClass, open_class_pause};
use super::dates::Ask;
use super::relay::{self, Asked, Back, Pauses};
use super::survey::{ClassPause, Touched};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Choice, Column, Crumb, Crumbs, DateField, Field, Glyph, Note, Page, Segments, Select,
    Table, Tone,
};

const TOPICS: [&str; 3] = ["тема", "темы", "тем"];
const GROUPS: [&str; 3] = ["группа", "группы", "групп"];

/// `/class-pause?class=&first=&last=&way=&reason=`
#[component]
pub fn ClassPausePage() -> impl IntoView {
    let class = asked::in_query::<ClassId>("class");
    let ask = relay::ask();
    let opened = load(move || (class(), ask()), |(class, ask)| open_class_pause(class, ask));
    let crumbs = vec![Crumb::to("Планы", link::LESSON_PLANS), Crumb::to("Выполнение", link::LESSON_PROGRESS)];
    view! {
        <Page title="Уроков у класса не будет" head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            <Loaded resource=opened let:pause>
                <Opened pause ask=ask() />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(pause: ClassPause, ask: Ask) -> impl IntoView {
    let kept = flash::flash();
    let ClassPause { class, classes, today, touched, planned, pauses } = pause;
    let title = classes.iter().find(|(id, _)| *id == class).map(|(_, title)| title.clone());
    let told = counted(u64::from(planned), GROUPS);
    let back = Some(Back { action: LiftClassPause::url(), of: ("class", class.to_string()) });
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p class="mild">"Карантин, актировка, выезд: темы всех предметов класса сдвинутся разом. Сначала покажем, что изменится."</p>
        <Which of=(class, classes, today) ask=ask.clone() kept />
        {touched.map(|touched| view! { <Seen class title=title.clone().unwrap_or_default() touched ask /> })}
        <Pauses pauses back />
        <p class="mild">{format!("План в классе {}: {told}.", title.unwrap_or_default())}</p>
    }
}

#[component]
fn Which(
    of: (ClassId, Vec<(ClassId, String)>, NaiveDate),
    ask: Ask,
    kept: Option<crate::kit::AppError>,
) -> impl IntoView {
    let (class, classes, today) = of;
    let choices = classes.into_iter().map(|(id, title)| Choice::new(id, title)).collect::<Vec<_>>();
    let ways = vec![
        Choice::new("", "Как принято в группе"),
        Choice::new(Way::Shift.code(), "Сдвинуть дальше"),
        Choice::new(Way::Squeeze.code(), "Уплотнить"),
    ];
    let first = ask.first.unwrap_or(today).to_string();
    let last = ask.last.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="form part" method="get" action=link::CLASS_PAUSE>
            <Select label="Класс" name="class" choices value=class.to_string() />
            <div class="line">
                <DateField label="С какого дня" name="first" required=true value=first error=flash::at(&kept, "first") />
                <DateField label="По какой день" name="last" required=true value=last />
            </div>
            <Field label="Почему" name="reason" most=200 required=true value=ask.reason hint="Например: карантин по гриппу, приказ № 84." />
            <Segments legend="Что делать с темами" name="way" choices=ways value=ask.way.map_or("", Way::code) />
            <div class="form-end">
                <Button icon=Glyph::Search>"Показать, что изменится"</Button>
            </div>
        </form>
    }
}

#[component]
fn Seen(class: ClassId, title: String, touched: Vec<Touched>, ask: Ask) -> impl IntoView {
    let lost: u32 = touched.iter().map(|of| of.lost).sum();
    let left: u32 = touched.iter().map(|of| of.left).sum();
    if lost == 0 {
        return view! { <Note>{format!("В эти дни у класса {title} уроков по планам нет: сдвигать нечего.")}</Note> }.into_any();
    }
    let columns = vec![
        Column::new("Предмет"),
        Column::new("Пропадёт уроков").number(),
        Column::new("Сдвинется").number(),
        Column::new("Без урока останется").number(),
    ];
    let short = (left > 0).then(|| {
        let words = format!(
            "Без урока останется {}. Выберите «Уплотнить», чтобы темы разместились.",
            counted(u64::from(left), TOPICS),
        );
        view! { <Note tone=Tone::Alert>{words}</Note> }
    });
    view! {
        <section class="part relay">
            <h2>"Что изменится"</h2>
            {short}
            <Table caption=format!("Класс {title}, предмет за предметом") columns>
                {touched.into_iter().filter(|of| of.lost > 0 || of.moves > 0).map(line).collect_view()}
            </Table>
            <form class="form-end" method="post" action=PauseClass::url()>
                <input type="hidden" name="class" value=class.to_string() />
                <Asked ask />
                <Button kind=ButtonKind::Primary icon=Glyph::Check>"Перестроить планы класса"</Button>
            </form>
        </section>
    }
    .into_any()
}

fn line(of: Touched) -> impl IntoView {
    view! {
        <tr data-bad=(of.left > 0).then_some("")>
            <th scope="row">
                <a href=link::lesson_dates(of.group)>{of.subject}</a>
                <small class="mild">" "{of.class}</small>
            </th>
            <td class="num" data-word="Пропадёт">{of.lost}</td>
            <td class="num" data-word="Сдвинется">{counted(u64::from(of.moves), TOPICS)}</td>
            <td class="num" data-word="Без урока">{of.left}</td>
        </tr>
    }
}
