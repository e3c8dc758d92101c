//! The scan of a paper in its row: opened, added, replaced.

use domain::consent::Purpose;
use domain::file::SCAN_ENDINGS;
use domain::ids::{ClassId, ConsentId};
use leptos::prelude::*;

use super::roll::Paper;
use crate::kit::link;
use crate::ui::{Button, Field, Input};

/// Behind its face the form; a scan there is stands before it.
#[component]
pub fn Scan(class: Option<ClassId>, purpose: Purpose, paper: Paper, name: String) -> impl IntoView {
    let Paper { consent, scan } = paper;
    let (open, there) = (address(consent, class), scan.is_some());
    let action = format!("{}?purpose={}{}", path(consent), purpose.code(), of_class(class));
    let (word, button) = if there {
        ("Заменить скан", "Заменить")
    } else {
        ("Приложить скан", "Приложить")
    };
    view! {
        {scan
            .map(|scan| {
                let label = format!("Открыть скан: {name}");
                view! { <a class="scan" href=open rel="external" title=scan.note() aria-label=label>"Скан"</a> }
            })}
        <details class="withdrawal">
            <summary aria-label=format!("{word}: {name}")>{word}</summary>
            <div class="stack">
                <form class="form" method="post" enctype="multipart/form-data" action=action>
                    <Field
                        label="Файл"
                        name="scan"
                        id=format!("scan-{consent}")
                        of=Input::File(SCAN_ENDINGS)
                        hint="PDF, JPEG или PNG до 10 МБ."
                        required=true
                    />
                    <div class="form-end">
                        <Button>{button}</Button>
                    </div>
                </form>
            </div>
        </details>
    }
}

/// Where a scan is opened; a class teacher says of which class.
pub fn address(consent: ConsentId, class: Option<ClassId>) -> String {
    format!("{}?open=1{}", path(consent), of_class(class))
}

fn path(consent: ConsentId) -> String {
    format!("{}/scans/{consent}", link::CONSENTS)
}

fn of_class(class: Option<ClassId>) -> String {
    class.map(|class| format!("&class={class}")).unwrap_or_default()
}
