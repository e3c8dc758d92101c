//! The hours that the methodical centre proposes to the schools of the city: one table, one grade at a time to write in.

use leptos::prelude::*;

use super::api::open_template;
use super::hours::{Hours, Whose};
use super::page::Whole;
use super::sheet::{Source, Template};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::{Note, Page, PageWidth, Tone};

/// `/curriculum-template?of=`
#[component]
pub fn CurriculumTemplatePage() -> impl IntoView {
    let of = asked::in_query::<String>("of");
    let opened = load(of, |of| async move { open_template(of.unwrap_or_default()).await });
    view! {
        <Page title="Шаблон учебного плана" width=PageWidth::Wide>
            <Loaded resource=opened let:template>
                <Opened template />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(template: Template) -> impl IntoView {
    let kept = flash::flash();
    let Template { office, grades, most, subjects, open } = template;
    let written = open.and_then(|at| Some((grades.get(at)?.clone(), at, most.get(at).copied()?)));
    let links = grades.iter().map(|grade| Some(link::curriculum_template(&grade.code()))).collect();
    let of = subjects.clone();
    let told = format!("{office}: школы города берут эти часы одной кнопкой и меняют под себя.");
    view! {
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <p class="mild">{told}</p>
        {written
            .map(|(grade, at, most)| {
                view! { <Hours whose=Whose::City of=(grade, at) most subjects=of sources=vec![Source::Shipped] /> }
            })}
        <Whole links grades most subjects />
    }
}
