//! The page of a divided class: into how many groups, and who learns in which.

use domain::curriculum::{Deal, MOST_PARTS};
use domain::ids::{ClassId, SubjectId};
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{DealPupils, DivideClass, open_split};
use super::sheet::{Part, Placed, Split};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Crumb, Crumbs, Empty, Note, Page, Table, Tone};

const PUPILS: [&str; 3] = ["ученик", "ученика", "учеников"];

/// `/splits?class=&subject=`
#[component]
pub fn SplitPage() -> impl IntoView {
    let (class, subject) = (asked::in_query::<ClassId>("class"), asked::in_query::<SubjectId>("subject"));
    let opened = load(
        move || (class(), subject()),
        |asked| async move {
            let (Some(class), Some(subject)) = asked else { return Err(AppError::NotFound) };
            open_split(class, subject).await
        },
    );
    view! {
        <Page title="Деление на подгруппы">
            <Loaded resource=opened let:split>
                <Opened split />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(split: Split) -> impl IntoView {
    let kept = flash::flash();
    let Split { class, title, subject, subject_title, parts, pupils, fixed } = split;
    let crumbs =
        vec![Crumb::to(title.clone(), link::wizard_of(Step::Groups, class)), Crumb::words(subject_title)];
    let (free, many) = (fixed.is_none(), parts.len());
    let named = parts.iter().enumerate().map(|(at, part)| named(part, &pupils, at)).collect_view();
    view! {
        <Crumbs crumbs />
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        {fixed.map(|why| view! { <Note>{why}</Note> })}
        <ul class="split-parts">{named}</ul>
        {free.then(|| view! { <Divide of=(class, subject) many kept /> })}
        {if pupils.is_empty() {
            view! {
                <Empty title="В классе пока никого нет">
                    <p>"Ученики распределятся, когда появится список класса."</p>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Deals of=(class, subject) many pupils free /> }.into_any()
        }}
    }
}

fn named(part: &Part, pupils: &[Placed], at: usize) -> impl IntoView + use<> {
    let count = pupils.iter().filter(|one| one.part == Some(at)).count() as u64;
    let teacher = part.teacher.clone().unwrap_or_else(|| "учитель не назначен".into());
    view! { <li><b>{part.name.clone()}</b> {format!(": {}, {teacher}", counted(count, PUPILS))}</li> }
}

#[component]
fn Divide(of: (ClassId, SubjectId), many: usize, kept: Option<AppError>) -> impl IntoView {
    let wrong = kept.as_ref().and_then(|kept| kept.at("parts"));
    let choices = (1..=MOST_PARTS).map(|parts| {
        let words = if parts == 1 {
            "Не делить".to_owned()
        } else {
            format!("На {parts} подгруппы")
        };
        view! { <option value=parts selected=parts == many>{words}</option> }
    });
    let choices = choices.collect_view();
    view! {
        <form class="form" method="post" action=DivideClass::url()>
            <Of of />
            <div class="field">
                <label for="parts">"Сколько подгрупп"</label>
                {wrong.map(|wrong| view! { <p class="error">{wrong}</p> })}
                <select class="input" id="parts" name="parts">{choices}</select>
            </div>
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Разделить"</Button>
            </div>
            <p class="mild">"Учеников разложим по алфавиту, потом их можно переставить. Учителей подгрупп назначают на шаге мастера."</p>
        </form>
    }
}

#[component]
fn Of(of: (ClassId, SubjectId)) -> impl IntoView {
    view! {
        <input type="hidden" name="class" value=of.0.to_string() />
        <input type="hidden" name="subject" value=of.1.to_string() />
    }
}

#[component]
fn Deals(of: (ClassId, SubjectId), many: usize, pupils: Vec<Placed>, free: bool) -> impl IntoView {
    let quick = (free && many > 1).then(|| {
        view! {
            <div class="line">
                <Quick of deal=Deal::Alphabet words="Разложить по алфавиту" />
                {(many == 2).then(|| view! { <Quick of deal=Deal::Sex words="Девочки и мальчики отдельно" /> })}
            </div>
        }
    });
    let waiting = pupils.iter().filter(|one| one.part.is_none()).count() as u64;
    let columns = std::iter::once(Column::new("Ученик"))
        .chain((1..=many).map(|part| Column::new(format!("{part} подгруппа"))))
        .collect::<Vec<_>>();
    let lines = pupils.into_iter().map(|one| line(&one, many, free)).collect_view();
    (many > 1).then(|| {
        view! {
            <section class="part">
                <h2>"Кто в какой подгруппе"</h2>
                {(waiting > 0)
                    .then(|| view! { <Note tone=Tone::Alert>"Не распределены: " {counted(waiting, PUPILS)} "."</Note> })}
                {quick}
                <form class="split-pupils" method="post" action=DealPupils::url()>
                    <Of of />
                    <input type="hidden" name="by" value=Deal::Ticks.code() />
                    <Table caption="Ученики и подгруппы" columns>
                        {lines}
                    </Table>
                    {free
                        .then(|| {
                            view! {
                                <div class="form-end">
                                    <Button>"Сохранить отмеченное"</Button>
                                </div>
                            }
                        })}
                </form>
            </section>
        }
    })
}

#[component]
fn Quick(of: (ClassId, SubjectId), deal: Deal, words: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=DealPupils::url()>
            <Of of />
            <input type="hidden" name="by" value=deal.code() />
            <button class="btn">{words}</button>
        </form>
    }
}

fn line(one: &Placed, many: usize, free: bool) -> impl IntoView + use<> {
    let cells = (0..many).map(|part| {
        let (name, words) =
            (format!("places[p{}]", one.pupil), format!("{}: {} подгруппа", one.name, part + 1));
        view! {
            <td data-word=format!("{} подгруппа", part + 1)>
                <input
                    type="radio"
                    name=name
                    value=part + 1
                    checked=one.part == Some(part)
                    disabled=!free
                    aria-label=words
                />
            </td>
        }
    });
    view! {
        <tr data-bad=one.part.is_none().then_some("")>
            <th scope="row">{one.name.clone()}</th>
            {cells.collect_view()}
        </tr>
    }
}
