//! Lessons laid anew when the week changes: those planned move to the new places, in their order.

use chrono::NaiveDate;

use crate::ids::LessonId;

/// A day and the number of a lesson in it.
pub type Hour = (NaiveDate, u8);

/// A lesson already laid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Laid {
    pub id: LessonId,
    pub hour: Hour,
    pub ties: Ties,
}

/// What holds a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ties {
    /// Held, cancelled or moved by hand: it stays as it is.
    Fixed,
    /// Planned, with a topic, work or marks: it may move and is never deleted.
    Tied,
    /// Planned, nothing hangs on it.
    Bare,
}

/// What is to be done with the lessons of one group.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Relay {
    /// They stand where they stood; their bell and room may be others.
    pub stay: Vec<(LessonId, Hour)>,
    pub moved: Vec<(LessonId, Hour)>,
    pub new: Vec<Hour>,
    pub dropped: Vec<LessonId>,
    pub cancelled: Vec<LessonId>,
}

/// Lays `wanted` hours, in the order of time, over the lessons that are there. Lessons keep their order, so that
/// topics and homework follow them.
pub fn relay(laid: &[Laid], wanted: &[Hour]) -> Relay {
    let mut plan = Relay::default();
    let mut spare: Vec<&Laid> = vec![];
    for lesson in laid.iter().filter(|lesson| lesson.ties != Ties::Fixed) {
        if wanted.contains(&lesson.hour) && !plan.stay.iter().any(|(_, hour)| *hour == lesson.hour) {
            plan.stay.push((lesson.id, lesson.hour));
        } else {
            spare.push(lesson);
        }
    }
    spare.sort_by_key(|lesson| lesson.hour);
    let taken = |hour: &Hour| laid.iter().any(|lesson| lesson.hour == *hour && lesson.ties == Ties::Fixed);
    let open = wanted.iter().filter(|hour| !taken(hour) && !plan.stay.iter().any(|(_, at)| at == *hour));
    let open: Vec<Hour> = open.copied().collect();
    plan.moved = spare.iter().zip(&open).map(|(lesson, hour)| (lesson.id, *hour)).collect();
    plan.new = open.into_iter().skip(spare.len()).collect();
    for lesson in spare.into_iter().skip(plan.moved.len()) {
        match lesson.ties {
            Ties::Bare => plan.dropped.push(lesson.id),
            _ => plan.cancelled.push(lesson.id),
        }
    }
    plan
}
