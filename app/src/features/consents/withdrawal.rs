//! A withdrawal: what ends with it is said first, then the day of the paper.

use domain::consent::Purpose;
use domain::ids::{ClassId, PersonId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::WithdrawConsent;
use crate::ui::{Button, ButtonKind, DateField, Field};

/// Behind its face the consequences, and the form.
#[component]
pub fn Withdrawal(
    class: Option<ClassId>,
    purpose: Purpose,
    subject: PersonId,
    name: String,
    today: String,
) -> impl IntoView {
    let id = |field: &str| format!("{field}-{subject}");
    view! {
        <details class="withdrawal">
            <summary aria-label=format!("Отозвать: {name}")>"Отозвать"</summary>
            <div class="stack">
                <Consequences purpose />
                <form class="form" method="post" action=WithdrawConsent::url()>
                    <input type="hidden" name="class" value=class.map(|class| class.to_string()) disabled=class.is_none() />
                    <input type="hidden" name="purpose" value=purpose.code() />
                    <input type="hidden" name="subject" value=subject.to_string() />
                    <DateField label="Дата заявления" name="on" id=id("on") value=today.clone() last=today required=true />
                    <Field label="Как отозвано" name="how" id=id("how") value="письменное заявление" most=200 />
                    <div class="form-end">
                        <Button kind=ButtonKind::Danger>"Отозвать согласие"</Button>
                    </div>
                </form>
            </div>
        </details>
    }
}

/// What ends with a withdrawal, and what goes on.
#[component]
pub fn Consequences(purpose: Purpose) -> impl IntoView {
    let lines = purpose.consequences().iter().map(|line| view! { <li>{*line}</li> }).collect_view();
    view! {
        <p>
            <b>"Что произойдёт"</b>
        </p>
        <ul class="dashes">{lines}</ul>
    }
}
