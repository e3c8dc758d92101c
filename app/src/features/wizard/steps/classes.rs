//! Classes: the letters of every grade, their shifts, and the profiles of grades 10 and 11.

use domain::curriculum::{PROFILES, profile_title};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::leaders::{Leaders, OneClass};
use crate::features::wizard::api::{AddClasses, SetProfiles};
use crate::features::wizard::sheet::{Class, Classes};
use crate::kit::{AppError, flash};
use crate::ui::{Button, ButtonKind, Field, Note, Tone};

const LETTERS: [&str; 11] = [
    "letters[0]",
    "letters[1]",
    "letters[2]",
    "letters[3]",
    "letters[4]",
    "letters[5]",
    "letters[6]",
    "letters[7]",
    "letters[8]",
    "letters[9]",
    "letters[10]",
];

#[component]
pub fn ClassesStep(classes: Classes, open: bool, kept: Option<AppError>) -> impl IntoView {
    let Classes { grades, staff, rooms, here, day } = classes;
    let fields = grades.iter().zip(LETTERS).map(|(grade, name)| {
        let value = written(&grade.classes);
        view! { <Field label=format!("{} классы", grade.grade) name value error=flash::at(&kept, name) /> }
    });
    let fields = fields.collect_view();
    let each = grades.iter().filter(|_| !open);
    let each: Vec<(i32, Class)> =
        each.flat_map(|grade| grade.classes.iter().map(|class| (grade.grade, class.clone()))).collect();
    let all: Vec<(i32, Class)> = grades
        .into_iter()
        .flat_map(|grade| grade.classes.into_iter().map(move |class| (grade.grade, class)))
        .collect();
    let own = all.iter().find(|(_, class)| Some(class.id) == here).cloned();
    let any = !all.is_empty();
    view! {
        {own.map(|(grade, class)| view! { <OneClass grade class rooms kept=kept.clone() /> })}
        <p>"Впишите литеры подряд: «АБВ». Классы, которые уже есть, останутся."</p>
        <form class="form wide" method="post" action=AddClasses::url()>
            <div class="letters">{fields}</div>
            <div class="form-end">
                <Button kind=ButtonKind::Plain>"Создать классы"</Button>
            </div>
        </form>
        {(!each.is_empty()).then(|| view! { <Ways each /> })}
        {any.then(|| view! { <Leaders all staff day open kept /> })}
    }
}

/// Letters as they are typed: in a row, or parted where one is a word.
fn written(classes: &[Class]) -> String {
    let letters: Vec<&str> = classes.iter().map(|class| class.letter.as_str()).collect();
    let words = letters.iter().any(|letter| letter.chars().count() > 1);
    letters.join(if words { ", " } else { "" })
}

/// Shifts of all classes, profiles of the two last grades.
#[component]
fn Ways(each: Vec<(i32, Class)>) -> impl IntoView {
    let norms = each.iter().filter_map(|(_, class)| class.norm.clone());
    let norms: Vec<_> = norms.map(|norm| view! { <li>{norm}</li> }).collect();
    let told = (!norms.is_empty()).then(|| {
        view! {
            <Note tone=Tone::Alert>"Сохранить так можно, но санитарные правила против:"</Note>
            <ul>{norms}</ul>
        }
    });
    let (seniors, rest): (Vec<_>, Vec<_>) = each.into_iter().partition(|(grade, _)| *grade >= 10);
    let old = !seniors.is_empty();
    let profiles = seniors.iter().map(profile).collect_view();
    let shifts = rest.iter().chain(&seniors).map(shift).collect_view();
    view! {
        <section class="part">
            <h2>"Смены и профили"</h2>
            {told}
            <form class="form wide" method="post" action=SetProfiles::url()>
                {old
                    .then(|| view! {
                        <p>"От профиля зависят часы учебного плана."</p>
                        <div class="letters wide">{profiles}</div>
                    })}
                <details>
                    <summary class="btn">"Кто учится во вторую смену"</summary>
                    <p class="hint">"1, 5 и 9–11 классы учатся только в первую смену."</p>
                    <div class="letters">{shifts}</div>
                </details>
                <div class="form-end">
                    <Button>"Сохранить смены и профили"</Button>
                </div>
            </form>
        </section>
    }
}

fn profile((grade, class): &(i32, Class)) -> impl IntoView + use<> {
    let (name, id) = (format!("profiles[c{}]", class.id), format!("profile-{}", class.id));
    let profiles = std::iter::once("").chain(PROFILES.into_iter().map(|(_, profile)| profile));
    let choices = profiles.map(|profile| {
        let words = if profile.is_empty() { "Без профиля" } else { profile_title(profile) };
        view! { <option value=profile selected=profile == class.profile>{words}</option> }
    });
    let choices = choices.collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{format!("{grade}{}", class.letter)}</label>
            <select class="input" id=id name=name>
                {choices}
            </select>
        </div>
    }
}

fn shift((grade, class): &(i32, Class)) -> impl IntoView + use<> {
    let (name, id) = (format!("shifts[c{}]", class.id), format!("shift-{}", class.id));
    let choices = [(1, "1 смена"), (2, "2 смена")]
        .map(|(shift, words)| view! { <option value=shift.to_string() selected=shift == class.shift>{words}</option> });
    view! {
        <div class="field">
            <label for=id.clone()>{format!("{grade}{}", class.letter)} <span class="only">", смена"</span></label>
            <select class="input" id=id name=name>
                {choices.into_iter().collect_view()}
            </select>
        </div>
    }
}
