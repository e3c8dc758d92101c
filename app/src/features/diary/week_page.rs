//! The week of a family: Monday to Saturday, one week back, one week on.

use chrono::NaiveDate;
use domain::ids::PersonId;
use leptos::prelude::*;

use super::api::open_week;
use super::away::Away;
use super::leaf::{Day, Signing, Week};
use super::lesson::Lessons;
use super::rest::{Free, in_short};
use super::strip::Strip;
use super::switch::Switch;
use super::way::{Way, asked, day_id};
use crate::kit::asked;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{flash, link};
use crate::ui::words::{counted, day_in_full, span};
use crate::ui::{Button, Note, Page, PageWidth, Tone};

/// `/diary/week?child=&from=`
#[component]
pub fn WeekPage() -> impl IntoView {
    let query = asked::query();
    let from = move || query.with(|query| query.get("from")?.parse::<NaiveDate>().ok());
    let opened = load(
        move || (query.with(asked), from()),
        |(child, from)| async move { open_week(child?, from).await },
    );
    view! {
        <Loaded resource=opened let:week>
            <Opened week />
        </Loaded>
    }
}

#[component]
fn Opened(week: Week) -> impl IntoView {
    let way = Way::here();
    let Week { owner, today, open, days, signing } = week;
    let (sex, child) = (owner.sex, owner.pupil.id);
    let (first, last) =
        (days.first().map_or(today, |day| day.date), days.last().map_or(today, |day| day.date));
    let free = days.iter().all(|day| day.lessons.is_empty()).then(|| days.first()?.rest.clone()).flatten();
    view! {
        <Page
            title=format!("Неделя {}", span(first, last))
            width=PageWidth::Narrow
            head=move || view! { <Switch owner=owner.clone() /> }
        >
            <Strip way shown=first today on=open />
            {if let Some(rest) = free {
                    view! {
                        <Free rest>
                            <a class="btn" href=way.today()>"Сегодня"</a>
                        </Free>
                    }
                        .into_any()
                } else {
                    let laid = |day: Day| {
                        let shown = day.date == open || day.date == today;
                        view! { <OneDay way day sex shown /> }
                    };
                    days.into_iter().map(laid).collect_view().into_any()
                }}
            {signing.map(|signing| view! { <Signed signing child monday=first /> })}
            <Away way child />
            <p>
                <a href=link::CALENDAR>"Календарь на телефоне"</a>
            </p>
        </Page>
    }
}

/// Who has read the week, and the form of the guardian who has not said so yet.
#[component]
fn Signed(signing: Signing, child: PersonId, monday: NaiveDate) -> impl IntoView {
    let Signing { by, waits } = signing;
    let refused = flash::general(&flash::flash());
    let none = by.is_empty() && !waits;
    (!none).then(|| {
        view! {
            <section class="part">
                <h2>"Подпись родителя"</h2>
                {refused.map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
                {by.into_iter().map(|hand| view! { <p>{format!("{}, {}", hand.who, hand.when)}</p> }).collect_view()}
                {waits
                    .then(|| {
                        view! {
                            <form method="post" action=link::SIGN_WEEK>
                                <input type="hidden" name="child" value=child.to_string() />
                                <input type="hidden" name="day" value=monday.to_string() />
                                <Button>"Неделя просмотрена"</Button>
                            </form>
                        }
                    })}
            </section>
        }
    })
}

/// A day folds to its heading. Its name lies within: whoever comes for it finds it laid open.
#[component]
fn OneDay(way: Way, day: Day, sex: Option<domain::people::Sex>, shown: bool) -> impl IntoView {
    let (id, title) = (day_id(day.date), day_in_full(day.date));
    if day.lessons.is_empty() {
        let rest = day.rest.as_ref().map(|rest| view! { " "<small>{in_short(rest)}</small> });
        return view! {
            <section class="part" id=id>
                <h2>{title} {rest}</h2>
            </section>
        }
        .into_any();
    }
    let number = counted(day.lessons.len() as u64, ["урок", "урока", "уроков"]);
    view! {
        <section class="part folds">
            <details class="one-day" open=shown>
                <summary>
                    <h2>{title} " " <small>{number}</small></h2>
                </summary>
                <div id=id>
                    <Lessons way day sex />
                </div>
            </details>
        </section>
    }
    .into_any()
}
