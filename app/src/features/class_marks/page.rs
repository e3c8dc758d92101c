//! The page: a class in all subjects, or one pupil of it.

use domain::ids::{ClassId, PersonId, TermId};
use leptos::prelude::*;

use super::api::{open_class_marks, open_pupil_marks};
use super::board::{Board, Head};
use super::board_part::{Debts, Marks};
use super::pupil_part::Pupil;
use crate::kit::loaded::Loaded;
use crate::kit::wire::load;
use crate::kit::{asked, link};
use crate::ui::{Button, Choice, Empty, Glyph, LinkButton, Page, PageWidth, Select};

/// `/class-marks?class=&term=`, with `pupil=` and `subject=` one pupil of it
#[component]
pub fn ClassMarksPage() -> impl IntoView {
    match asked::in_query::<PersonId>("pupil")() {
        Some(pupil) => view! { <OfPupil pupil /> }.into_any(),
        None => view! { <OfClass /> }.into_any(),
    }
}

#[component]
fn OfClass() -> impl IntoView {
    let (class, term) = (asked::in_query::<ClassId>("class"), asked::in_query::<TermId>("term"));
    let opened = load(move || (class(), term()), |(class, term)| open_class_marks(class, term));
    view! {
        <Loaded resource=opened let:board>
            <Opened board />
        </Loaded>
    }
}

#[component]
fn OfPupil(pupil: PersonId) -> impl IntoView {
    let (class, term) = (asked::in_query::<ClassId>("class"), asked::in_query::<TermId>("term"));
    let opened = load(move || (class(), term()), move |(class, term)| open_pupil_marks(class, term, pupil));
    view! {
        <Loaded resource=opened let:leaf>
            <Pupil leaf />
        </Loaded>
    }
}

#[component]
fn Opened(board: Board) -> impl IntoView {
    let Board { head, subjects, rows, debts } = board;
    let taken = |address: &str| format!("{address}?class={}&term={}", head.class, head.term);
    let (pdf, book) = (taken(link::CLASS_MARKS_PDF), taken(link::CLASS_MARKS_BOOK));
    let empty = rows.is_empty() || subjects.is_empty();
    view! {
        <Page
            title=format!("{}, все предметы: {}", head.title, head.term_title)
            width=PageWidth::Wide
            actions=move || view! {
                <LinkButton href=pdf.clone() icon=Glyph::Print attr:rel="external">"PDF для печати"</LinkButton>
                <LinkButton href=book.clone() icon=Glyph::Download attr:rel="external">"Excel"</LinkButton>
            }
        >
            <Filter head=head.clone() />
            {if empty {
                view! {
                    <Empty title="Смотреть пока не на что" glyph=Glyph::Journal>
                        <p>"Учеников зачисляют приказом или загрузкой списка, группы по предметам собирает координатор в мастере."</p>
                    </Empty>
                }
                    .into_any()
            } else {
                let opens = subjects.iter().flat_map(|one| one.journals.iter().map(|(group, _)| *group)).collect();
                view! {
                    <Marks head subjects rows />
                    <Debts debts opens />
                }
                    .into_any()
            }}
        </Page>
    }
}

/// Class and term; whoever has one class alone chooses the term.
#[component]
fn Filter(head: Head) -> impl IntoView {
    let Head { class, classes, term, terms, .. } = head;
    let several = classes.len() > 1;
    let classes = classes.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    let terms = terms.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    view! {
        <form class="filters" method="get" action=link::CLASS_MARKS>
            {if several {
                view! { <Select label="Класс" name="class" choices=classes value=class.to_string() /> }.into_any()
            } else {
                view! { <input type="hidden" name="class" value=class.to_string() /> }.into_any()
            }}
            <Select label="Период" name="term" choices=terms value=term.to_string() />
            <Button>"Показать"</Button>
        </form>
    }
}
