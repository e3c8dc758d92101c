//! Where one goes after a mark: down, right or nowhere, as each person has it in this browser.

use domain::ids::PersonId;
use leptos::prelude::*;

use super::desk::Desk;
use super::keys::Step;
use crate::kit::browser;
use crate::kit::who::Who;

/// The choice in the toolbar.
#[component]
pub fn AfterMark(desk: Desk) -> impl IntoView {
    let person = expect_context::<Who>().person;
    Effect::new(move |_| {
        if let Some(habit) = browser::kept(&key(person)) {
            desk.after_mark.set(step(&habit));
        }
    });
    let choose = move |ev| {
        let habit = event_target_value(&ev);
        browser::keep(&key(person), Some(&habit));
        desk.after_mark.set(step(&habit));
    };
    view! {
        <label class="line">
            "После отметки: "
            <select class="input" prop:value=move || word(desk.after_mark.get()) on:change=choose>
                <option value="down">"вниз"</option>
                <option value="right">"вправо"</option>
                <option value="stay">"на месте"</option>
            </select>
        </label>
    }
}

fn key(person: PersonId) -> String {
    format!("gorodok.after-mark.{person}")
}

fn step(word: &str) -> Option<Step> {
    match word {
        "down" => Some(Step::Down),
        "right" => Some(Step::Right),
        _ => None,
    }
}

const fn word(step: Option<Step>) -> &'static str {
    match step {
        Some(Step::Right) => "right",
        Some(_) => "down",
        None => "stay",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_habit_is_read_as_it_was_kept_and_each_person_has_an_own_one() {
        for habit in [Some(Step::Down), Some(Step::Right), None] {
            assert_eq!(step(word(habit)), habit);
        }
        assert_ne!(key(PersonId(1)), key(PersonId(11)));
    }
}
