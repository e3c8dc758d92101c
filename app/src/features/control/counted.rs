//! What the lessons of a period lack: by teacher or by class, every number opens to its lessons.

use domain::calendar::Span;
use leptos::prelude::*;

use super::overview::{By, Counts, Lack, Line, Overview, Whose};
use super::way;
use crate::kit::link;
use crate::ui::words::{counted, span};
use crate::ui::{Button, Column, DateField, Empty, Glyph, Tab, Table, Tabs};

#[component]
pub fn Counted(overview: Overview) -> impl IntoView {
    let Overview { span: days, spans, by, rows, total } = overview;
    let tab = |(title, span): (String, Span)| Tab { href: way::overview(span, by), title, count: None };
    let tabs: Vec<Tab> = spans.into_iter().map(tab).collect();
    view! {
        <Tabs label="Период" tabs here=way::overview(days, by) />
        <Period days by />
        <p role="status">{said(total, days)}</p>
        {if rows.is_empty() {
            view! {
                <Empty title="Прошедших уроков нет" glyph=Glyph::Calendar>
                    <p>"Выберите другой период: считаются уроки, которые уже закончились."</p>
                </Empty>
            }
                .into_any()
        } else {
            view! { <Counts days by rows total /> }.into_any()
        }}
    }
}

/// Any days, and the other way of counting.
#[component]
fn Period(days: Span, by: By) -> impl IntoView {
    let face = |of: By, words: &'static str| {
        view! { <a href=way::overview(days, of) aria-current=(of == by).then_some("true")>{words}</a> }
    };
    view! {
        <form class="filters" method="get" action=link::CONTROL>
            {(by == By::Class).then(|| view! { <input type="hidden" name="by" value="class" /> })}
            <DateField label="С" name="from" value=days.first.to_string() required=true />
            <DateField label="По" name="to" value=days.last.to_string() required=true />
            <Button>"Показать"</Button>
            <nav class="seg" aria-label="Как считать">
                {face(By::Teacher, "По учителям")}
                {face(By::Class, "По классам")}
            </nav>
        </form>
    }
}

/// «9–15 ноября прошло 48 уроков; не отмечено 3, без темы 5.»
fn said(total: Counts, days: Span) -> String {
    let lessons = counted(u64::from(total.lessons), ["урок", "урока", "уроков"]);
    let rest = match (total.attendance, total.topic) {
        (0, 0) => "все отмечены, у всех есть тема".into(),
        (attendance, topic) => format!("не отмечено {attendance}, без темы {topic}"),
    };
    format!("{}: {lessons}, {rest}.", span(days.first, days.last))
}

#[component]
fn Counts(days: Span, by: By, rows: Vec<Line>, total: Counts) -> impl IntoView {
    let first = if by == By::Class { "Класс" } else { "Учитель" };
    let columns = [Column::new(first), Column::new("Уроков").number()];
    let columns =
        columns.into_iter().chain(Lack::ALL.map(|lack| Column::new(lack.title()).number())).collect();
    let row = move |line: Line| {
        let Line { whose, title, counts } = line;
        view! {
            <tr>
                <th scope="row"><a href=opened((days, by), None, whose)>{title}</a></th>
                <td class="num" data-word="Уроков">{counts.lessons}</td>
                {Lack::ALL.map(|lack| figure((days, by), whose, lack, counts)).into_iter().collect_view()}
            </tr>
        }
    };
    let all = Line { whose: Whose::All, title: "Вся школа".into(), counts: total };
    view! {
        <div class="control-figures">
            <Table caption="Чего не хватает в журналах" caption_class="only" columns>
                {rows.into_iter().chain([all]).map(row).collect_view()}
            </Table>
        </div>
    }
}

/// The lessons behind a number: those of all remember from where one came.
fn opened((days, by): (Span, By), lack: Option<Lack>, whose: Whose) -> String {
    if whose == Whose::All { way::all_lessons(days, lack, by) } else { way::lessons(days, lack, whose) }
}

/// A number that opens to its lessons; none is a dash.
fn figure(of: (Span, By), whose: Whose, lack: Lack, counts: Counts) -> impl IntoView {
    let number = counts.of(lack);
    view! {
        <td class="num" data-word=lack.title()>
            {if number == 0 {
                view! { <span class="mild">"–"</span> }.into_any()
            } else {
                view! { <a href=opened(of, Some(lack), whose)>{number}</a> }.into_any()
            }}
        </td>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_told_in_one_sentence() {
        let day = |text: &str| text.parse().unwrap();
        let days = Span { first: day("2026-11-09"), last: day("2026-11-15") };
        let total = Counts { lessons: 21, attendance: 3, topic: 5, ..Counts::default() };
        assert_eq!(said(total, days), "9–15\u{a0}ноября: 21\u{a0}урок, не отмечено 3, без темы 5.");
        let whole = Counts { lessons: 2, ..Counts::default() };
        assert_eq!(said(whole, days), "9–15\u{a0}ноября: 2\u{a0}урока, все отмечены, у всех есть тема.");
    }
}
