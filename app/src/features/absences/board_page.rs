//! The class teacher's list: whose absences wait for a reason, and what the families have written.

use domain::ids::ClassId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{AcceptNotes, open_absences};
use super::away::{Pupil, settled, told};
use super::board::{Away, Board};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Empty, Glyph, Note, Page, PageWidth, Tab, Tabs, Tone};

pub const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// `/absences?class=`
#[component]
pub fn AbsencesPage() -> impl IntoView {
    let class = asked::in_query::<ClassId>("class");
    let opened = load(class, open_absences);
    view! {
        <Loaded resource=opened let:board>
            <Opened board />
        </Loaded>
    }
}

#[component]
fn Opened(board: Board) -> impl IntoView {
    let kept = flash::flash();
    let Board { class, title, classes, waiting, settled: done, ahead } = board;
    let tabs: Vec<Tab> =
        classes.into_iter().map(|(id, title)| Tab { href: link::absences(id), title, count: None }).collect();
    let (sum, explained) = (sum(&waiting), explained(&waiting));
    view! {
        <Page title=format!("Пропуски {title}") width=PageWidth::Narrow>
            {(tabs.len() > 1).then(|| view! { <Tabs label="Классы" tabs here=link::absences(class) /> })}
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {if waiting.is_empty() {
                view! {
                    <Empty title="Причины указаны у всех" glyph=Glyph::Check>
                        <p>"Когда учитель отметит отсутствие, ученик появится здесь. Записки родителей тоже приходят сюда."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <p>{sum}</p>
                    {(explained.0 > 1).then(|| view! { <AcceptAll class lessons=explained.1 /> })}
                }
                    .into_any()
            }}
            {waiting.into_iter().map(|away| view! { <Pupil away class /> }).collect_view()}
            {(!ahead.is_empty()).then(|| view! {
                <section class="part">
                    <h2>"Записки"</h2>
                    <ul class="told">{ahead.into_iter().map(|one| view! { <li>{told(&one)}</li> }).collect_view()}</ul>
                </section>
            })}
            {settled(done)}
        </Page>
    }
}

#[component]
fn AcceptAll(class: ClassId, lessons: u32) -> impl IntoView {
    view! {
        <form method="post" action=AcceptNotes::url()>
            <input type="hidden" name="class" value=class.to_string() />
            <Button kind=ButtonKind::Primary icon=Glyph::Check>
                {format!("Принять все записки: {}", counted(u64::from(lessons), LESSONS))}
            </Button>
        </form>
    }
}

/// «Ждут причины: 14 уроков, 3 ученика.»
fn sum(waiting: &[Away]) -> String {
    let lessons = waiting.iter().flat_map(Away::lessons).count() as u64;
    let pupils = counted(waiting.len() as u64, ["ученик", "ученика", "учеников"]);
    format!("Ждут причины: {}, {pupils}.", counted(lessons, LESSONS))
}

/// How many notes explain something, and how many lessons: of several notes about one pupil the last speaks.
fn explained(waiting: &[Away]) -> (usize, u32) {
    let covered = |away: &Away| {
        let days =
            away.days.iter().filter(|day| away.notes.iter().any(|told| told.note.span.contains(day.date)));
        u32::try_from(days.map(|day| day.lessons.len()).sum::<usize>()).unwrap_or(u32::MAX)
    };
    (waiting.iter().map(|away| away.notes.len()).sum(), waiting.iter().map(covered).sum())
}
