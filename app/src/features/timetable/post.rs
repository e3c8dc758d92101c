//! Edits on their way to the server: in their order, one call at a time, tried again while the network is away.

use std::time::Duration;

use domain::ids::TimetableDraftId;
use domain::timetable::Edit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::save_plan;
use super::sheet::{Edits, Saved};
use crate::kit::AppError;

/// Before another try.
const REST: Duration = Duration::from_secs(3);

/// How the saving goes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub enum Sent {
    #[default]
    Quiet,
    Saving,
    Saved,
    /// The network is away; it is tried again.
    Offline,
    /// The server did not take it: the page must be loaded anew.
    Failed(String),
}

impl Sent {
    /// As the style knows it.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Quiet => None,
            Self::Saving => Some("saving"),
            Self::Saved => Some("saved"),
            Self::Offline => Some("offline"),
            Self::Failed(_) => Some("failed"),
        }
    }

    pub const fn words(&self) -> &'static str {
        match self {
            Self::Quiet => "",
            Self::Saving => "Сохраняется…",
            Self::Saved => "Черновик сохранён",
            Self::Offline => "Нет связи: сохранится, когда она вернётся",
            Self::Failed(_) => "Не сохранено",
        }
    }
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Post {
    waiting: StoredValue<Vec<Edit>>,
    pub state: RwSignal<Sent>,
    /// Of the draft as the server has it.
    pub version: RwSignal<i32>,
    /// The draft; none before the first change of the week in force.
    pub draft: RwSignal<Option<TimetableDraftId>>,
}

impl Post {
    pub fn new(draft: Option<TimetableDraftId>, version: i32) -> Self {
        Self {
            waiting: StoredValue::new(vec![]),
            state: RwSignal::default(),
            version: RwSignal::new(version),
            draft: RwSignal::new(draft),
        }
    }

    /// The draft and its version, as the server has them.
    pub fn stands(self) -> (Option<TimetableDraftId>, i32) {
        (self.draft.get_untracked(), self.version.get_untracked())
    }

    pub fn send(self, edit: Edit) {
        self.waiting.update_value(|waiting| waiting.push(edit));
        let idle = self
            .state
            .with_untracked(|state| !matches!(state, Sent::Saving | Sent::Offline | Sent::Failed(_)));
        if idle {
            self.go();
        }
    }

    /// Is everything with the server?
    pub fn is_settled(self) -> bool {
        self.state.with(|state| matches!(state, Sent::Quiet | Sent::Saved))
    }

    fn go(self) {
        let edits = self.waiting.with_value(Clone::clone);
        if edits.is_empty() {
            self.state.set(Sent::Saved);
            return;
        }
        self.state.set(Sent::Saving);
        let (draft, seen) = self.stands();
        let many = edits.len();
        spawn_local(async move {
            match save_plan(Edits { draft, seen, edits }).await {
                Ok(Saved { draft, version }) => {
                    self.waiting.update_value(|waiting| drop(waiting.drain(..many)));
                    self.draft.set(Some(draft));
                    self.version.set(version);
                    self.go();
                }
                Err(AppError::Unreachable | AppError::Busy) => {
                    self.state.set(Sent::Offline);
                    set_timeout(move || self.go(), REST);
                }
                Err(error) => self.state.set(Sent::Failed(error.to_string())),
            }
        });
    }
}
