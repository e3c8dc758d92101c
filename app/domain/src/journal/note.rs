//! The note of a lesson: topic, homework and that it was held, and what becomes of it where two hands write.

use serde::{Deserialize, Serialize};

use crate::ids::LessonId;

/// Topic, homework and state of one lesson, as its teacher leaves them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LessonNote {
    pub lesson: LessonId,
    /// Version the teacher saw.
    pub seen: u32,
    pub topic: String,
    pub homework: String,
    /// Attendance is confirmed: those without a code were there.
    pub held: bool,
}

/// A note as it is being written, and the note its author saw before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NoteDraft {
    pub was: LessonNote,
    pub now: LessonNote,
}

impl LessonNote {
    /// As the lesson stands once this note has gone in.
    #[must_use]
    pub fn saved(self) -> Self {
        Self { seen: self.seen + 1, ..self }
    }

    /// Do both say the same of the lesson?
    pub fn says(&self, other: &Self) -> bool {
        (&self.topic, &self.homework, self.held) == (&other.topic, &other.homework, other.held)
    }
}

impl NoteDraft {
    /// Nothing is written yet.
    pub fn upon(was: LessonNote) -> Self {
        Self { now: was.clone(), was }
    }

    /// Is anything written that was not there?
    pub fn changes(&self) -> bool {
        !self.now.says(&self.was)
    }

    /// The same draft laid over the lesson as another left it: what was left alone here is as it is there.
    #[must_use]
    pub fn over(self, theirs: &LessonNote) -> Self {
        let Self { was, now } = self;
        let now = LessonNote {
            topic: if now.topic == was.topic { theirs.topic.clone() } else { now.topic },
            homework: if now.homework == was.homework { theirs.homework.clone() } else { now.homework },
            held: if now.held == was.held { theirs.held } else { now.held },
            ..theirs.clone()
        };
        Self { was: theirs.clone(), now }
    }

    /// Has another written, since its author saw it, a part that is written here otherwise?
    pub fn clashes(&self, theirs: &LessonNote) -> bool {
        let Self { was, now } = self;
        let differ = |was: &str, now: &str, theirs: &str| now != was && theirs != was && theirs != now;
        differ(&was.topic, &now.topic, &theirs.topic)
            || differ(&was.homework, &now.homework, &theirs.homework)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(seen: u32, topic: &str, homework: &str) -> LessonNote {
        let (topic, homework) = (topic.into(), homework.into());
        LessonNote { lesson: LessonId(1), seen, topic, homework, held: false }
    }

    fn topic(text: &str) -> NoteDraft {
        NoteDraft { was: note(4, "", ""), now: note(4, text, "") }
    }

    #[test]
    fn two_who_write_different_parts_lose_neither() {
        let theirs = LessonNote { held: true, ..note(5, "", "§ 5") };
        assert!(!topic("Степени").clashes(&theirs));
        let joined = topic("Степени").over(&theirs);
        assert_eq!(joined.now, LessonNote { held: true, ..note(5, "Степени", "§ 5") });
        assert_eq!(joined.was, theirs);
    }

    #[test]
    fn two_who_write_one_part_otherwise_clash_and_alike_do_not() {
        assert!(topic("Степени").clashes(&note(5, "Корни", "")));
        assert!(!topic("Степени").clashes(&note(5, "Степени", "§ 5")));
        assert!(!topic("Степени").over(&note(5, "Степени", "§ 5")).changes());
    }

    #[test]
    fn attendance_confirmed_by_both_is_no_clash() {
        let was = note(4, "", "");
        let held = NoteDraft { now: LessonNote { held: true, ..was.clone() }, was };
        assert!(!held.clashes(&LessonNote { held: true, ..note(5, "Корни", "") }));
        assert!(held.over(&note(5, "Корни", "")).now.held);
    }

    #[test]
    fn what_is_typed_on_while_a_note_is_on_its_way_is_written_upon_it() {
        let sent = topic("Степ").now.saved();
        let typed = NoteDraft { was: sent.clone(), now: LessonNote { homework: "§ 5".into(), ..sent } };
        let rest = typed.over(&note(5, "Степ", ""));
        assert_eq!((rest.now.seen, rest.now.topic.as_str(), rest.now.homework.as_str()), (5, "Степ", "§ 5"));
    }
}
