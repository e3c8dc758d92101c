//! «Пропуски»: the lessons of a term that a pupil missed, by reason and by day.

use domain::ids::{PersonId, TermId};
use domain::journal::Attendance;
use leptos::prelude::*;

use super::board_page::LESSONS;
use super::notes::{Missed, MissedDay};
use crate::kit::link;
use crate::ui::words::{counted, day_and_weekday};
use crate::ui::{Tab, Tabs};

#[component]
pub fn Lessons(missed: Missed, pupil: PersonId) -> impl IntoView {
    let reasons = in_words(&missed.by_reason());
    let Missed { terms, term, days } = missed;
    let tab = |(id, title): (TermId, String)| Tab { href: link::missed_in(pupil, id), title, count: None };
    let tabs: Vec<Tab> = terms.into_iter().map(tab).collect();
    let here = term.map(|term| link::missed_in(pupil, term)).unwrap_or_default();
    view! {
        <section class="part" id="missed">
            <h2>"Пропуски"</h2>
            {(!tabs.is_empty()).then(|| view! {
                <div class="missed-terms">
                    <Tabs label="Периоды" tabs here />
                </div>
            })}
            <p>{reasons}</p>
            <ul class="days" aria-label="Пропуски по дням">{days.into_iter().map(one).collect_view()}</ul>
        </section>
    }
}

fn one(day: MissedDay) -> impl IntoView {
    let lesson = |(number, subject, code): (u8, String, Attendance)| {
        view! { <p>{format!("{number}-й урок, {subject}: {}", said(code))}</p> }
    };
    view! {
        <li>
            <div>
                <h3>{day_and_weekday(day.date)}</h3>
                {day.lessons.into_iter().map(lesson).collect_view()}
            </div>
        </li>
    }
}

/// As a family reads a code: the class teacher may still give «ОТ» its reason.
const fn said(code: Attendance) -> &'static str {
    match code {
        Attendance::Absent => "причина не указана",
        _ => code.title(),
    }
}

/// «Пропущено 5 уроков: по болезни — 3, причина не указана — 2. Опозданий: 1.»
fn in_words(by_reason: &[(Attendance, usize)]) -> String {
    let absences = || by_reason.iter().filter(|(code, _)| code.is_absence());
    let late = by_reason.iter().find(|(code, _)| *code == Attendance::Late).map(|(_, number)| *number);
    let number: usize = absences().map(|(_, number)| *number).sum();
    let each: Vec<_> = absences().map(|(code, number)| format!("{} — {number}", said(*code))).collect();
    let missed = match number {
        0 => "Пропущенных уроков нет.".to_owned(),
        _ => format!("Пропущено {}: {}.", counted(number as u64, LESSONS), each.join(", ")),
    };
    late.map_or_else(|| missed.clone(), |late| format!("{missed} Опозданий: {late}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_reads_what_was_missed_by_reason() {
        use Attendance::{Absent, Ill, Late};
        assert_eq!(
            in_words(&[(Absent, 2), (Ill, 3), (Late, 1)]),
            "Пропущено 5\u{a0}уроков: причина не указана — 2, по болезни — 3. Опозданий: 1."
        );
        assert_eq!(in_words(&[]), "Пропущенных уроков нет.");
    }
}
