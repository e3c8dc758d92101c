//! All that is wrong with a form, at its top, each a link to its field.

use leptos::prelude::*;

/// One wrong thing; `name` is that of its field, or empty when it is of the whole form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    pub name: String,
    pub words: String,
}

/// Shows nothing while there are no faults.
#[component]
pub fn Faults(#[prop(into)] title: String, #[prop(into)] faults: Signal<Vec<Fault>>) -> impl IntoView {
    move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            view! {
                <div class="faults" role="alert">
                    <h2>{title.clone()}</h2>
                    <ul>{faults.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn line(fault: Fault) -> impl IntoView {
    if fault.name.is_empty() {
        return view! { <li>{fault.words}</li> }.into_any();
    }
    view! {
        <li>
            <a href=format!("#{}", fault.name)>{fault.words}</a>
        </li>
    }
    .into_any()
}
