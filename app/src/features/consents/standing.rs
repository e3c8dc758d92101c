//! How a consent stands, in words.

use chrono::NaiveDate;
use domain::consent::{Channel, Consent, Signed};
use leptos::prelude::*;

use crate::ui::words::{counted, day_in_figures};
use crate::ui::{Badge, Tone};

/// With the days, and who signed.
pub fn state(consent: Consent, signed_by: Option<String>, today: NaiveDate) -> impl IntoView {
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
            let ends = signed.days_left(today).map(|left| over(ends_in(left)));
            view! { <Badge tone=Tone::Accent>"дано"</Badge> " " {given(&signed)} " " {ends} }.into_any()
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
pub fn shortly(consent: &Consent, signed_by: Option<String>, today: NaiveDate) -> impl IntoView + use<> {
    let day = |on| day_in_figures(on);
    match consent {
        Consent::Absent => ().into_any(),
        Consent::Standing(signed) => {
            let title = signed_by.unwrap_or_default();
            let ends = signed.days_left(today).map(|left| over(ends_in(left)));
            view! { <span class="given" title=title>"✓ " {day(signed.on)}</span> " " {ends} }.into_any()
        }
        Consent::Refused { on } => over(format!("отказ {}", day(*on))).into_any(),
        Consent::Lapsed(signed) => over(format!("истекло, от {}", day(signed.on))).into_any(),
        Consent::Withdrawn { on, .. } => over(format!("отозвано {}", day(*on))).into_any(),
    }
}

fn over(words: String) -> impl IntoView {
    view! { <Badge tone=Tone::Alert>{words}</Badge> }
}

/// «истекает через 30 дней»
pub fn ends_in(left: u64) -> String {
    match left {
        0 => "сегодня последний день".into(),
        left => format!("истекает через {}", counted(left, ["день", "дня", "дней"])),
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_days_left_are_said_in_words() {
        let said = |left| ends_in(left).replace('\u{a0}', " ");
        assert_eq!(said(30), "истекает через 30 дней");
        assert_eq!((said(1), said(2)), ("истекает через 1 день".into(), "истекает через 2 дня".into()));
        assert_eq!(said(0), "сегодня последний день");
    }
}
