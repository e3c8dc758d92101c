//! The family's page: a note for the class teacher, and what became of those written before.

use domain::absence::{NoteKind, NoteState};
use domain::hat::Hat;
use domain::ids::{PersonId, TermId};
use leptos::prelude::*;
use server_fn::ServerFn;

use super::api::{SendNote, open_notes};
use super::board_page::LESSONS;
use super::missed::Lessons;
use super::notes::{Notes, Pen, Written};
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{asked, flash, link};
use crate::ui::words::{capital, counted, day, span};
use crate::ui::{
    Badge, Button, ButtonKind, Choice, DateField, Note, Page, PageWidth, Pills, Segments, Tab, TextArea, Tone,
};

/// `/diary/absences?child=&term=`
#[component]
pub fn NotesPage() -> impl IntoView {
    let (child, term) = (asked::in_query::<PersonId>("child"), asked::in_query::<TermId>("term"));
    let opened = load(move || (child(), term()), |(child, term)| open_notes(child, term));
    view! {
        <Loaded resource=opened let:notes>
            <Opened notes />
        </Loaded>
    }
}

#[component]
fn Opened(notes: Notes) -> impl IntoView {
    let Notes { pupil, name, class_teacher, stand_ins, today, pen, written, missed } = notes;
    let to = format!("{name}. {}", read_by(class_teacher.as_deref(), &stand_ins));
    let writes = pen == Pen::Writes;
    let title = if writes { "Записка об отсутствии" } else { "Пропуски" };
    view! {
        <Page title width=PageWidth::Narrow>
            <Children on=pupil />
            {writes.then(|| view! {
                <p>{to}</p>
                <Blank pupil today=today.to_string() />
            })}
            {(!written.is_empty()).then(|| view! {
                <section class="part">
                    <h2>"Отправленные"</h2>
                    <ul class="told">{written.into_iter().map(one).collect_view()}</ul>
                </section>
            })}
            <Lessons missed pupil />
            {(!writes).then(|| view! { <p class="mild">"Записку об отсутствии пишут родители."</p> })}
        </Page>
    }
}

/// Who reads a note.
fn read_by(leader: Option<&str>, stand_ins: &[String]) -> String {
    match (leader, stand_ins) {
        (None, _) => "Классный руководитель пока не назначен: записка его дождётся.".into(),
        (Some(leader), []) => format!("Записку увидит {leader}, классный руководитель."),
        (Some(leader), _) => {
            let word = if stand_ins.len() == 1 { "замещает" } else { "замещают" };
            let others = stand_ins.join(", ");
            format!(
                "Записку увидит {leader}, классный руководитель. Сейчас {word}: {others} — записка видна и там."
            )
        }
    }
}

#[component]
fn Children(on: PersonId) -> impl IntoView {
    let who = expect_context::<Who>();
    let child = |side: crate::kit::who::Side| match side.hat {
        Hat::Guardian(child) => {
            Some(Tab { href: link::absence_notes(Some(child)), title: side.title, count: None })
        }
        Hat::Work(_) | Hat::Pupil => None,
    };
    let pills: Vec<Tab> = who.hats.into_iter().filter_map(child).collect();
    view! { <Pills label="Дети" pills here=link::absence_notes(Some(on)) /> }
}

#[component]
fn Blank(pupil: PersonId, today: String) -> impl IntoView {
    let kept = flash::flash();
    let kinds = [(NoteKind::Ill, "Болеет"), (NoteKind::Family, "Уважительная причина")];
    let kinds = kinds.map(|(kind, title)| Choice::new(kind.code(), title));
    view! {
        <form class="form" method="post" action=SendNote::url()>
            {flash::general(&kept).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            <input type="hidden" name="child" value=pupil.to_string() />
            <Segments legend="Почему" name="kind" choices=kinds.into() value=NoteKind::Ill.code() />
            <div class="line">
                <DateField label="С какого дня" name="first" value=today.clone() required=true />
                <DateField label="По какой день" name="last" value=today required=true error=flash::at(&kept, "last") />
            </div>
            <TextArea label="Что передать" name="text" hint="По желанию. Прочтёт только классный руководитель и тот, кто его замещает."
                error=flash::at(&kept, "text") />
            <div class="form-end">
                <Button kind=ButtonKind::Primary>"Отправить"</Button>
            </div>
        </form>
    }
}

fn one(written: Written) -> impl IntoView {
    let Written { note, by, at, state } = written;
    let days = if note.span.first == note.span.last {
        day(note.span.first)
    } else {
        span(note.span.first, note.span.last)
    };
    let (tone, words) = said(state);
    view! {
        <li>
            <div>
                <p>{format!("{} {days}", capital(note.kind.title()))}</p>
                {(!note.text.is_empty()).then(|| view! { <q>{note.text.clone()}</q> })}
                <small class="mild">{format!("{by}, {at}")}</small>
            </div>
            <Badge tone>{words}</Badge>
        </li>
    }
}

/// What became of a note, in words.
fn said(state: NoteState) -> (Tone, String) {
    let lessons = |number: usize| counted(number as u64, LESSONS);
    match state {
        NoteState::Sent => (Tone::Calm, "Отправлена".into()),
        NoteState::Waiting { lessons: waiting } => {
            (Tone::Accent, format!("На рассмотрении: {}", lessons(waiting)))
        }
        NoteState::Accepted { lessons: all } => (Tone::Calm, format!("Принята: {}", lessons(all))),
        NoteState::Otherwise { accepted: 0, others } => {
            (Tone::Alert, format!("Указана другая причина: {}", lessons(others)))
        }
        NoteState::Otherwise { accepted, others } => {
            (Tone::Alert, format!("Принята: {}, другая причина: {}", lessons(accepted), lessons(others)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_reads_who_reads_the_note() {
        let others = ["Щербакова Ю. Р.".to_owned()];
        assert_eq!(
            read_by(Some("Лебедева О. Н."), &[]),
            "Записку увидит Лебедева О. Н., классный руководитель."
        );
        assert!(
            read_by(Some("Лебедева О. Н."), &others)
                .ends_with("Сейчас замещает: Щербакова Ю. Р. — записка видна и там.")
        );
        assert!(read_by(None, &[]).contains("записка его дождётся"));
    }

    #[test]
    fn a_family_reads_what_became_of_the_note() {
        assert_eq!(said(NoteState::Sent).1, "Отправлена");
        assert_eq!(said(NoteState::Accepted { lessons: 1 }).1, "Принята: 1\u{a0}урок");
        assert_eq!(
            said(NoteState::Otherwise { accepted: 2, others: 5 }),
            (Tone::Alert, "Принята: 2\u{a0}урока, другая причина: 5\u{a0}уроков".into())
        );
    }
}
