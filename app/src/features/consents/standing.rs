//! How a consent stands, in words.

use domain::consent::{Channel, Consent, Signed};
use leptos::prelude::*;

use crate::ui::words::day_in_figures;
use crate::ui::{Badge, Tone};

/// With the days, and who signed.
pub fn state(consent: Consent, signed_by: Option<String>) -> impl IntoView {
    let by = signed_by.map(|who| format!(", {who}")).unwrap_or_default();
    let given = |signed: &Signed| {
        let until =
            signed.valid_until.map(|last| format!(" по {}", day_in_figures(last))).unwrap_or_default();
        let how = if signed.channel == Channel::Electronic { ", на экране" } else { "" };
        format!("{}{until}{how}{by}", day_in_figures(signed.on))
    };
    match consent {
        Consent::Absent => view! { <Badge tone=Tone::Alert>"ждём"</Badge> }.into_any(),
        Consent::Refused { on } => {
            view! { <Badge tone=Tone::Alert>{format!("отказ {}", day_in_figures(on))}</Badge> }.into_any()
        }
        Consent::Standing(signed) => {
            view! { <Badge tone=Tone::Accent>"дано"</Badge> " " {given(&signed)} }.into_any()
        }
        Consent::Lapsed(signed) => {
            view! { <Badge tone=Tone::Alert>"истекло"</Badge> " " {given(&signed)} }.into_any()
        }
        Consent::Withdrawn { on, .. } => {
            view! { <Badge tone=Tone::Alert>{format!("отозвано {}", day_in_figures(on))}</Badge> }.into_any()
        }
    }
}

/// For a cell among many: the day when it was given, or why it does not stand; nothing while it is waited for.
pub fn shortly(consent: &Consent, signed_by: Option<String>) -> impl IntoView + use<> {
    let day = |on| day_in_figures(on);
    match consent {
        Consent::Absent => ().into_any(),
        Consent::Standing(signed) => {
            let title = signed_by.unwrap_or_default();
            view! { <span class="given" title=title>"✓ " {day(signed.on)}</span> }.into_any()
        }
        Consent::Refused { on } => over(format!("отказ {}", day(*on))).into_any(),
        Consent::Lapsed(signed) => over(format!("истекло, от {}", day(signed.on))).into_any(),
        Consent::Withdrawn { on, .. } => over(format!("отозвано {}", day(*on))).into_any(),
    }
}

fn over(words: String) -> impl IntoView {
    view! { <Badge tone=Tone::Alert>{words}</Badge> }
}
