//! The note of a lesson: topic, homework and whether it was held, as they are being written and until they are saved.

mod draft;
mod reply;

use domain::journal::{ChangeId, LessonNote, LessonState, NoteDraft};
use leptos::prelude::*;

use super::desk::Desk;
use super::post::{Stroke, Thing};
use super::sheet::Column;
use crate::kit::browser;
use crate::ui::say;

pub use draft::{Clash, Draft, Standing};

impl Column {
    /// Its note as it stands.
    pub fn note(&self) -> LessonNote {
        let Self { id, version, topic, homework, state, .. } = self;
        let (topic, homework, held) = (topic.clone(), homework.clone(), *state == LessonState::Held);
        LessonNote { lesson: *id, seen: *version, topic, homework, held }
    }
}

impl Desk {
    /// The note of a lesson as its form shows it: with everything written so far.
    pub fn note(self, at: usize) -> LessonNote {
        let written = self.draft(at).with(|draft| draft.note.as_ref().map(|note| note.now.clone()));
        self.column(at).track();
        written.unwrap_or_else(|| self.ahead(at))
    }

    /// Writes into the note of a lesson; it is kept on the device until it is saved.
    pub fn write_note(self, at: usize, turn: impl FnOnce(&mut LessonNote)) {
        let ahead = self.ahead(at);
        self.redraft(at, |draft| {
            let mut note = draft.note.take().unwrap_or_else(|| NoteDraft::upon(ahead));
            turn(&mut note.now);
            draft.note = Some(note).filter(NoteDraft::changes);
        });
    }

    /// Sends what is written.
    pub fn save_note(self, at: usize) {
        match self.draft(at).with_untracked(|draft| draft.note.clone()) {
            Some(note) => self.put_note(at, note),
            None if self.is_noted(at) => {}
            None => {
                self.drop_note(at);
                say("Урок сохранён.");
            }
        }
    }

    /// Confirms attendance of a lesson, and sends nothing else of what is being written.
    pub fn confirm_held(self, at: usize) {
        let was = self.ahead(at);
        if was.held {
            say("Посещаемость этого урока уже подтверждена.");
            return;
        }
        self.put_note(at, NoteDraft { now: LessonNote { held: true, ..was.clone() }, was });
    }

    /// Writes what the plan has for a lesson; homework that is written already stays.
    pub fn take_planned(self, at: usize) {
        let Some(planned) = self.column(at).with_untracked(|column| column.planned.clone()) else { return };
        self.write_note(at, |note| {
            note.topic = planned.topic;
            if note.homework.is_empty() && !planned.homework.is_empty() {
                note.homework = planned.homework;
            }
        });
        self.redraft(at, |draft| draft.page += 1);
    }

    /// Gives up what was written here for what the lesson says.
    pub fn drop_note(self, at: usize) {
        self.post.dismiss(&self.noting(at));
        self.redraft(at, |draft| *draft = Draft { page: draft.page + 1, ..Draft::default() });
    }

    /// Lays what the lesson says now, unless more is known here.
    pub fn lay_note(self, at: usize, fresh: &Column) {
        self.column(at).update(|column| {
            if fresh.version < column.version {
                return;
            }
            (column.topic, column.homework) = (fresh.topic.clone(), fresh.homework.clone());
            (column.state, column.version) = (fresh.state, fresh.version);
            column.stands_in.clone_from(&fresh.stands_in);
        });
    }

    /// Is anything of the note written here or on its way?
    pub fn writes_note(self, at: usize) -> bool {
        self.draft(at).with_untracked(|draft| draft.note.is_some())
            || self.post.with_parcels(&self.noting(at), |parcels| !parcels.is_empty())
    }

    fn put_note(self, at: usize, note: NoteDraft) {
        let Ok(id) = ChangeId::new(browser::fresh_id()) else { return };
        let sent = note.now.clone().saved();
        self.post.put(Stroke::Note(id, note));
        // Before the draft is forgotten the parcel lies on the device.
        self.redraft(at, |draft| {
            draft.rebase(&sent);
            draft.standing = Standing::Open;
        });
        self.post.send(self);
    }

    /// The note as it will stand when all that is on its way has gone in.
    fn ahead(self, at: usize) -> LessonNote {
        let last = self.post.with_parcels(&self.noting(at), |parcels| {
            let going = parcels.into_iter().rev().filter(|(_, stage)| !stage.is_settled());
            going.filter_map(|(stroke, _)| stroke.note()).map(|note| note.now.clone().saved()).next()
        });
        last.unwrap_or_else(|| self.column(at).with_untracked(Column::note))
    }

    /// Is a note on its way?
    fn is_noted(self, at: usize) -> bool {
        self.post
            .with_parcels(&self.noting(at), |parcels| parcels.iter().any(|(_, stage)| !stage.is_settled()))
    }

    fn noting(self, at: usize) -> Thing {
        (self.sheet(|sheet| sheet.lessons[at].id), None)
    }
}
