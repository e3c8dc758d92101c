//! The week of a class, a teacher or a room: days side by side, on a phone under each other.

use leptos::prelude::*;

use super::leaf::{Change, Day, Leaf, Line, Whose};
use crate::ui::words::{capital, day, weekday};
use crate::ui::{Empty, Glyph};

#[component]
pub fn Week(leaf: Leaf) -> impl IntoView {
    if leaf.days.iter().all(|day| day.lines.is_empty()) {
        return view! {
            <Empty title="Уроков нет" glyph=Glyph::Timetable>
                <p>"В эти дни в расписании ничего не стоит. Посмотрите другую неделю или другой класс."</p>
            </Empty>
        }
        .into_any();
    }
    let longest = leaf.days.iter().flat_map(|day| &day.lines).map(|line| line.number).max().unwrap_or(1);
    let (whose, today) = (leaf.whose, leaf.today);
    let days = leaf.days.into_iter().map(|day| {
        let here = (day.date == today).then_some("date");
        view! { <OneDay day whose longest here /> }
    });
    view! { <div class="tt-week">{days.collect_view()}</div> }.into_any()
}

#[component]
fn OneDay(day: Day, whose: Whose, longest: u8, here: Option<&'static str>) -> impl IntoView {
    let Day { date, off, lines } = day;
    let rows = (1..=longest).map(|number| {
        let own: Vec<Line> = lines.iter().filter(|line| line.number == number && !off).cloned().collect();
        let empty = own.is_empty().then_some("");
        view! {
            <li data-empty=empty>
                {own.first().map(|line| view! { <span class="tt-hour"><b>{number}</b>" "{line.starts.clone()}"–"{line.ends.clone()}</span> })}
                {own.into_iter().map(|line| lesson(line, whose)).collect_view()}
            </li>
        }
    });
    view! {
        <section aria-current=here>
            <h2>{capital(weekday(date))} <small>{self::day(date)}</small></h2>
            {if off {
                view! { <p class="mild">"Праздничный день, уроков нет."</p> }.into_any()
            } else if lines.is_empty() {
                view! { <p class="mild">"Уроков нет."</p> }.into_any()
            } else {
                view! { <ol>{rows.collect_view()}</ol> }.into_any()
            }}
        </section>
    }
}

/// What the reader does not know yet: a class needs no name of itself.
fn lesson(line: Line, whose: Whose) -> impl IntoView {
    let part = line.class.split_once(", ").map_or(String::new(), |(_, part)| part.to_owned());
    let room = if line.room.is_empty() || matches!(whose, Whose::Room(_)) {
        String::new()
    } else {
        format!("каб. {}", line.room)
    };
    let (title, more) = match whose {
        Whose::Class(_) | Whose::Hall => (line.title, [part, line.teacher, room]),
        Whose::Teacher(_) => {
            (format!("{}, {}", line.class, line.title), [String::new(), room, String::new()])
        }
        Whose::Room(_) => {
            (format!("{}, {}", line.class, line.title), [line.teacher, String::new(), String::new()])
        }
    };
    let off = line.change.as_ref().is_some_and(Change::is_off);
    let change = line.change.map(|change| change.words());
    let more: Vec<String> = more.into_iter().filter(|text| !text.is_empty()).collect();
    view! {
        <span class="tt-lesson">
            {if off { view! { <s>{title}</s> }.into_any() } else { view! { <b>{title}</b> }.into_any() }}
            <small>{more.join(", ")}</small>
            {change.map(|words| view! { <em class="tt-change">{words}</em> })}
        </span>
    }
}
