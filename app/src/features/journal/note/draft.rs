//! What is written into a note and not sent yet: it lies on the device, for its author alone, and is there after a reload.

use domain::ids::LessonId;
use domain::journal::{LessonNote, NoteDraft};
use leptos::prelude::*;

use super::super::desk::Desk;
use crate::kit::browser;
use crate::ui::{say, words};

/// What is written here and not sent yet, and how its sending goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    pub note: Option<NoteDraft>,
    pub standing: Standing,
    /// Raised when the form has to be drawn anew.
    pub page: u32,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    #[default]
    Open,
    /// It has been sent and waits for the network.
    Waits,
    Clash(Clash),
}

/// Somebody was first with the same part of the note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    pub who: String,
    pub when: String,
}

impl Draft {
    /// Lays what is written upon `lesson`; what the lesson says already is written no more.
    pub fn rebase(&mut self, lesson: &LessonNote) {
        self.note = self.note.take().map(|note| note.over(lesson)).filter(NoteDraft::changes);
    }
}

impl Desk {
    /// Changes the draft of a lesson, and keeps it on the device.
    pub(super) fn redraft(self, at: usize, turn: impl FnOnce(&mut Draft)) {
        let (draft, lesson) = (self.draft(at), self.sheet(|sheet| sheet.lessons[at].id));
        draft.update(turn);
        draft.with_untracked(|draft| self.keep_draft(lesson, draft.note.as_ref()));
    }

    pub(super) fn keep_draft(self, lesson: LessonId, note: Option<&NoteDraft>) {
        let text = note.and_then(|note| serde_json::to_string(note).ok());
        browser::keep(&format!("{}{lesson}", self.drafts()), text.as_deref());
    }

    /// Takes up what an earlier visit wrote and did not save.
    pub fn restore_notes(self) {
        let (drafts, mut days) = (self.drafts(), vec![]);
        for text in browser::kept_where(|key| key.starts_with(&drafts)) {
            let Ok(note) = serde_json::from_slice::<NoteDraft>(text.as_bytes()) else { continue };
            let Some(at) = self.column_of(note.now.lesson) else { continue };
            let lesson = self.ahead(at);
            self.redraft(at, |draft| {
                // One that clashes stays upon what its author saw: saving it brings the choice.
                let clashes = note.clashes(&lesson);
                draft.note = Some(note);
                draft.page += 1;
                if !clashes {
                    draft.rebase(&lesson);
                }
            });
            if self.draft(at).with_untracked(|draft| draft.note.is_some()) {
                days.push(self.sheet(|sheet| words::day(sheet.lessons[at].date)));
            }
        }
        if !days.is_empty() {
            say(format!(
                "Есть несохранённая запись урока: {}. Откройте урок и сохраните её.",
                days.join(", ")
            ));
        }
    }
}
