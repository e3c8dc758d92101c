//! The post: carries changes to the server in order, waits out a lost network, survives a reload.

use std::time::Duration;

use domain::ids::{GroupId, LessonId, PersonId};
use domain::journal::Change;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::save_cells;
use super::desk::{Desk, SpotState};
use super::queue::{Queue, pause_ms};
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

/// One queue of one person for one journal.
#[derive(Clone, Copy)]
pub struct Post {
    queue: StoredValue<Queue>,
    under_way: StoredValue<bool>,
    failures: StoredValue<u32>,
    key: StoredValue<String>,
    pub state: RwSignal<PostState>,
}

impl Post {
    pub fn new(person: PersonId, group: GroupId) -> Self {
        Self {
            queue: StoredValue::default(),
            under_way: StoredValue::new(false),
            failures: StoredValue::new(0),
            key: StoredValue::new(format!("gorodok.journal.{person}.{group}")),
            state: RwSignal::new(PostState::Quiet),
        }
    }

    /// Takes up what an earlier visit left unsent, and watches for the network to return.
    pub fn resume(self, desk: Desk) {
        let kept = self.key.with_value(|key| browser::kept(key));
        if let Some(queue) = kept.and_then(|text| serde_json::from_str::<Queue>(&text).ok()) {
            for change in queue.all() {
                show_again(desk, change);
            }
            self.queue.set_value(queue);
            self.send(desk);
        }
        let listener = window_event_listener_untyped("online", move |_| self.send(desk));
        on_cleanup(move || listener.remove());
    }

    pub fn push(self, change: Change) {
        self.queue.update_value(|queue| queue.push(change));
        self.keep();
    }

    /// Does anything of this cell still wait?
    pub fn waits(self, lesson: LessonId, pupil: PersonId) -> bool {
        self.queue.with_value(|queue| queue.of_cell(lesson, pupil).next().is_some())
    }

    /// Sends what waits, unless a call is under way already.
    pub fn send(self, desk: Desk) {
        let Some(changes) = self.queue.with_value(Queue::next).filter(|_| !self.under_way.get_value()) else {
            return;
        };
        self.under_way.set_value(true);
        self.state.set(PostState::Sending);
        spawn_local(async move {
            let sent: Vec<Change> = changes.clone().into();
            let answer = save_cells(changes).await;
            // The page may have been left meanwhile: the queue is kept on the device.
            if self.under_way.try_set_value(false).is_some() {
                return;
            }
            self.answered(desk, &sent, answer);
        });
    }

    fn answered(self, desk: Desk, sent: &[Change], answer: Result<Vec<Answer>, AppError>) {
        match answer {
            Ok(answers) => {
                self.failures.set_value(0);
                for (change, answer) in sent.iter().zip(answers) {
                    self.settle(desk, change, answer);
                }
                self.keep();
                self.state.set(PostState::Saved);
                self.send(desk);
            }
            Err(AppError::Unreachable | AppError::Busy) => self.wait(desk),
            Err(AppError::SignedOut) => {
                self.state.set(PostState::SignedOut(self.queue.with_value(Queue::len)));
                say_alert("Сеанс закончился. Войдите снова: несохранённое останется здесь и уйдёт само.");
            }
            Err(error) => {
                for change in sent {
                    self.settle(desk, change, Answer::Refused(error.to_string()));
                }
                self.keep();
                self.state.set(PostState::Quiet);
            }
        }
    }

    fn settle(self, desk: Desk, change: &Change, answer: Answer) {
        let known = self.queue.with_value(|queue| queue.all().iter().any(|waiting| waiting.id == change.id));
        self.queue.update_value(|queue| match answer {
            Answer::Saved { .. } => queue.settle(&change.id),
            _ => queue.drop_cell(change.lesson, change.pupil),
        });
        // A follower of a refused change is no longer in the queue: its cell has been told already.
        if known {
            desk.take(change, answer);
        }
    }

    fn wait(self, desk: Desk) {
        let failures = self.failures.get_value();
        self.failures.set_value(failures + 1);
        let waiting = self.queue.with_value(|queue| {
            for change in queue.all() {
                if let Some(place) = desk.find(change.lesson, change.pupil) {
                    desk.spot(place).update(|spot| spot.state = SpotState::Offline);
                }
            }
            queue.len()
        });
        self.state.set(PostState::Waiting(waiting));
        let pause = Duration::from_millis(u64::from(pause_ms(failures)));
        set_timeout(
            move || {
                if !self.queue.is_disposed() {
                    self.send(desk);
                }
            },
            pause,
        );
    }

    fn keep(self) {
        let text = self.queue.with_value(|queue| (!queue.is_empty()).then(|| serde_json::to_string(queue)));
        let text = text.and_then(Result::ok);
        self.key.with_value(|key| browser::keep(key, text.as_deref()));
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
