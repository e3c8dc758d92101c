//! The individual plan of a pupil: subjects of the grade, hours of the class, and the own ones; for paper too.

use domain::curriculum::{say_hours, whole};
use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{SetIndividualPlan, open_individual_plan};
use super::sheet::{Plan, Taken};
use crate::kit::loaded::Loaded;
use crate::kit::typed::{StandsAt, Typed, typed};
use crate::kit::wire::load;
use crate::kit::{AppError, asked, flash, link};
use crate::ui::{Button, ButtonKind, Column, Crumb, Crumbs, Glyph, Note, Page, Table, Tone};

/// `/individual-plans/:pupil`
#[component]
pub fn IndividualPlanPage() -> impl IntoView {
    let pupil = asked::in_path::<PersonId>("pupil");
    let opened =
        load(pupil, |pupil| async move { open_individual_plan(pupil.ok_or(AppError::NotFound)?).await });
    view! {
        <Loaded resource=opened let:plan>
            <Opened plan />
        </Loaded>
    }
}

#[component]
fn Opened(plan: Plan) -> impl IntoView {
    let kept = flash::flash();
    let Plan { pupil, name, class, title, most, subjects } = plan;
    let crumbs = vec![Crumb::to("Индивидуальные планы", link::individual_plans(class)), Crumb::words(title)];
    let all: Vec<_> = subjects.iter().map(|taken| taken.chosen).collect();
    let told = format!("Всего {} из {} часов в неделю", say_hours(whole(&all)), say_hours(most));
    let sent = typed();
    let columns = vec![Column::new("Предмет"), Column::new("У класса").number(), Column::new("У ученика")];
    view! {
        <Page title=name head=move || view! { <Crumbs crumbs=crumbs.clone() /> }>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <div class="line">
                <p role="status">{told}</p>
                <Button kind=ButtonKind::Quiet icon=Glyph::Print attr:r#type="button" attr:data-print="">"Печать"</Button>
            </div>
            <p class="mild">"Пустая клетка — как у класса, 0 — ученик предмет не изучает."</p>
            <form class="own-hours" method="post" action=SetIndividualPlan::url()>
                <input type="hidden" name="pupil" value=pupil.to_string() />
                <StandsAt page=link::individual_plan(pupil) />
                <Table caption="Часы в неделю" caption_class="only" columns>
                    {subjects.into_iter().map(|taken| line(taken, sent.as_ref())).collect_view()}
                </Table>
                <div class="form-end">
                    <Button kind=ButtonKind::Primary icon=Glyph::Check>"Сохранить план"</Button>
                </div>
            </form>
        </Page>
    }
}

fn line(taken: Taken, sent: Option<&Typed>) -> impl IntoView + use<> {
    let Taken { name, chosen } = taken;
    let named = format!("own[s{}]", chosen.subject);
    let kept = chosen.own.map(say_hours).unwrap_or_default();
    let value = sent.map_or(kept, |sent| sent.text(&named));
    let of_class = if chosen.of_class == 0 { "–".to_owned() } else { say_hours(chosen.of_class) };
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td class="num" data-word="У класса">{of_class}</td>
            <td data-word="У ученика">
                <input
                    class="input short"
                    name=named
                    value=value
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=format!("{name}, часов у ученика")
                />
            </td>
        </tr>
    }
}
