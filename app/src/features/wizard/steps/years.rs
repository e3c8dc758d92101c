//! The years of the school: the one in hand, the way to another, and the next one to be begun.

use domain::calendar::YearState;
use domain::ids::ClassId;
use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::{ChooseYear, StartNextYear};
use crate::features::wizard::terms::{NextYear, YearLine};
use crate::ui::{Button, Glyph, Note};

/// Shown where there is more than one; `here` is the calendar year in which the year in hand begins.
#[component]
pub fn Years(years: Vec<YearLine>, here: i32) -> impl IntoView {
    let state = years.iter().find(|year| year.begins == here).map(|year| year.state);
    let shown = years.len() > 1;
    let others = years.into_iter().filter(move |year| year.begins != here).map(|year| {
        let words = format!("Перейти к {}", titled(&year));
        view! {
            <form method="post" action=ChooseYear::url()>
                <input type="hidden" name="year" value=year.id.to_string() />
                <button class="btn">{words}</button>
            </form>
        }
    });
    let others = others.collect_view();
    shown.then(|| {
        view! {
            <div class="wizard-years">
                <Note>
                    {told(state, here)}
                </Note>
                {others}
            </div>
        }
    })
}

fn told(state: Option<YearState>, here: i32) -> String {
    let next = here + 1;
    match state {
        Some(YearState::Open) => format!("Вы смотрите {here}/{next}: по нему школа учится сейчас."),
        Some(YearState::Closing | YearState::Closed) => format!("Вы смотрите {here}/{next}: он закрывается."),
        Some(YearState::Draft) | None => {
            format!("Вы готовите {here}/{next}. Семьи и журналы его не видят, пока он не открыт.")
        }
    }
}

fn titled(year: &YearLine) -> String {
    let state = match year.state {
        YearState::Draft => "черновику",
        YearState::Open => "открытому году",
        YearState::Closing | YearState::Closed => "прошлому году",
    };
    format!("{state} {}/{}", year.begins, year.begins + 1)
}

/// The beginning of the next year.
#[component]
pub fn NextStep(next: NextYear) -> impl IntoView {
    let title = format!("Следующий год, {}/{}", next.begins, next.begins + 1);
    let asked = !next.ninth.is_empty();
    let ninth = next.ninth.into_iter().map(|(class, name)| line(class, &name)).collect_view();
    view! {
        <section class="part">
            <h2>{title}</h2>
            <p>
                "Черновик возьмёт из этого года виды периодов с новыми датами, звонки, кабинеты, часы, классы на ступень выше и их учителей. Открытый год не изменится; ученики перейдут при открытии нового."
            </p>
            <form class="form wide" method="post" action=StartNextYear::url()>
                {asked
                    .then(|| {
                        view! {
                            <fieldset class="wizard-ninth">
                                <legend class="legend">"Какие 9 классы перейдут в 10"</legend>
                                {ninth}
                            </fieldset>
                        }
                    })}
                <div class="form-end">
                    <Button icon=Glyph::Calendar>"Начать следующий год"</Button>
                </div>
            </form>
        </section>
    }
}

fn line(class: ClassId, name: &str) -> impl IntoView + use<> {
    let words = format!("{name} перейдёт в 10{}", name.trim_start_matches('9'));
    view! {
        <label class="check">
            <input type="checkbox" name="goes_on[]" value=class.to_string() />
            <span>{words}</span>
        </label>
    }
}
