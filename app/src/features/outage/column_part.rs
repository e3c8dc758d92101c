//! One lesson of the sheet: its column of pupils by number, topic and homework.

use leptos::prelude::*;

use super::sheet::{self, Column, Fields, Pupil};
use crate::ui::words::day_and_weekday;
use crate::ui::{Badge, Tone};

/// Fields by Tab go down: the rows of a lesson follow each other.
#[component]
pub fn LessonColumn(column: Column, pupils: Vec<Pupil>, typed: Fields, wrong: Fields) -> impl IntoView {
    let title = format!("{} · {}-й урок", day_and_weekday(column.date), column.number);
    let (lesson, fresh) = (column.id, typed.is_empty());
    let line = |what: &'static str, label: &str, hint: Option<String>| {
        let field = sheet::of_lesson(what, lesson);
        let (value, wrong) = (typed.get(&field).cloned().unwrap_or_default(), wrong.get(&field).cloned());
        view! { <TextLine field label=label.to_owned() of=title.clone() value wrong hint /> }
    };
    let stands = |text: &str| (!text.is_empty()).then(|| format!("В журнале: {text}"));
    let at_once = line("line", "Столбец одной строкой", Some("1 5, 3 н, 7 4 5".into()));
    let topic = line("topic", "Тема", stands(&column.topic));
    let homework = line("homework", "На дом", stands(&column.homework));
    let field = sheet::of_lesson("held", lesson);
    let ticked = fresh || typed.contains_key(&field);
    let held = (!column.held).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name=sheet::named(&field) value="on" checked=ticked />
                <span>"Урок проведён, кто не отмечен — был"</span>
            </label>
        }
    });
    let rows = pupils.into_iter().zip(column.cells).enumerate().map(|(at, (pupil, stands))| {
        let field = sheet::cell(lesson, pupil.id);
        let (value, wrong) = (typed.get(&field).cloned().unwrap_or_default(), wrong.get(&field).cloned());
        row((at + 1, pupil.name), stands, (field, value, wrong), &title)
    });
    let rows = rows.collect_view();
    view! {
        <section class="og-lesson" aria-label=title.clone()>
            <h2>{title.clone()} {column.held.then(|| view! { " " <Badge>"проведён"</Badge> })}</h2>
            {column.shut.map(|why| view! { <p><Badge tone=Tone::Alert>{why}</Badge></p> })}
            {at_once}
            {table(&title, rows.into_any())}
            {topic}
            {homework}
            {held}
        </section>
    }
}

fn table(title: &str, rows: AnyView) -> impl IntoView + use<> {
    view! {
        <table class="og-rows">
            <caption class="only">{format!("Отметки и посещаемость: {title}")}</caption>
            <thead class="only">
                <tr>
                    <th scope="col">"Ученик"</th>
                    <th scope="col">"На листе"</th>
                    <th scope="col">"В журнале"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A line of text beside the rows: `of` says of which lesson, for the ear.
#[component]
fn TextLine(
    field: String,
    label: String,
    of: String,
    value: String,
    wrong: Option<String>,
    hint: Option<String>,
) -> impl IntoView {
    let (error, told) = (format!("{field}-error"), format!("{field}-hint"));
    let described = [wrong.is_some().then(|| error.clone()), hint.is_some().then(|| told.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let bad = wrong.is_some();
    view! {
        <div class="field" data-bad=bad.then_some("")>
            <label for=field.clone()>{label} <span class="only">{format!(", {of}")}</span></label>
            {hint.map(|hint| view! { <p class="hint" id=told>{hint}</p> })}
            {wrong.map(|text| view! { <p class="error" id=error>{text}</p> })}
            <input
                class="input"
                type="text"
                id=field.clone()
                name=sheet::named(&field)
                value=value
                autocomplete="off"
                maxlength="1000"
                aria-invalid=bad.then_some("true")
                aria-describedby=(!described.is_empty()).then_some(described)
            />
        </div>
    }
}

fn row(
    (number, name): (usize, String),
    stands: Option<String>,
    (field, value, wrong): (String, String, Option<String>),
    of: &str,
) -> impl IntoView + use<> {
    let label = format!("{number}. {name}, {of}");
    let (error, bad) = (wrong.as_ref().map(|_| format!("{field}-error")), wrong.is_some());
    let input = match &stands {
        Some(_) => view! {
            <input class="input" type="text" id=field.clone() name=sheet::named(&field) value=value maxlength="60" autocomplete="off"
                autocapitalize="none" spellcheck="false" aria-label=label aria-invalid=bad.then_some("true")
                aria-describedby=error.clone() />
        }
        .into_any(),
        None => "—".into_any(),
    };
    view! {
        <tr data-bad=bad.then_some("")>
            <th scope="row"><span class="og-number">{number}</span> {name}</th>
            <td>{input} {wrong.map(|text| view! { <p class="error" id=error>{text}</p> })}</td>
            <td class="og-stands">{stands}</td>
        </tr>
    }
}
