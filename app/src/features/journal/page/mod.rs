//! The page of one journal: where it stands, the tools, the grid and the panel beside it.

mod aside;

use domain::ids::{GroupId, TermId};
use leptos::prelude::*;

use super::after_mark::AfterMark;
use super::api::{note_print, open_sheet};
use super::block::cells;
use super::desk::Desk;
use super::grid::Grid;
use super::panel::Panel;
use super::paper::{PaperHead, PaperLessons};
use super::paste::Preview;
use super::roll::Roll;
use super::sheet::{Head, Leave, Sheet};
use crate::kit::loaded::Loaded;
use crate::kit::outbox::Saving;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, asked, link};
use crate::ui::words::counted;
use crate::ui::{
    Button, ButtonKind, Empty, Glyph, Key, LinkButton, Note, Page, PageWidth, Part, Whereabouts,
};

pub use aside::Aside;

/// The keys, for those who look.
const KEYS: &[(&str, &str)] = &[
    ("1–5", "отметка"),
    ("н у б п о с", "посещаемость"),
    ("Пробел", "ещё отметка"),
    ("F2", "правка"),
    ("Enter", "урок и комментарий"),
    ("Ctrl+Z", "отменить"),
    ("Shift+стрелки", "выделить"),
    ("Ctrl+D", "заполнить вниз"),
    ("Ctrl+C, Ctrl+V", "в Excel и из него"),
];

/// `/journal/:group?term=&lesson=`
#[component]
pub fn JournalPage() -> impl IntoView {
    let (group, term) = (asked::in_path::<GroupId>("group"), asked::in_query::<TermId>("term"));
    let opened = load(
        move || (group(), term()),
        |(group, term)| async move { open_sheet(group.ok_or(AppError::NotFound)?, term).await },
    );
    view! {
        <Loaded resource=opened let:sheet>
            <Opened sheet />
        </Loaded>
    }
}

#[component]
fn Opened(sheet: Sheet) -> impl IntoView {
    let person = expect_context::<Who>().person;
    let parts = whereabouts(&sheet.head);
    let title = format!("{}, {}: {}", sheet.head.class, sheet.head.subject, sheet.head.term.title);
    let empty = sheet.pupils.is_empty() || sheet.lessons.is_empty();
    let (group, term) = (sheet.head.group, sheet.head.term.id);
    let printed =
        move |_| leptos::task::spawn_local(async move { drop(note_print(group, Some(term)).await) });
    Effect::new(move |_| {
        let told = window_event_listener_untyped("beforeprint", printed);
        on_cleanup(move || told.remove());
    });
    let desk = Desk::open(sheet, person);
    Effect::new(move |_| {
        desk.post.resume(desk);
        desk.restore_notes();
    });
    desk.follow();
    Effect::new(move |_| desk.aside().listen());
    view! {
        <Page
            title
            width=PageWidth::Fit
            head=move || view! { <Whereabouts parts=parts.clone() /> }
            actions=move || view! { <SaveState desk /> }
        >
            {desk.locked().filter(|_| !empty).map(|why| view! { <Note>{why}</Note> })}
            {if empty {
                view! {
                    <Empty title="Здесь пока нечего заполнять" glyph=Glyph::Journal>
                        <p>"Уроки появятся из расписания, ученики — из списка группы. Их вводит координатор школы."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Laid desk /> }.into_any()
            }}
        </Page>
    }
}

#[component]
fn Laid(desk: Desk) -> impl IntoView {
    // A half-year of daily lessons is written smaller.
    let many = desk.size().1 > 48;
    view! {
        <div class="journal" data-many=many.then_some("")>
            <PaperHead desk />
            <Tools desk />
            <Roll desk />
            <div class="spread">
                <Grid desk />
                <Panel desk />
            </div>
            <p class="only" role="status" aria-live="polite">{move || desk.spoken.get()}</p>
            <Key keys=KEYS />
            <Preview desk />
            <PaperLessons desk />
        </div>
    }
}

#[component]
fn Tools(desk: Desk) -> impl IntoView {
    let all = (0..desk.size().1).any(|at| desk.leave(at) == Leave::All);
    view! {
        <div class="tools" role="toolbar" aria-label="Действия с журналом">
            {all.then(|| view! {
                <Button kind=ButtonKind::Quiet icon=Glyph::Check attr:r#type="button" on:click=move |_| confirm(desk)>
                    "Все присутствуют"
                </Button>
                <hr />
            })}
            <Button kind=ButtonKind::Quiet icon=Glyph::Undo label="Отменить (Ctrl+Z)" attr:r#type="button"
                attr:disabled=move || !desk.can_undo() on:click=move |_| desk.undo() />
            <Button kind=ButtonKind::Quiet icon=Glyph::Redo label="Вернуть (Ctrl+Shift+Z)" attr:r#type="button"
                attr:disabled=move || !desk.can_redo() on:click=move |_| desk.redo() />
            <Button kind=ButtonKind::Quiet icon=Glyph::Down label="Заполнить вниз (Ctrl+D)" attr:r#type="button"
                on:click=move |_| desk.fill_down() />
            <hr />
            <AfterMark desk />
            <hr />
            <LinkButton kind=ButtonKind::Quiet icon=Glyph::Check href=desk.sheet(|sheet| link::term_marks(sheet.head.group, sheet.head.term.id))>
                "Итоговые"
            </LinkButton>
            <LinkButton kind=ButtonKind::Quiet icon=Glyph::Download attr:rel="external" href=desk.sheet(|sheet| link::journal_book(sheet.head.group, sheet.head.term.id))>
                "В Excel"
            </LinkButton>
        </div>
    }
}

/// Confirms attendance of the active lesson: those without a code were there.
fn confirm(desk: Desk) {
    let at = desk.here.get_untracked().1;
    if desk.leave(at) != Leave::All {
        crate::ui::say_alert("Этот урок ведёт другой учитель.");
        return;
    }
    desk.confirm_held(at);
}

#[component]
fn SaveState(desk: Desk) -> impl IntoView {
    const CHANGES: [&str; 3] = ["изменение ждёт", "изменения ждут", "изменений ждут"];
    let troubles = move || Some(desk.troubles().len()).filter(|troubles| *troubles > 0);
    view! {
        <Saving progress=desk.post.progress waiting=CHANGES />
        {move || troubles().map(|count| view! { <Troubles desk count /> })}
    }
}

/// How many cells and notes stand as they were against their author's wish, and the way to them.
#[component]
fn Troubles(desk: Desk, count: usize) -> impl IntoView {
    let notes = desk.post.troubles.with(|all| all.iter().any(|(_, pupil)| pupil.is_none()));
    let words = if notes {
        counted(count as u64, ["запись", "записи", "записей"])
    } else {
        cells(count)
    };
    view! {
        <Button kind=ButtonKind::Quiet icon=Glyph::Alert attr:r#type="button" on:click=move |_| desk.to_trouble()>
            {format!("Не записано: {words}")}
        </Button>
    }
}

fn whereabouts(head: &Head) -> Vec<Part> {
    let choice = |words: &str, group| (link::journal(group), words.to_owned());
    let same = |by_class: bool| {
        let beside = head
            .beside
            .iter()
            .filter(move |j| if by_class { j.class == head.class } else { j.subject == head.subject });
        beside.map(|j| choice(if by_class { &j.subject } else { &j.class }, j.group)).collect::<Vec<_>>()
    };
    let terms = head.terms.iter().map(|(id, title)| (link::journal_term(head.group, *id), title.clone()));
    let part = |label: &str, words: &str, choices: Vec<(String, String)>| Part {
        label: label.into(),
        words: words.into(),
        choices: if choices.len() > 1 { choices } else { vec![] },
    };
    vec![
        part("Школа", &head.school, vec![]),
        part("Класс", &head.class, same(false)),
        part("Предмет", &head.subject, same(true)),
        part("Период", &head.term.title, terms.collect()),
    ]
}
