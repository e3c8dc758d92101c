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
    /// Lays what is written upon `lesson`; what the lesson says already is written no more. Where they clash it stays
    /// upon what its author saw: saving it brings the choice.
    pub fn rebase(&mut self, lesson: &LessonNote) {
        let Some(note) = self.note.take() else { return };
        let note = if note.clashes(lesson) { note } else { note.over(lesson) };
        self.note = Some(note).filter(NoteDraft::changes);
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
                draft.note = Some(note);
                draft.rebase(&lesson);
                draft.page += 1;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn note(seen: u32, topic: &str, homework: &str) -> LessonNote {
        let (topic, homework) = (topic.into(), homework.into());
        LessonNote { lesson: LessonId(1), seen, topic, homework, held: false }
    }

    fn draft(was: LessonNote, now: LessonNote) -> Draft {
        Draft { note: Some(NoteDraft { was, now }), ..Draft::default() }
    }

    #[test]
    fn what_was_sent_is_written_no_more_and_what_is_typed_on_stays() {
        let mut sent = draft(note(4, "", ""), note(4, "Степени", ""));
        sent.rebase(&note(5, "Степени", ""));
        assert_eq!(sent.note, None);
        let mut typed = draft(note(5, "Степени", ""), note(5, "Степени", "§ 5"));
        typed.rebase(&note(6, "Степени и корни", ""));
        assert_eq!(typed.note.map(|note| note.now), Some(note(6, "Степени и корни", "§ 5")));
    }

    #[test]
    fn a_draft_is_never_laid_over_what_another_wrote_in_its_place() {
        let mut clashing = draft(note(4, "", ""), note(4, "Степени", ""));
        clashing.rebase(&note(5, "Корни", ""));
        assert_eq!(clashing.note.map(|note| note.was.seen), Some(4));
    }
}
