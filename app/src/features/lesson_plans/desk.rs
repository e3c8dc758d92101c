//! The desk of a plan in the browser: its rows, saved whole behind one's back a moment after the last change.

use std::time::Duration;

use domain::ids::{LessonPlanId, PersonId};
use domain::lesson_plan::{Field, Guess};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::api::save_lesson_plan;
use super::book::Book;
use super::sheet::{Row, Saved, Sheet, Wish};
use crate::kit::outbox::Progress;
use crate::kit::{AppError, browser};
use crate::ui::say;

const PAUSE: Duration = Duration::from_millis(900);
const AGAIN: Duration = Duration::from_secs(5);

/// Somebody was first with the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    pub version: u32,
    /// «Иванова А. П., 12.11.2026 14:05»
    pub who: String,
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub plan: LessonPlanId,
    person: PersonId,
    pub book: RwSignal<Book>,
    /// The cell that is written in, or was last.
    pub at: RwSignal<Option<(u32, Field)>>,
    pub progress: RwSignal<Progress>,
    pub clash: RwSignal<Option<Clash>>,
    /// What the server said no to.
    pub refused: RwSignal<Option<String>>,
    /// What has been pasted and waits for a word.
    pub offered: RwSignal<Option<Guess>>,
    /// The row that is being dragged.
    pub carried: RwSignal<Option<u32>>,
    /// What the live region says.
    pub spoken: RwSignal<String>,
    version: StoredValue<u32>,
    /// Changes made here, by count: what is sent knows up to which.
    edits: StoredValue<u64>,
    sending: StoredValue<Option<u64>>,
}

impl Desk {
    pub fn open(sheet: &Sheet, person: PersonId) -> Self {
        Self {
            plan: sheet.head.plan,
            person,
            book: RwSignal::new(Book::open(sheet.rows.clone())),
            at: RwSignal::new(None),
            progress: RwSignal::new(Progress::Quiet),
            clash: RwSignal::new(None),
            refused: RwSignal::new(None),
            offered: RwSignal::new(None),
            carried: RwSignal::new(None),
            spoken: RwSignal::default(),
            version: StoredValue::new(sheet.head.version),
            edits: StoredValue::new(0),
            sending: StoredValue::new(None),
        }
    }

    /// Changes the rows, and saves them a moment later.
    pub fn edit<T>(self, change: impl FnOnce(&mut Book) -> T) -> T {
        let mut answer = None;
        self.book.update(|book| answer = Some(change(book)));
        self.touched(PAUSE);
        answer.expect("a change is made once and answers")
    }

    /// Rows left on this device by a page that was closed too soon come back.
    pub fn resume(self) {
        let kept = browser::kept(&self.key()).and_then(|text| serde_json::from_str::<Wish>(&text).ok());
        let Some(wish) = kept.filter(|wish| wish.plan == self.plan) else { return };
        if wish.seen == self.version.get_value() {
            let rows = wish.rows;
            self.book.update(|book| book.replace_rows(rows));
            say("Возвращены строки, которые не успели сохраниться.");
            self.touched(Duration::ZERO);
        } else {
            self.book.update(|book| book.replace_rows(wish.rows));
            let version = self.version.get_value();
            self.clash.set(Some(Clash { version, who: "на сервере план новее".into() }));
        }
    }

    /// Keeps what is written here over what the other wrote.
    pub fn keep_mine(self) {
        if let Some(clash) = self.clash.get_untracked() {
            self.version.set_value(clash.version);
            self.clash.set(None);
            self.touched(Duration::ZERO);
        }
    }

    /// Forgets what is written here; the page then opens anew.
    pub fn take_theirs(self) {
        browser::keep(&self.key(), None);
        // The page goes with it: nothing to show if it does not.
        let _ = window().location().reload();
    }

    /// Puts the pen into a cell, once it is drawn.
    pub fn focus(self, key: u32, field: Field) {
        self.at.set(Some((key, field)));
        request_animation_frame(move || {
            let found = document().get_element_by_id(&cell_id(key, field));
            if let Some(cell) = found.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
                // A cell out of the page takes no focus: nothing to show then.
                let _ = cell.focus();
            }
        });
    }

    fn key(self) -> String {
        format!("lesson-plan.{}.{}", self.person, self.plan)
    }

    /// Keeps the rows on this device at once, and on the server after `pause` without another change.
    fn touched(self, pause: Duration) {
        self.edits.update_value(|edits| *edits += 1);
        let (edit, (_, rows)) = (self.edits.get_value(), self.book.with_untracked(Book::rows));
        let wish = Wish { plan: self.plan, seen: self.version.get_value(), rows };
        browser::keep(&self.key(), serde_json::to_string(&wish).ok().as_deref());
        self.later(pause, edit);
    }

    fn later(self, pause: Duration, edit: u64) {
        let due = move || {
            if self.edits.try_get_value() == Some(edit) {
                self.send(edit);
            }
        };
        set_timeout(due, pause);
    }

    /// Sends all rows, unless some are on their way, a row cannot be kept, or another was first.
    fn send(self, edit: u64) {
        let faulty = self.book.with_untracked(Book::fault).is_some();
        if faulty || self.clash.with_untracked(Option::is_some) || self.sending.get_value().is_some() {
            return;
        }
        let (keys, rows) = self.book.with_untracked(Book::rows);
        self.sending.set_value(Some(edit));
        self.progress.set(Progress::Sending);
        let wish = Wish { plan: self.plan, seen: self.version.get_value(), rows };
        spawn_local(async move {
            let answer = save_lesson_plan(wish).await;
            // The page may have been left meanwhile: the rows lie on this device.
            if !self.book.is_disposed() {
                self.sending.set_value(None);
                self.settle(answer, &keys, edit);
            }
        });
    }

    fn settle(self, answer: Result<Saved, AppError>, keys: &[u32], edit: u64) {
        self.refused.set(None);
        match answer {
            Ok(Saved::Done { version, ids }) => {
                self.version.set_value(version);
                self.book.update(|book| book.known(keys, &ids));
                self.progress.set(Progress::Saved);
                if self.edits.get_value() == edit {
                    browser::keep(&self.key(), None);
                } else {
                    self.touched(PAUSE);
                }
            }
            Ok(Saved::Conflict { version, who, when }) => {
                self.progress.set(Progress::Waiting(1));
                self.clash.set(Some(Clash { version, who: format!("{who}, {when}") }));
            }
            Ok(Saved::Refused(why)) => {
                self.progress.set(Progress::Quiet);
                self.refused.set(Some(why));
            }
            Err(AppError::SignedOut) => self.progress.set(Progress::SignedOut(1)),
            Err(AppError::Unreachable | AppError::Busy) => {
                self.progress.set(Progress::Waiting(1));
                self.later(AGAIN, self.edits.get_value());
            }
            Err(other) => {
                self.progress.set(Progress::Quiet);
                self.refused.set(Some(other.to_string()));
            }
        }
    }
}

/// Names a cell in the page.
pub fn cell_id(key: u32, field: Field) -> String {
    format!("cell-{key}-{}", field as u8)
}

impl Book {
    /// All rows as they were left, as one step.
    fn replace_rows(&mut self, rows: Vec<Row>) {
        let (topics, ids): (Vec<_>, Vec<_>) = rows.into_iter().map(|row| (row.topic, row.id)).unzip();
        self.replace(topics);
        let known = self.keys().into_iter().zip(ids).filter_map(|(key, id)| Some((key, id?)));
        let (keys, ids): (Vec<_>, Vec<_>) = known.unzip();
        self.known(&keys, &ids);
    }
}
