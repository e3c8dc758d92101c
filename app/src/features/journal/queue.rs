//! Changes on their way to the server: kept in order, kept through a reload, answered one by one. Pure.

use domain::ids::{LessonId, PersonId};
use domain::journal::{Change, ChangeId, Edit};
use serde::{Deserialize, Serialize};

use super::sheet::Changes;

/// Sent in one call at most.
pub const AT_ONCE: usize = 30;

/// Changes not yet answered, oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Queue(Vec<Change>);

impl Queue {
    pub fn push(&mut self, change: Change) {
        self.0.push(change);
    }

    /// The oldest, at most so many.
    pub fn next(&self, at_once: usize) -> Option<Changes> {
        let batch: Vec<Change> = self.0.iter().take(at_once.min(AT_ONCE)).cloned().collect();
        Changes::try_from(batch).ok()
    }

    /// Takes out a change that has its answer.
    pub fn settle(&mut self, id: &ChangeId) {
        self.0.retain(|change| change.id != *id);
    }

    /// Takes out all changes of one cell: what came before them did not go in.
    pub fn drop_cell(&mut self, lesson: LessonId, pupil: PersonId) {
        self.0.retain(|change| (change.lesson, change.pupil) != (lesson, pupil));
    }

    /// Changes of one cell still waiting.
    pub fn of_cell(&self, lesson: LessonId, pupil: PersonId) -> impl Iterator<Item = &Edit> {
        self.0
            .iter()
            .filter(move |change| (change.lesson, change.pupil) == (lesson, pupil))
            .map(|change| &change.edit)
    }

    pub fn all(&self) -> &[Change] {
        &self.0
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub const fn len(&self) -> usize {
        self.0.len()
    }
}

/// How long to wait before the next try, in milliseconds: doubling from one second to fifteen.
pub const fn pause_ms(failures: u32) -> u32 {
    let doubled = 1000u32 << if failures > 4 { 4 } else { failures };
    if doubled > 15_000 { 15_000 } else { doubled }
}

#[cfg(test)]
mod tests {
    use domain::journal::MarkValue;

    use super::*;

    fn change(number: usize) -> Change {
        Change {
            id: ChangeId::new(format!("change-{number:03}")).unwrap(),
            lesson: LessonId(1),
            pupil: PersonId(i64::try_from(number % 2).unwrap()),
            seen: 0,
            edit: Edit::Add(MarkValue::Five),
        }
    }

    fn queue(changes: usize) -> Queue {
        let mut queue = Queue::default();
        (0..changes).for_each(|number| queue.push(change(number)));
        queue
    }

    #[test]
    fn changes_leave_in_the_order_they_came_thirty_at_a_time() {
        let batch: Vec<Change> = queue(40).next(100).unwrap().into();
        assert_eq!(batch.len(), 30);
        assert_eq!(batch[0], change(0));
        assert_eq!(queue(40).next(1).map(Vec::from), Some(vec![change(0)]));
        assert_eq!(Queue::default().next(30), None);
    }

    #[test]
    fn an_answered_change_leaves_and_a_refused_cell_takes_its_followers_along() {
        let mut queue = queue(4);
        queue.settle(&change(0).id);
        assert_eq!(queue.len(), 3);
        queue.drop_cell(LessonId(1), PersonId(1));
        assert_eq!(queue.all(), [change(2)]);
    }

    #[test]
    fn the_queue_survives_a_reload() {
        let kept = serde_json::to_string(&queue(3)).unwrap();
        assert_eq!(serde_json::from_str::<Queue>(&kept).unwrap(), queue(3));
    }

    #[test]
    fn pauses_double_and_end_at_fifteen_seconds() {
        assert_eq!([0, 1, 2, 3, 4, 9].map(pause_ms), [1000, 2000, 4000, 8000, 15_000, 15_000]);
    }
}
