//! Classes: the letters of every grade, and the profiles of grades 10 and 11.

use domain::curriculum::{PROFILES, profile_title};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::{CLASSES, PUPILS};
use crate::features::wizard::api::{AddClasses, SetProfiles};
use crate::features::wizard::sheet::{Class, Grade};
use crate::kit::{AppError, flash};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Column, Field, Table};

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
pub fn ClassesStep(grades: Vec<Grade>, open: bool, kept: Option<AppError>) -> impl IntoView {
    let all: u64 = grades.iter().map(|grade| grade.classes.len() as u64).sum();
    let fields = grades.iter().zip(LETTERS).map(|(grade, name)| {
        let value = written(&grade.classes);
        view! { <Field label=format!("{} классы", grade.grade) name value error=flash::at(&kept, name) /> }
    });
    let fields = fields.collect_view();
    let seniors: Vec<(i32, Class)> = grades
        .iter()
        .filter(|grade| grade.grade >= 10 && !open)
        .flat_map(|grade| grade.classes.iter().map(|class| (grade.grade, class.clone())))
        .collect();
    view! {
        <p>"Впишите литеры подряд: «АБВ». Классы, которые уже есть, останутся."</p>
        <form class="form wide" method="post" action=AddClasses::url()>
            <div class="letters">{fields}</div>
            <div class="form-end">
                <Button kind=ButtonKind::Plain>"Создать классы"</Button>
            </div>
        </form>
        {(!seniors.is_empty()).then(|| view! { <Profiles seniors /> })}
        {(all > 0).then(|| view! { <Listed grades all /> })}
    }
}

/// Letters as they are typed: in a row, or parted where one is a word.
fn written(classes: &[Class]) -> String {
    let letters: Vec<&str> = classes.iter().map(|class| class.letter.as_str()).collect();
    let words = letters.iter().any(|letter| letter.chars().count() > 1);
    letters.join(if words { ", " } else { "" })
}

#[component]
fn Profiles(seniors: Vec<(i32, Class)>) -> impl IntoView {
    let lines = seniors.into_iter().map(|(grade, class)| {
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
    });
    let lines = lines.collect_view();
    view! {
        <section class="part">
            <h2>"Профили 10 и 11 классов"</h2>
            <p>"От профиля зависят часы учебного плана."</p>
            <form class="form wide" method="post" action=SetProfiles::url()>
                <div class="letters wide">{lines}</div>
                <div class="form-end">
                    <Button>"Сохранить профили"</Button>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Listed(grades: Vec<Grade>, all: u64) -> impl IntoView {
    let columns =
        vec![Column::new("Класс"), Column::new("Классный руководитель"), Column::new("Учеников").number()];
    let rows =
        grades.into_iter().flat_map(|grade| grade.classes.into_iter().map(move |class| (grade.grade, class)));
    let rows = rows.map(|(grade, class)| {
        view! {
            <tr>
                <th scope="row">{format!("{grade}{}", class.letter)}</th>
                <td>{class.teacher.unwrap_or_else(|| "не назначен".into())}</td>
                <td class="num">{counted(class.pupils, PUPILS)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="part">
            <Table caption=counted(all, CLASSES) columns>
                {rows}
            </Table>
        </section>
    }
}
