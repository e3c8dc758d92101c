//! The reply of the server to a note: saved, refused, or somebody was first.

use domain::ids::LessonId;
use domain::journal::NoteDraft;
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::sheet::{Column, Noted};
use super::draft::{Clash, Standing};
use crate::ui::{say, say_alert};

impl Desk {
    /// Takes the answer of the server to the note of `lesson`.
    pub fn take_note(self, lesson: LessonId, noted: Noted) {
        match (self.column_of(lesson), noted) {
            (Some(at), Noted::Saved(column)) => self.note_saved(at, &column),
            (Some(at), Noted::Conflict { column, who, when }) => {
                self.note_conflicted(at, &column, Clash { who, when });
            }
            (None, Noted::Saved(_)) => {}
            (None, Noted::Conflict { who, when, .. }) => say_alert(format!(
                "Запись урока в другом периоде первым изменил другой — {who}, {when}. Откройте тот период и выберите."
            )),
        }
    }

    fn note_saved(self, at: usize, column: &Column) {
        self.lay_note(at, column);
        if !self.is_noted(at) {
            let lesson = self.column(at).with_untracked(Column::note);
            self.redraft(at, |draft| {
                draft.rebase(&lesson);
                draft.standing = Standing::Open;
            });
        }
        say("Урок сохранён.");
    }

    /// Joins the note with what another wrote meanwhile; where the two clash, its author has to choose.
    fn note_conflicted(self, at: usize, column: &Column, clash: Clash) {
        self.lay_note(at, column);
        let theirs = self.column(at).with_untracked(Column::note);
        let Some(sent) = self.sent_note(theirs.lesson) else { return };
        let (before, written) = (untrack(|| self.note(at)), self.with_typed(at, &sent));
        if written.clashes(&theirs) {
            let Clash { who, when } = &clash;
            say_alert(format!("Запись урока первым изменил другой — {who}, {when}. Выберите, что оставить."));
            self.redraft(at, |draft| {
                draft.note = Some(written.over(&theirs));
                draft.standing = Standing::Clash(clash);
                draft.page += 1;
            });
            return;
        }
        let joined = sent.over(&theirs);
        if joined.changes() {
            self.put_note(at, joined);
        } else {
            self.post.dismiss(&(theirs.lesson, None));
            self.note_saved(at, column);
        }
        if !untrack(|| self.note(at)).says(&before) {
            self.redraft(at, |draft| draft.page += 1);
        }
    }

    /// A note that was refused: its texts go back to the form, whether it is open or not.
    pub fn give_back_note(self, lesson: LessonId, why: &str) {
        let Some(sent) = self.sent_note(lesson) else { return };
        self.post.dismiss(&(lesson, None));
        let Some(at) = self.column_of(lesson) else {
            self.keep_draft(lesson, Some(&sent));
            say_alert(format!("Запись урока в другом периоде не принята, текст остался там. {why}"));
            return;
        };
        let mut written = self.with_typed(at, &sent);
        written.now.held = written.was.held;
        let stands = self.column(at).with_untracked(Column::note);
        self.redraft(at, |draft| {
            draft.note = Some(written.over(&stands)).filter(NoteDraft::changes);
            draft.standing = Standing::Open;
        });
        say_alert(format!("Урок не записан. {why}"));
    }

    /// The network is away: the note lies on the device and goes by itself.
    pub fn note_waits(self, lesson: LessonId) {
        let Some(at) = self.column_of(lesson) else { return };
        if self.draft(at).with_untracked(|draft| draft.standing == Standing::Open) {
            self.draft(at).update(|draft| draft.standing = Standing::Waits);
        }
    }

    /// All that is on its way into one note.
    fn sent_note(self, lesson: LessonId) -> Option<NoteDraft> {
        self.post.with_parcels(&(lesson, None), |parcels| {
            let mut notes = parcels.iter().filter_map(|(stroke, _)| stroke.note());
            let first = notes.next()?;
            let last = notes.next_back().unwrap_or(first);
            Some(NoteDraft { was: first.was.clone(), now: last.now.clone() })
        })
    }

    /// What was sent, with what has been typed since.
    fn with_typed(self, at: usize, sent: &NoteDraft) -> NoteDraft {
        let typed = self.draft(at).with_untracked(|draft| draft.note.as_ref().map(|note| note.now.clone()));
        NoteDraft { was: sent.was.clone(), now: typed.unwrap_or_else(|| sent.now.clone()) }
    }
}
