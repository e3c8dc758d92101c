//! A choice for each grade, and for profiles and classes that may have another one than their grade.

use leptos::prelude::*;

/// One list to choose from.
pub struct Pick {
    /// Of the field and of its element.
    pub name: String,
    pub id: String,
    pub title: String,
    /// Codes and words.
    pub choices: Vec<(String, String)>,
    pub chosen: Option<String>,
    /// It may be that of the grade.
    pub like: bool,
    /// Nothing is changed any more.
    pub shut: bool,
    pub wrong: Option<String>,
}

impl Pick {
    pub fn drawn(self) -> AnyView {
        let Self { name, id, title, choices, chosen, like, shut, wrong } = self;
        let bad = wrong.is_some();
        let none = chosen.is_none();
        let choices = choices.into_iter().map(|(code, words)| {
            let selected = chosen.as_ref() == Some(&code);
            view! { <option value=code selected=selected>{words}</option> }
        });
        let choices = choices.collect_view();
        view! {
            <div class="field" data-bad=bad.then_some("")>
                <label for=id.clone()>{title}</label>
                {wrong.map(|wrong| view! { <p class="error">{wrong}</p> })}
                <select class="input" id=id name=name disabled=shut>
                    {like.then(|| view! { <option value="" selected=none>"Как параллель"</option> })}
                    {choices}
                </select>
            </div>
        }
        .into_any()
    }
}

/// Those that may differ, behind a word; open where some do.
pub fn differing(words: &'static str, open: bool, picks: Vec<Pick>) -> Option<AnyView> {
    let any = !picks.is_empty();
    any.then(|| {
        view! {
            <details class="wizard-own" open=open>
                <summary>{words}</summary>
                <div class="letters wide">{picks.into_iter().map(Pick::drawn).collect_view()}</div>
            </details>
        }
        .into_any()
    })
}
