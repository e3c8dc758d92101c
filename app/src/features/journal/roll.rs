//! The roll on a phone: who is at the active lesson, one tap a pupil, over the same cells as the grid.

use domain::journal::Attendance;
use leptos::html::Details;
use leptos::prelude::*;

use super::content::Content;
use super::desk::Desk;
use super::history::Place;
use super::keys::{self, Step};
use crate::ui::words::day_and_weekday;
use crate::ui::{Button, ButtonKind, Glyph, Icon, Note};

/// Drawn while it is open; a style keeps it to narrow screens, where it stands instead of the grid.
#[component]
pub fn Roll(desk: Desk) -> impl IntoView {
    let (details, open) = (NodeRef::<Details>::new(), RwSignal::new(false));
    let column = Memo::new(move |_| desk.here.get().1);
    // What stands against a cell is read in the panel, beside the grid.
    Effect::new(move |_| {
        if let Some(details) = details.get().filter(|_| desk.panel.get()) {
            details.set_open(false);
        }
    });
    // Whoever is led to a lesson calls the roll there; where the style hides it, it stays shut.
    Effect::new(move |_| {
        if let Some(details) = details.get().filter(|details| desk.led() && details.client_width() > 0) {
            details.set_open(true);
        }
    });
    let toggled = move |_| open.set(details.get_untracked().is_some_and(|details| details.open()));
    view! {
        <details class="attendance" node_ref=details on:toggle=toggled>
            <summary>
                "Посещаемость" <Icon glyph=Glyph::Down />
            </summary>
            {move || open.get().then(|| desk.aside().draw(|hands| (hands.roll)(desk, column.get())))}
        </details>
    }
}

/// The roll of the lesson of column `at`.
pub fn lesson(desk: Desk, at: usize) -> AnyView {
    let (date, number) = desk.column(at).with_untracked(|column| (column.date, column.number));
    let pupils = desk.sheet(|sheet| {
        let listed = sheet.pupils.iter().enumerate().filter(|(_, pupil)| pupil.was_here(date));
        listed.map(|(row, pupil)| (row, pupil.name.clone())).collect::<Vec<_>>()
    });
    let shut = pupils.first().and_then(|(row, _)| desk.may((*row, at), &desk.content((*row, at))).err());
    let (first, last) = (at == 0, at + 1 == desk.size().1);
    let go = move |step| desk.stand(keys::go(desk.here.get_untracked(), step, desk.size()));
    view! {
        <div class="line">
            <Button kind=ButtonKind::Quiet icon=Glyph::Left label="Прошлый урок" attr:r#type="button"
                attr:disabled=first on:click=move |_| go(Step::Left) />
            <h2>{format!("{}, {number}-й урок", day_and_weekday(date))}</h2>
            <Button kind=ButtonKind::Quiet icon=Glyph::Right label="Следующий урок" attr:r#type="button"
                attr:disabled=last on:click=move |_| go(Step::Right) />
        </div>
        {shut.map(|why| view! { <Note>{why}</Note> })}
        <ul class="roll">
            {pupils.into_iter().map(|(row, name)| view! { <Pupil desk place=(row, at) name /> }).collect_view()}
        </ul>
    }
    .into_any()
}

#[component]
fn Pupil(desk: Desk, place: Place, name: String) -> impl IntoView {
    let spot = desk.spot(place);
    let code = Memo::new(move |_| spot.with(|spot| spot.cell.attendance));
    let shut = desk.may(place, &desk.content(place)).is_err();
    let write = move |attendance| desk.write(vec![(place, Content { attendance, ..desk.content(place) })]);
    let press = move |_| match tap(code.get_untracked()) {
        Ok(next) => write(next),
        Err(kept) => crate::ui::say(format!("Стоит «{}». Другой код — в списке рядом.", kept.title())),
    };
    let sign = move || code.get().map_or("", Attendance::sign);
    view! {
        <li>
            <button
                r#type="button"
                disabled=shut
                aria-pressed=move || if code.get() == Some(Attendance::Absent) { "true" } else { "false" }
                on:click=press
            >
                {name.clone()}
            </button>
            <select
                class="input"
                aria-label=format!("Посещаемость: {name}")
                disabled=shut
                prop:value=sign
                on:change=move |ev| write(Attendance::parse(&event_target_value(&ev)))
            >
                <option value="" selected=code.get_untracked().is_none()>"—"</option>
                {move || choices(desk, place, code.get())}
            </select>
        </li>
    }
}

/// The codes that the viewer may turn the present one into, and the present one.
fn choices(desk: Desk, place: Place, now: Option<Attendance>) -> impl IntoView {
    let lawful =
        |code: &Attendance| desk.sheet(|sheet| sheet.lessons[place.1].turn(now, Some(*code)).is_ok());
    Attendance::ALL.into_iter().filter(lawful).map(|code| choice(code, now)).collect_view()
}

fn choice(code: Attendance, now: Option<Attendance>) -> impl IntoView {
    let words = format!("{} — {}", code.sign(), code.title());
    view! { <option value=code.sign() selected=now == Some(code)>{words}</option> }
}

/// What a tap makes of a code: it sets «н» and takes it away. A reason that somebody has found out is not lost by a slip.
const fn tap(now: Option<Attendance>) -> Result<Option<Attendance>, Attendance> {
    match now {
        None => Ok(Some(Attendance::Absent)),
        Some(Attendance::Absent) => Ok(None),
        Some(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_sets_an_absence_takes_it_away_and_leaves_every_reason() {
        assert_eq!(tap(None), Ok(Some(Attendance::Absent)));
        assert_eq!(tap(Some(Attendance::Absent)), Ok(None));
        for reason in Attendance::ALL.into_iter().filter(|code| *code != Attendance::Absent) {
            assert_eq!(tap(Some(reason)), Err(reason));
        }
    }
}
