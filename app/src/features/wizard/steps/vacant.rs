//! Posts of a class that nobody has: each named, each to be left open with a reason.

use chrono::NaiveDate;
use leptos::prelude::*;
use server_fn::ServerFn;

use super::leaders::choices;
use crate::features::wizard::api::{LeaveVacant, NameLeader};
use crate::features::wizard::sheet::{Employee, Vacant};
use crate::kit::AppError;
use crate::ui::Button;

#[component]
pub fn VacantPosts(
    vacant: Vec<Vacant>,
    staff: Vec<Employee>,
    /// In a year that runs: from when somebody is proposed.
    since: Option<NaiveDate>,
    kept: Option<AppError>,
) -> impl IntoView {
    let lines = vacant.into_iter().map(|one| line(one, (&staff, since), kept.as_ref())).collect_view();
    view! {
        <section class="part">
            <h2>"Кого не хватает"</h2>
            <p>"Назначьте учителя или оставьте место открытым: причина останется в проверке и в журнале событий."</p>
            <ul class="wizard-vacant">{lines}</ul>
        </section>
    }
}

/// A class teacher is named here, the teacher of a group in the table above.
fn leader(
    one: &Vacant,
    (staff, since): (&[Employee], Option<NaiveDate>),
    kept: Option<&AppError>,
) -> impl IntoView + use<> {
    let name = format!("leaders[c{}]", one.class);
    let id = format!("leader-{}", one.class);
    let wrong = kept.and_then(|kept| kept.at(&name));
    let bad = wrong.is_some();
    view! {
        <form method="post" action=NameLeader::url()>
            {since.map(|day| view! { <input type="hidden" name="since" value=day.to_string() /> })}
            <div class="field" data-bad=bad.then_some("")>
                <label for=id.clone()>{one.title.clone()}</label>
                {wrong.map(|wrong| view! { <p class="error">{wrong}</p> })}
                <select class="input" id=id name=name>
                    {choices(staff, None)}
                </select>
            </div>
            <Button>"Назначить"</Button>
        </form>
    }
}

fn line(one: Vacant, of: (&[Employee], Option<NaiveDate>), kept: Option<&AppError>) -> impl IntoView + use<> {
    let named = one.group.is_none().then(|| leader(&one, of, kept));
    let field = one.group.map_or_else(|| "reason-class".to_owned(), |group| format!("reason-{group}"));
    let wrong = kept.and_then(|kept| kept.at(&field));
    let (bad, error_id) = (wrong.is_some(), format!("{field}-error"));
    let (known, unled) = (one.reason.is_some(), one.group.is_none());
    view! {
        <li>
            {named}
            <form method="post" action=LeaveVacant::url()>
                <input type="hidden" name="class" value=one.class.to_string() />
                {one.group.map(|group| view! { <input type="hidden" name="group" value=group.to_string() /> })}
                <div class="field" data-bad=bad.then_some("")>
                    <label for=field.clone()>{one.title.clone()} {unled.then_some(", пока никого")}</label>
                    {wrong.map(|wrong| view! { <p class="error" id=error_id.clone()>{wrong}</p> })}
                    <input
                        class="input"
                        id=field
                        name="reason"
                        value=one.reason.unwrap_or_default()
                        placeholder="Причина"
                        maxlength="250"
                        aria-invalid=bad.then_some("true")
                        aria-describedby=bad.then_some(error_id)
                    />
                </div>
                <Button>
                    {if known { "Изменить причину" } else { "Оставить открытым" }}
                    <span class="only">{format!(": {}", one.title)}</span>
                </Button>
            </form>
        </li>
    }
}
