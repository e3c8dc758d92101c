//! The pupils of a class with their individual plans: what differs, and whose groups do not fit.

use domain::curriculum::say_hours;
use domain::ids::ClassId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AlignGroups, SetPlanKind, open_individual_plans};
use super::sheet::{ClassPlans, Line, PlanKind, Roll};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Empty, Glyph, Note, Page, PageWidth, Tab, Table, Tabs, Tone};

const PUPILS: [&str; 3] = ["ученика", "учеников", "учеников"];

/// `/individual-plans?class=`
#[component]
pub fn IndividualPlansPage() -> impl IntoView {
    let class = asked::in_query::<ClassId>("class");
    let opened = load(class, open_individual_plans);
    view! {
        <Page title="Индивидуальные планы" width=PageWidth::Wide>
            <Tabs label="Планы школы" tabs=link::plan_tabs(true) here=link::INDIVIDUAL_PLANS.to_owned() />
            <Loaded resource=opened let:roll>
                <Opened roll />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(roll: Roll) -> impl IntoView {
    let kept = flash::flash();
    let Roll { classes, here } = roll;
    let Some(here) = here else {
        return view! {
            <Empty title="Десятых и одиннадцатых классов в этом году нет" glyph=Glyph::People>
                <p>"По индивидуальным планам учатся только в старших классах."</p>
            </Empty>
        }
        .into_any();
    };
    let tab = |(id, title): (ClassId, String)| Tab { href: link::individual_plans(id), title, count: None };
    let tabs: Vec<Tab> = classes.into_iter().map(tab).collect();
    let at = link::individual_plans(here.class);
    view! {
        <Tabs label="Классы" tabs here=at />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <Kind class=here.class title=here.title.clone() kind=here.kind />
        {(here.kind == PlanKind::Individual).then(|| view! { <Pupils of=here /> })}
    }
    .into_any()
}

#[component]
fn Kind(class: ClassId, title: String, kind: PlanKind) -> impl IntoView {
    let (said, to, words) = match kind {
        PlanKind::Classic => (
            format!("{title} учится по общему плану класса."),
            PlanKind::Individual,
            "Перевести на индивидуальные планы",
        ),
        PlanKind::Individual => (
            format!("{title} учится по индивидуальным планам: у каждого ученика могут быть свои часы."),
            PlanKind::Classic,
            "Вернуть общий план",
        ),
    };
    view! {
        <form class="own-kind" method="post" action=SetPlanKind::url()>
            <input type="hidden" name="class" value=class.to_string() />
            <input type="hidden" name="kind" value=to.code() />
            <p>{said}</p>
            <Button kind=if kind == PlanKind::Classic { ButtonKind::Primary } else { ButtonKind::Quiet }>{words}</Button>
        </form>
    }
}

#[component]
fn Pupils(of: ClassPlans) -> impl IntoView {
    let ClassPlans { class, hours, most, pupils, .. } = of;
    let astray = pupils.iter().filter(|line| !line.astray.is_empty()).count() as u64;
    let columns = vec![
        Column::new("Ученик"),
        Column::new("Часов в неделю").number(),
        Column::new("Чем отличается от класса"),
        Column::new("Группы"),
    ];
    let told = format!("В плане класса {} из {} часов в неделю.", say_hours(hours), say_hours(most));
    view! {
        <p class="mild">{told}</p>
        {(astray > 0)
            .then(|| {
                let words = format!("У {} группы не совпадают с планом.", counted(astray, PUPILS));
                view! {
                    <Note tone=Tone::Alert>
                        <p>{words}</p>
                        <form method="post" action=AlignGroups::url()>
                            <input type="hidden" name="class" value=class.to_string() />
                            <Button icon=Glyph::People>"Привести группы к планам с сегодняшнего дня"</Button>
                        </form>
                        <p class="mild">"Отметки прошлых уроков останутся. Если класс поделён на подгруппы, выберите подгруппу сами."</p>
                    </Note>
                }
            })}
        <div class="own-plans">
            <Table caption="Ученики и их планы" caption_class="only" columns>
                {pupils.into_iter().map(|line| row(line, most)).collect_view()}
            </Table>
        </div>
    }
}

fn row(line: Line, most: i32) -> impl IntoView {
    let Line { pupil, name, hours, differs, astray } = line;
    let over = hours > most;
    let differs = if differs.is_empty() { "как у класса".to_owned() } else { differs.join("; ") };
    view! {
        <tr data-bad=over.then_some("")>
            <th scope="row">
                <a href=link::individual_plan(pupil)>{name}</a>
            </th>
            <td class="num" data-word="Часов">
                {say_hours(hours)} {over.then(|| view! { <span class="error">" больше предела"</span> })}
            </td>
            <td data-word="Отличия">{differs}</td>
            <td data-word="Группы">{astray.join("; ")}</td>
        </tr>
    }
}
