//! The past of one cell or one term mark: who wrote what, from the first change to the last, and the seals over it.

use leptos::prelude::*;

use super::history::{Change, Past, Stands, TermPast, Told};
use super::way;
use crate::kit::link;
use crate::ui::words::day_and_weekday;
use crate::ui::{Column, Crumb, Crumbs, Empty, Glyph, Note, Page, PageWidth, Table};

#[component]
pub fn PastOf(past: Past) -> impl IntoView {
    let Past { pupil, date, number, group, class, subject, term, told } = past;
    let href = term.map_or_else(|| link::journal(group), |term| link::journal_term(group, term));
    let title = format!("История клетки: {pupil}, {}", day_and_weekday(date));
    view! {
        <OnePast title place=format!("{class}, {subject}") href>
            <p>{format!("{number}-й урок")}</p>
            <ToldOf told nothing="В эту клетку ещё ничего не записывали." />
        </OnePast>
    }
}

#[component]
pub fn TermPastOf(past: TermPast) -> impl IntoView {
    let TermPast { pupil, group, class, subject, term, title: of, reason, told } = past;
    let title = format!("История итоговой: {pupil}, {of}");
    view! {
        <OnePast title place=format!("{class}, {subject}") href=link::term_marks(group, term)>
            {reason.map(|reason| view! { <p>{format!("Почему не по расчёту: {reason}")}</p> })}
            <ToldOf told nothing="Итоговую здесь ещё не выставляли." />
        </OnePast>
    }
}

#[component]
fn OnePast(title: String, place: String, href: String, children: Children) -> impl IntoView {
    view! {
        <Page
            title
            width=PageWidth::Wide
            head=move || {
                let crumbs = vec![Crumb::to("Контроль", link::CONTROL), Crumb::to(place.clone(), href.clone())];
                view! { <Crumbs crumbs /> }
            }
        >
            <div class="control-view">{children()}</div>
        </Page>
    }
}

#[component]
fn ToldOf(told: Told, nothing: &'static str) -> impl IntoView {
    let carried = told.carried_over().map(|words| carried_over(words, &told));
    let Told { changes, .. } = told;
    let columns = ["Когда", "Кто", "Что", "Было", "Стало", "Печать"].map(Column::new).into();
    let (none, whole) = (changes.is_empty(), carried.is_none());
    view! {
        {carried.map(|words| view! { <Note>{words}</Note> })}
        {(none && whole).then(|| view! {
            <Empty title="Изменений нет" glyph=Glyph::File>
                <p>{nothing}</p>
            </Empty>
        })}
        {(!none).then(|| view! {
            <Table caption="Изменения" caption_class="only" columns>
                {changes.into_iter().map(line).collect_view()}
            </Table>
            <p>
                "Печать покрывает запись и все, что были до неё: переписать их незаметно нельзя. "
                <a href=way::recounted()>"Пересчитать цепочку печатей"</a>
            </p>
        })}
    }
}

/// What the log has no word of, said as it is.
fn carried_over(words: &str, told: &Told) -> String {
    match &told.stands {
        Some(Stands { who, when, .. }) if told.changes.is_empty() => format!(
            "Здесь стоит «{words}», но в журнале событий записей об этом нет: значение внесено переносом данных. \
             При переносе указано: {who}, {when}."
        ),
        _ => format!(
            "До первой записи в журнале событий здесь уже стояло «{words}»: оно внесено переносом данных, без записей."
        ),
    }
}

fn line(change: Change) -> impl IntoView {
    let Change { when, who, what, old, new, seal } = change;
    // The log keeps no words of some acts: there is nothing to show on either side.
    let silent = old.is_empty() && new.is_empty();
    let shown = move |text: String| if text.is_empty() && !silent { "–".to_owned() } else { text };
    view! {
        <tr>
            <th scope="row">{when}</th>
            <td>{who}</td>
            <td>{what}</td>
            <td data-word=(!silent).then_some("Было")>{shown(old)}</td>
            <td data-word=(!silent).then_some("Стало")>{shown(new)}</td>
            <td data-word="Печать">
                {match seal {
                    Some(seal) => {
                        view! { {seal.when} " " <code class="seal" title="Начало отпечатка печати">{seal.mark}</code> }.into_any()
                    }
                    None => view! { <span class="mild">"ждёт печати"</span> }.into_any(),
                }}
            </td>
        </tr>
    }
}
