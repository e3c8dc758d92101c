//! The strip of a week: its days, and the weeks beside it.

use chrono::{Datelike, NaiveDate};
use domain::diary::school_week;
use leptos::prelude::*;

use super::way::Way;
use crate::ui::words::weekday_short;
use crate::ui::{Glyph, Icon};

/// The week of `shown`. Days lead into the page of the week; `on` is the one the page is about.
#[component]
pub fn Strip(
    way: Way,
    shown: NaiveDate,
    today: NaiveDate,
    #[prop(optional)] on: Option<NaiveDate>,
) -> impl IntoView {
    view! {
        <nav class="week" aria-label="Дни недели">
            <a class="square" href=way.weeks_on(shown, -1) aria-label="Прошлая неделя">
                <Icon glyph=Glyph::Left />
            </a>
            {school_week(shown)
                .map(|day| {
                    view! {
                        <a href=way.day(day) aria-current=(on == Some(day)).then_some("date") data-today=(day == today).then_some("")>
                            <small>{weekday_short(day)}</small>
                            " "
                            {day.day()}
                        </a>
                    }
                })
                .into_iter()
                .collect_view()}
            <a class="square" href=way.weeks_on(shown, 1) aria-label="Следующая неделя">
                <Icon glyph=Glyph::Right />
            </a>
        </nav>
    }
}
