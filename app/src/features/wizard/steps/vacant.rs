//! Posts of a class that nobody has: each named, each to be left open with a reason.

use leptos::prelude::*;
use server_fn::ServerFn;

use crate::features::wizard::api::LeaveVacant;
use crate::features::wizard::sheet::Vacant;
use crate::kit::AppError;
use crate::ui::Button;

#[component]
pub fn VacantPosts(vacant: Vec<Vacant>, kept: Option<AppError>) -> impl IntoView {
    let lines = vacant.into_iter().map(|one| line(one, &kept)).collect_view();
    view! {
        <section class="part">
            <h2>"Кого не хватает"</h2>
            <p>"Назначьте учителя или оставьте место открытым: причина останется в проверке и в журнале событий."</p>
            <ul class="wizard-vacant">{lines}</ul>
        </section>
    }
}

fn line(one: Vacant, kept: &Option<AppError>) -> impl IntoView + use<> {
    let field = one.group.map_or_else(|| "reason-class".to_owned(), |group| format!("reason-{group}"));
    let wrong = kept.as_ref().and_then(|kept| kept.at(&field));
    let (bad, error_id) = (wrong.is_some(), format!("{field}-error"));
    let known = one.reason.is_some();
    view! {
        <li>
            <form method="post" action=LeaveVacant::url()>
                <input type="hidden" name="class" value=one.class.to_string() />
                {one.group.map(|group| view! { <input type="hidden" name="group" value=group.to_string() /> })}
                <div class="field" data-bad=bad.then_some("")>
                    <label for=field.clone()>{one.title.clone()}</label>
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
