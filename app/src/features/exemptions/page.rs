//! The page of exemptions: a form for one more, and those on record.

use domain::ids::ClassId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{EndExemption, FreePupil, open_exemptions};
use super::roll::{Roll, Standing};
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::{day_in_figures, span};
use crate::ui::{
    Button, ButtonKind, Choice, DateField, Empty, Field, Glyph, Note, Page, Select, Tab, Tabs, Tone,
};

/// Characters of a document's name, as the law has it.
const MOST: u32 = 200;

/// `/exemptions?class=`
#[component]
pub fn ExemptionsPage() -> impl IntoView {
    let class = asked::in_query::<ClassId>("class");
    let opened = load(class, open_exemptions);
    view! {
        <Page title="Освобождения от предметов">
            <Loaded resource=opened let:roll>
                <Opened roll />
            </Loaded>
        </Page>
    }
}

#[component]
fn Opened(roll: Roll) -> impl IntoView {
    let kept = flash::flash();
    let here = link::exemptions(roll.class);
    let tab = |(id, title): (ClassId, String)| Tab { href: link::exemptions(id), title, count: None };
    let tabs: Vec<Tab> = roll.classes.clone().into_iter().map(tab).collect();
    let (stands, today) = (roll.stands.clone(), roll.today.to_string());
    let one = move |of: Standing| view! { <One of today=today.clone() /> };
    view! {
        {(tabs.len() > 1).then(|| view! { <Tabs label="Классы" tabs here /> })}
        {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
        <Free roll />
        <section class="part">
            <div class="stack">
                <h2>"Кто освобождён"</h2>
                {stands.is_empty().then(|| view! {
                    <Empty title="Никто не освобождён" glyph=Glyph::Check>
                        <p>"Освобождённому на весь период предлагают «осв», и в показателях класса его нет."</p>
                    </Empty>
                })}
                <ul class="freed">{stands.into_iter().map(one).collect_view()}</ul>
            </div>
        </section>
    }
}

#[component]
fn Free(roll: Roll) -> impl IntoView {
    let kept = flash::flash();
    let Roll { title, today, year, pupils, subjects, .. } = roll;
    let pupils = pupils.into_iter().map(|(id, name)| Choice::new(id, name)).collect::<Vec<_>>();
    let subjects = subjects.into_iter().map(|(id, name)| Choice::new(id, name)).collect::<Vec<_>>();
    view! {
        <section class="part">
            <h2>{format!("Освободить ученика {title}")}</h2>
            <form class="form" method="post" action=FreePupil::url()>
                <Select label="Ученик" name="pupil" choices=pupils />
                <Select label="Предмет" name="subject" choices=subjects error=flash::at(&kept, "subject") />
                <DateField label="С какого дня" name="first" value=today.to_string() required=true />
                <DateField label="По какой день" name="last" value=year.last.to_string() required=true
                    error=flash::at(&kept, "last") />
                <Field label="Документ" name="document" most=MOST required=true
                    hint="Номер и дата приказа или справки. Диагноз не пишите." error=flash::at(&kept, "document") />
                <div class="form-end">
                    <Button kind=ButtonKind::Primary>"Освободить"</Button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn One(of: Standing, today: String) -> impl IntoView {
    let Standing { id, pupil, subject, span: days, document, by } = of;
    let spoken = format!("{pupil}, {subject}");
    let last = today.clamp(days.first.to_string(), days.last.to_string());
    view! {
        <li>
            <h3>{format!("{pupil} — {subject}")}</h3>
            <p>{format!("{}. {document}", span(days.first, days.last))}</p>
            <p class="mild">{format!("{}, {}", by.who, by.when)}</p>
            <div class="freed-hands">
                <form method="post" action=EndExemption::url()>
                    <input type="hidden" name="exemption" value=id.to_string() />
                    <DateField label="Последний день" name="last" id=format!("last-{id}") value=last
                        first=days.first.to_string() required=true />
                    <button class="btn" aria-label=format!("Закончить раньше {}: {spoken}", day_in_figures(days.last))>"Закончить раньше"</button>
                </form>
                <form method="post" action=EndExemption::url()>
                    <input type="hidden" name="exemption" value=id.to_string() />
                    <button class="btn" aria-label=format!("Внесено по ошибке: {spoken}")>"Внесено по ошибке"</button>
                </form>
            </div>
        </li>
    }
}
