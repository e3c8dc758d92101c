//! Standing in on the card of a person: who does it, the form that names one, the form that ends it.

use domain::ids::PersonId;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{Deputise, EndDeputy};
use super::people::Here;
use super::stints::{StandIns, StintLine};
use crate::kit::{AppError, flash};
use crate::ui::words::day_in_figures;
use crate::ui::{Badge, Button, ButtonKind, Choice, DateField, Field, Select};

#[component]
pub fn StintsPart(
    here: Here,
    person: PersonId,
    stands_in: StandIns,
    kept: Option<AppError>,
) -> impl IntoView {
    let StandIns { charges, colleagues, stints } = stands_in;
    let nameable = !charges.is_empty() && !colleagues.is_empty();
    let none = stints.is_empty();
    let of = here.clone();
    view! {
        <section class="part">
            <h2>"Замещение"</h2>
            {none.then(|| view! { <p class="mild">"Сейчас никто никого не замещает."</p> })}
            <ul class="rows">
                {stints.into_iter().map(|stint| view! { <One here=of.clone() person stint /> }).collect_view()}
            </ul>
            {nameable.then(|| view! { <NameForm here person charges colleagues kept /> })}
        </section>
    }
}

#[component]
fn One(here: Here, person: PersonId, stint: StintLine) -> impl IntoView {
    let StintLine { id, what, deputy, absent, since, until, basis, entered } = stint;
    let days = format!("с {} по {}", day_in_figures(since), day_in_figures(until));
    let never = until < since;
    let state = if never {
        Some("отменено")
    } else if until < here.today {
        Some("закончилось")
    } else if since > here.today {
        Some("ещё не началось")
    } else {
        None
    };
    let ends = !never && until > here.today;
    let spoken = format!("Закончить раньше: {deputy} за {absent}");
    view! {
        <li class="rights-role">
            <div>
                <b>{format!("{deputy} за {absent}")}</b>
                " "
                <span class="mild">{format!("{what}, {days}")}</span>
                {state.map(|words| view! { " " <Badge>{words}</Badge> })}
                <br />
                <small class="mild">{format!("{basis}. {entered}")}</small>
            </div>
            {ends.then(|| view! {
                <details>
                    <summary class="rights-more" aria-label=spoken>"Закончить раньше"</summary>
                    <form class="form" method="post" action=EndDeputy::url()>
                        <input type="hidden" name="person" value=person.to_string() />
                        <input type="hidden" name="stint" value=id.to_string() />
                        <DateField label="Последний день" name="last" id=format!("stint-{id}") required=true
                            value=here.today.to_string() hint="Вчерашний день закончит замещение сразу" />
                        <div class="form-end"><Button kind=ButtonKind::Danger>"Закончить замещение"</Button></div>
                    </form>
                </details>
            })}
        </li>
    }
}

#[component]
fn NameForm(
    here: Here,
    person: PersonId,
    charges: Vec<(String, String)>,
    colleagues: Vec<(PersonId, String)>,
    kept: Option<AppError>,
) -> impl IntoView {
    let charges: Vec<Choice> = charges.into_iter().map(|(code, words)| Choice::new(code, words)).collect();
    let colleagues: Vec<Choice> = colleagues.into_iter().map(|(id, name)| Choice::new(id, name)).collect();
    let at = |field| flash::at(&kept, field);
    let wrong = ["naming[since]", "naming[until]", "naming[basis]", "naming[deputy]"];
    let open = kept.as_ref().is_some_and(|error| wrong.iter().any(|field| error.at(field).is_some()));
    view! {
        <details open=open>
            <summary class="rights-more">"Назначить замещающего"</summary>
            <p>
                "Замещающий сможет ровно то, что может отсутствующий: с первого дня по последний, само. В журнале событий останутся оба."
            </p>
            <form class="form" method="post" action=Deputise::url()>
                <input type="hidden" name="person" value=person.to_string() />
                <Select label="Что замещать" name="naming[charge]" id="charge" choices=charges />
                <Select label="Кто замещает" name="naming[deputy]" id="deputy" choices=colleagues error=at("naming[deputy]") />
                <div class="rights-pair">
                    <DateField label="Замещает с" name="naming[since]" id="stint-since" required=true
                        value=here.today.to_string() error=at("naming[since]") />
                    <DateField label="Замещает по" name="naming[until]" id="stint-until" required=true
                        error=at("naming[until]") />
                </div>
                <Field label="Основание" name="naming[basis]" id="stint-basis" most=200
                    hint="Приказ: его номер и дата" error=at("naming[basis]") />
                <div class="form-end"><Button kind=ButtonKind::Primary>"Назначить замещающего"</Button></div>
            </form>
        </details>
    }
}
