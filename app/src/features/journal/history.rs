//! Undo and redo: what each step changed, by place. Pure.

use super::content::Content;

/// A cell's place in the grid: row and column.
pub type Place = (usize, usize);

/// One cell of one step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Was {
    pub place: Place,
    pub before: Content,
    pub after: Content,
}

/// Steps done and steps undone; the oldest beyond [`History::LONGEST`] are forgotten.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Vec<Was>>,
    undone: Vec<Vec<Was>>,
}

impl History {
    /// Steps kept.
    pub const LONGEST: usize = 200;

    /// A new step; what was undone before it cannot be redone.
    pub fn push(&mut self, step: Vec<Was>) {
        if step.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > Self::LONGEST {
            self.done.remove(0);
        }
    }

    /// What to write to take the last step back.
    pub fn undo(&mut self) -> Option<Vec<(Place, Content)>> {
        let step = self.done.pop()?;
        let back = step.iter().map(|was| (was.place, was.before.clone())).collect();
        self.undone.push(step);
        Some(back)
    }

    /// What to write to do the last undone step again.
    pub fn redo(&mut self) -> Option<Vec<(Place, Content)>> {
        let step = self.undone.pop()?;
        let again = step.iter().map(|was| (was.place, was.after.clone())).collect();
        self.done.push(step);
        Some(again)
    }

    pub const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use domain::journal::MarkValue;

    use super::*;

    fn mark(value: MarkValue) -> Content {
        Content { marks: vec![value], attendance: None }
    }

    fn step(row: usize) -> Vec<Was> {
        vec![Was { place: (row, 0), before: Content::default(), after: mark(MarkValue::Five) }]
    }

    #[test]
    fn a_step_goes_back_and_forth() {
        let mut history = History::default();
        history.push(step(3));
        assert_eq!(history.undo(), Some(vec![((3, 0), Content::default())]));
        assert!(!history.can_undo());
        assert_eq!(history.redo(), Some(vec![((3, 0), mark(MarkValue::Five))]));
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn a_new_step_forgets_what_was_undone_and_the_oldest_beyond_two_hundred() {
        let mut history = History::default();
        history.push(step(1));
        history.undo();
        history.push(step(2));
        assert!(!history.can_redo());
        for row in 0..History::LONGEST + 10 {
            history.push(step(row));
        }
        assert_eq!((0..1000).take_while(|_| history.undo().is_some()).count(), History::LONGEST);
    }
}
