//! How somebody comes in, as a badge beside a name.

use domain::slip::Access;
use leptos::prelude::*;

use crate::ui::words::day_of_year;
use crate::ui::{Badge, Tone};

pub fn badge(access: Access) -> AnyView {
    let (tone, words) = match access {
        Access::Visits { last } => return format!("был {}", day_of_year(last)).into_any(),
        Access::Blocked => return view! { <Badge>"вход закрыт"</Badge> }.into_any(),
        Access::NoLogin => (Tone::Alert, "нет логина".to_owned()),
        Access::Never => (Tone::Alert, "ещё не входил".to_owned()),
        Access::Issued { until } => (Tone::Accent, format!("листок до {}", day_of_year(until))),
        Access::Lapsed { since } => (Tone::Alert, format!("листок устарел {}", day_of_year(since))),
    };
    view! { <Badge tone>{words}</Badge> }.into_any()
}
