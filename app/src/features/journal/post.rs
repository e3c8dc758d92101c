//! The post: carries changes to the server in order, waits out a lost network, survives a reload.

use std::time::Duration;

use domain::ids::{GroupId, LessonId, PersonId};
use domain::journal::Change;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::save_cells;
use super::desk::{Desk, SpotState};
use super::queue::{AT_ONCE, Queue, pause_ms};
use super::sheet::Answer;
use crate::kit::{AppError, browser};
use crate::ui::say_alert;

/// How the saving of the whole sheet goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PostState {
    Quiet,
    Sending,
    Saved,
    /// So many changes wait for the network.
    Waiting(usize),
    /// The session has ended: the changes wait for their author.
    SignedOut(usize),
}

/// A change that the server fails at is tried so often before it is given up.
const PATIENCE: u32 = 6;

/// One queue of one person for one journal.
#[derive(Clone, Copy)]
pub struct Post {
    book: StoredValue<Book>,
    pub state: RwSignal<PostState>,
}

/// What the post knows of its work.
struct Book {
    queue: Queue,
    /// Under which the queue is kept on the device.
    key: String,
    under_way: bool,
    failures: u32,
    /// Fewer go in one call after a call that failed: what cannot go in is found, and its neighbours go on.
    at_once: usize,
    /// The next try, while one is waited for.
    timer: Option<TimeoutHandle>,
}

impl Post {
    pub fn new(person: PersonId, group: GroupId) -> Self {
        let key = format!("gorodok.journal.{person}.{group}");
        let queue = Queue::default();
        let book = Book { queue, key, under_way: false, failures: 0, at_once: AT_ONCE, timer: None };
        Self { book: StoredValue::new(book), state: RwSignal::new(PostState::Quiet) }
    }

    /// Takes up what an earlier visit left unsent, and watches for the network to return.
    pub fn resume(self, desk: Desk) {
        let kept = self.book.with_value(|book| browser::kept(&book.key));
        if let Some(queue) = kept.and_then(|text| serde_json::from_str::<Queue>(&text).ok()) {
            for change in queue.all() {
                show_again(desk, change);
            }
            self.book.update_value(|book| book.queue = queue);
            self.send(desk);
        }
        let listener = window_event_listener_untyped("online", move |_| self.try_now(desk));
        on_cleanup(move || listener.remove());
    }

    pub fn push(self, change: Change) {
        self.book.update_value(|book| book.queue.push(change));
        self.keep();
    }

    /// Does anything of this cell still wait?
    pub fn waits(self, lesson: LessonId, pupil: PersonId) -> bool {
        self.book.with_value(|book| book.queue.of_cell(lesson, pupil).next().is_some())
    }

    /// Sends what waits, unless a call is under way or the next try is waited for.
    pub fn send(self, desk: Desk) {
        let (waits, busy) = self.book.with_value(|book| (book.timer.is_some(), book.under_way));
        if waits {
            self.show_waiting(desk);
            return;
        }
        let next = self.book.with_value(|book| book.queue.next(book.at_once));
        let Some(changes) = next.filter(|_| !busy) else { return };
        self.book.update_value(|book| book.under_way = true);
        self.state.set(PostState::Sending);
        spawn_local(async move {
            let sent: Vec<Change> = changes.clone().into();
            let answer = save_cells(changes).await;
            // The page may have been left meanwhile: the queue is kept on the device.
            if self.book.try_update_value(|book| book.under_way = false).is_none() {
                return;
            }
            self.answered(desk, &sent, answer);
        });
    }

    fn answered(self, desk: Desk, sent: &[Change], answer: Result<Vec<Answer>, AppError>) {
        match answer {
            Ok(answers) => {
                self.book.update_value(|book| {
                    (book.failures, book.at_once) = (0, (book.at_once * 2).min(AT_ONCE));
                });
                for (change, answer) in sent.iter().zip(answers) {
                    self.settle(desk, change, answer);
                }
                self.keep();
                self.state.set(PostState::Saved);
                self.send(desk);
            }
            Err(AppError::Unreachable | AppError::Busy) => self.wait(desk),
            Err(AppError::Fault(_)) if self.book.with_value(|book| book.failures) < PATIENCE => {
                self.wait(desk);
            }
            Err(AppError::SignedOut) => {
                self.state.set(PostState::SignedOut(self.book.with_value(|book| book.queue.len())));
                say_alert("Сеанс закончился. Войдите снова: несохранённое останется здесь и уйдёт само.");
            }
            Err(_) if sent.len() > 1 => {
                self.book.update_value(|book| book.at_once = 1);
                self.send(desk);
            }
            Err(error) => {
                for change in sent {
                    self.settle(desk, change, Answer::Refused(error.to_string()));
                }
                self.keep();
                self.state.set(PostState::Quiet);
                self.send(desk);
            }
        }
    }

    fn settle(self, desk: Desk, change: &Change, answer: Answer) {
        let known =
            self.book.with_value(|book| book.queue.all().iter().any(|waiting| waiting.id == change.id));
        self.book.update_value(|book| match answer {
            Answer::Saved { .. } => book.queue.settle(&change.id),
            _ => book.queue.drop_cell(change.lesson, change.pupil),
        });
        // A follower of a refused change is no longer in the queue: its cell has been told already.
        if known {
            desk.take(change, answer);
        }
    }

    fn wait(self, desk: Desk) {
        let failures = self.book.with_value(|book| book.failures);
        self.show_waiting(desk);
        let pause = Duration::from_millis(u64::from(pause_ms(failures)));
        let again = move || {
            if !self.book.is_disposed() {
                self.try_now(desk);
            }
        };
        self.book.update_value(|book| {
            (book.failures, book.at_once) = (failures + 1, (book.at_once / 2).max(1));
            book.timer = set_timeout_with_handle(again, pause).ok();
        });
    }

    /// Waits no longer.
    fn try_now(self, desk: Desk) {
        if let Some(timer) = self.book.try_update_value(|book| book.timer.take()).flatten() {
            timer.clear();
        }
        self.send(desk);
    }

    fn show_waiting(self, desk: Desk) {
        let waiting = self.book.with_value(|book| {
            for change in book.queue.all() {
                if let Some(place) = desk.find(change.lesson, change.pupil) {
                    desk.spot(place).update(|spot| spot.state = SpotState::Offline);
                }
            }
            book.queue.len()
        });
        self.state.set(PostState::Waiting(waiting));
    }

    fn keep(self) {
        self.book.with_value(|book| {
            let text = (!book.queue.is_empty()).then(|| serde_json::to_string(&book.queue));
            browser::keep(&book.key, text.and_then(Result::ok).as_deref());
        });
    }
}

/// Shows an unsent change of an earlier visit, where the cell has not moved on meanwhile.
fn show_again(desk: Desk, change: &Change) {
    let Some(place) = desk.find(change.lesson, change.pupil) else { return };
    let slot = domain::ids::AssignmentId(0);
    desk.spot(place).update(|spot| {
        if spot.cell.version == change.seen
            && let Ok(after) = spot.cell.after(&change.edit, slot)
        {
            spot.cell = after;
            spot.state = SpotState::Offline;
        }
    });
}
