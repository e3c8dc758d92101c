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

impl Was {
    fn turned(self) -> Self {
        Self { place: self.place, before: self.after, after: self.before }
    }
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

    /// The last step turned round: what to write to take it back.
    pub fn undo(&mut self) -> Option<Vec<Was>> {
        let step = self.done.pop()?;
        let back = step.iter().cloned().map(Was::turned).collect();
        self.undone.push(step);
        Some(back)
    }

    /// The last undone step, to be written again.
    pub fn redo(&mut self) -> Option<Vec<Was>> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
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
        let back = Was { place: (3, 0), before: mark(MarkValue::Five), after: Content::default() };
        assert_eq!(history.undo(), Some(vec![back]));
        assert!(!history.can_undo());
        assert_eq!(history.redo(), Some(step(3)));
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
