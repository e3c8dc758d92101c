//! The gallery: what schools of the city share, by subject and grade.

use domain::ids::SubjectId;
use leptos::prelude::*;

use super::api::open_gallery;
use super::sheet::{Gallery, Hung};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::words::{counted, day_of_year};
use crate::ui::{Button, Choice, Column, Empty, Glyph, Page, Select, Table, Tabs};

const TOPICS: [&str; 3] = ["тема", "темы", "тем"];
const PLANS: [&str; 3] = ["план", "плана", "планов"];

/// `/plan-gallery?subject=&grade=`
#[component]
pub fn PlanGalleryPage() -> impl IntoView {
    let (subject, grade) = (asked::in_query::<SubjectId>("subject"), asked::in_query::<i32>("grade"));
    let opened = load(move || (subject(), grade()), |(subject, grade)| open_gallery(subject, grade));
    view! {
        <Page title="Галерея планов города">
            <Loaded resource=opened let:gallery>
                <Opened gallery of=(subject(), grade()) />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(gallery: Gallery, of: (Option<SubjectId>, Option<i32>)) -> impl IntoView {
    let Gallery { plans, more, subjects, grades, school, keeper } = gallery;
    let bare = subjects.is_empty();
    let rest = (more > 0).then(|| {
        let words = format!(
            "И ещё {}. Выберите предмет и параллель, чтобы их увидеть.",
            counted(u64::from(more), PLANS)
        );
        view! { <p class="mild">{words}</p> }
    });
    view! {
        {school
            .then(|| {
                view! { <Tabs label="Планы школы" tabs=link::plan_tabs(keeper) here=link::PLAN_GALLERY.to_owned() /> }
            })}
        {(!bare).then(|| view! { <Which subjects grades of /> })}
        {if plans.is_empty() {
            view! { <Nothing bare school /> }.into_any()
        } else {
            view! { <Hangs plans /> }.into_any()
        }}
        {rest}
    }
}

#[component]
fn Nothing(bare: bool, school: bool) -> impl IntoView {
    let title = if bare {
        "В галерее пока пусто"
    } else {
        "Таких планов в галерее нет"
    };
    let words = match (bare, school) {
        (true, true) => {
            "Откройте свой утверждённый план и нажмите «Поделиться с городом»: он появится здесь."
        }
        (true, false) => "Здесь появятся планы, которыми поделятся школы города.",
        _ => "Выберите другой предмет или другую параллель.",
    };
    view! {
        <Empty title glyph=Glyph::Reports>
            <p>{words}</p>
        </Empty>
    }
}

#[component]
fn Which(
    subjects: Vec<(SubjectId, String)>,
    grades: Vec<i32>,
    of: (Option<SubjectId>, Option<i32>),
) -> impl IntoView {
    let all = |words: &str| std::iter::once(Choice::new("", words)).collect::<Vec<_>>();
    let mut of_subjects = all("Все предметы");
    of_subjects.extend(subjects.into_iter().map(|(id, title)| Choice::new(id, title)));
    let mut of_grades = all("Все параллели");
    of_grades.extend(grades.into_iter().map(|grade| Choice::new(grade, format!("{grade} класс"))));
    let (subject, grade) = of;
    view! {
        <form class="form hung-which" method="get" action=link::PLAN_GALLERY>
            <Select label="Предмет" name="subject" choices=of_subjects value=subject.map(|id| id.to_string()).unwrap_or_default() />
            <Select label="Параллель" name="grade" choices=of_grades value=grade.map(|grade| grade.to_string()).unwrap_or_default() />
            <Button icon=Glyph::Search>"Показать"</Button>
        </form>
    }
}

#[component]
fn Hangs(plans: Vec<Hung>) -> impl IntoView {
    let columns = vec![
        Column::new("План"),
        Column::new("Школа"),
        Column::new("Тем").number(),
        Column::new("Часов").number(),
        Column::new("В галерее"),
    ];
    view! {
        <div class="hung">
            <Table caption="Планы, которыми поделились школы" columns>
                {plans.into_iter().map(row).collect_view()}
            </Table>
        </div>
    }
}

fn row(of: Hung) -> impl IntoView {
    let school = if of.own { format!("{} (ваша)", of.school) } else { of.school.clone() };
    view! {
        <tr>
            <th scope="row">
                <a href=link::shared_plan(of.shared)>{of.title()}</a>
                <small class="mild">" "{of.variant}</small>
                {(!of.about.is_empty()).then(|| view! { <p class="mild">{of.about}</p> })}
            </th>
            <td data-word="Школа">{school}</td>
            <td class="num" data-word="Объём">{counted(u64::from(of.topics), TOPICS)}</td>
            <td class="num" data-word="Часов">{of.hours}</td>
            <td data-word="С">{day_of_year(of.on)}</td>
        </tr>
    }
}
