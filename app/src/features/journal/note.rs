//! The note of a lesson: topic, homework and whether it was held, as they are being written and until they are saved.

use domain::journal::LessonState;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::note_lesson;
use super::desk::Desk;
use super::sheet::{Column, LessonNote, Noted};
use crate::ui::{say, say_alert};

/// What is written here and not saved yet; the rest is as the lesson says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    pub topic: Option<String>,
    pub homework: Option<String>,
    pub held: Option<bool>,
    pub clash: Option<Clash>,
    /// Raised when the form has to be drawn anew.
    pub page: u32,
}

/// Somebody was first with the same part of the note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clash {
    pub who: String,
    pub when: String,
}

impl Draft {
    /// Attendance is confirmed, and nothing else is written.
    pub fn held() -> Self {
        Self { held: Some(true), ..Self::default() }
    }

    /// The note as it would be saved into `lesson`.
    pub fn over(&self, lesson: &Column) -> LessonNote {
        LessonNote {
            lesson: lesson.id,
            seen: lesson.version,
            topic: self.topic.clone().unwrap_or_else(|| lesson.topic.clone()),
            homework: self.homework.clone().unwrap_or_else(|| lesson.homework.clone()),
            held: self.held.unwrap_or(lesson.state == LessonState::Held),
        }
    }

    /// Has another changed, since `base`, a part that is written here otherwise?
    fn clashes(&self, base: &Column, theirs: &Column) -> bool {
        let differ = |mine: &Option<String>, base: &String, theirs: &String| {
            mine.as_ref().is_some_and(|mine| theirs != base && theirs != mine)
        };
        differ(&self.topic, &base.topic, &theirs.topic)
            || differ(&self.homework, &base.homework, &theirs.homework)
    }

    /// Forgets what has been saved; what was written meanwhile stays.
    fn forget(&mut self, saved: &Self) {
        let Self { topic, homework, held, clash, .. } = self;
        *topic = topic.take().filter(|text| Some(text) != saved.topic.as_ref());
        *homework = homework.take().filter(|text| Some(text) != saved.homework.as_ref());
        *held = held.filter(|held| Some(*held) != saved.held);
        *clash = None;
    }
}

impl Desk {
    /// Writes `draft` into a lesson, then does `after`. What another wrote meanwhile is joined with it, unless they clash.
    pub fn save_note(self, at: usize, draft: Draft, after: impl FnOnce() + 'static) {
        let mut base = self.column(at).get_untracked();
        spawn_local(async move {
            loop {
                let answer = note_lesson(draft.over(&base)).await;
                // The page may have been left meanwhile.
                if self.here.is_disposed() {
                    return;
                }
                match answer {
                    Ok(Noted::Conflict { column, who, when }) => {
                        self.lay_note(at, &column);
                        if draft.clashes(&base, &column) {
                            say_alert(format!(
                                "Запись урока первым изменил другой — {who}, {when}. Выберите, что оставить."
                            ));
                            self.draft(at).update(|kept| kept.clash = Some(Clash { who, when }));
                            break;
                        }
                        base = column;
                    }
                    Ok(Noted::Saved(column)) => {
                        self.lay_note(at, &column);
                        self.draft(at).update(|kept| kept.forget(&draft));
                        say("Урок сохранён.");
                        break;
                    }
                    Err(error) => {
                        say_alert(error.to_string());
                        break;
                    }
                }
            }
            after();
        });
    }

    /// Writes what the plan has for a lesson; homework that is written already stays.
    pub fn take_planned(self, at: usize) {
        let column = self.column(at).get_untracked();
        let Some(planned) = column.planned.clone() else { return };
        self.draft(at).update(|kept| {
            let written = kept.over(&column).homework;
            kept.topic = Some(planned.topic);
            if written.is_empty() && !planned.homework.is_empty() {
                kept.homework = Some(planned.homework);
            }
            kept.page += 1;
        });
    }

    /// Gives up what was written here for what the lesson says.
    pub fn drop_note(self, at: usize) {
        self.draft(at).update(|kept| *kept = Draft { page: kept.page + 1, ..Draft::default() });
    }

    pub fn lay_note(self, at: usize, fresh: &Column) {
        self.column(at).update(|column| {
            (column.topic, column.homework) = (fresh.topic.clone(), fresh.homework.clone());
            (column.state, column.version) = (fresh.state, fresh.version);
            column.stands_in.clone_from(&fresh.stands_in);
        });
    }
}

#[cfg(test)]
mod tests {
    use domain::absence::Hands;
    use domain::ids::LessonId;

    use super::super::sheet::Leave;
    use super::*;

    fn lesson(topic: &str, homework: &str) -> Column {
        Column {
            id: LessonId(1),
            date: "2026-11-12".parse().unwrap(),
            number: 2,
            state: LessonState::Planned,
            version: 4,
            topic: topic.into(),
            homework: homework.into(),
            answers: 0,
            work: vec![],
            leave: Leave::All,
            hands: Hands::Teacher,
            stands_in: None,
            planned: None,
        }
    }

    fn topic(text: &str) -> Draft {
        Draft { topic: Some(text.into()), ..Draft::default() }
    }

    #[test]
    fn what_is_not_written_here_is_saved_as_the_lesson_says() {
        let note = topic("Степени").over(&lesson("", "§ 5"));
        assert_eq!(
            (note.topic.as_str(), note.homework.as_str(), note.held, note.seen),
            ("Степени", "§ 5", false, 4)
        );
        assert!(Draft::held().over(&lesson("Корни", "")).held);
    }

    #[test]
    fn two_who_write_different_parts_do_not_clash() {
        let base = lesson("", "");
        assert!(!topic("Степени").clashes(&base, &lesson("", "§ 5")));
        assert!(!topic("Степени").clashes(&base, &lesson("Степени", "§ 5")));
        assert!(topic("Степени").clashes(&base, &lesson("Корни", "")));
        assert!(!Draft::held().clashes(&base, &lesson("Корни", "§ 5")));
    }

    #[test]
    fn what_is_typed_while_the_note_is_saved_stays() {
        let saved = topic("Степ");
        let mut kept = Draft { homework: Some("§ 5".into()), ..topic("Степени") };
        kept.forget(&saved);
        assert_eq!((kept.topic.as_deref(), kept.homework.as_deref()), (Some("Степени"), Some("§ 5")));
        kept.forget(&topic("Степени"));
        assert_eq!(kept.topic, None);
    }
}
