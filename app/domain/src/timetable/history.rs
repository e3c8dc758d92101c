//! Steps back and forth: what was done to a plan, as the edits that take it back.

use super::{Applied, Edit, Plan, Refused};

/// Steps that can be taken back.
pub const STEPS: usize = 50;

/// The way back and, after steps back, the way forth.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct History {
    back: Vec<Edit>,
    forth: Vec<Edit>,
}

impl History {
    /// Keeps the edit that takes the last one back; a new step ends the way forth.
    pub fn did(&mut self, undo: Edit) {
        self.forth.clear();
        self.back.push(undo);
        if self.back.len() > STEPS {
            self.back.remove(0);
        }
    }

    /// One step back: the edit made, with the plan after it. Nothing when there is no way back.
    pub fn undo(&mut self, plan: &Plan) -> Option<Result<(Edit, Applied), Refused>> {
        let edit = self.back.pop()?;
        Some(plan.apply(&edit).map(|applied| {
            self.forth.push(applied.undo.clone());
            (edit, applied)
        }))
    }

    /// One step forth again.
    pub fn redo(&mut self, plan: &Plan) -> Option<Result<(Edit, Applied), Refused>> {
        let edit = self.forth.pop()?;
        Some(plan.apply(&edit).map(|applied| {
            self.back.push(applied.undo.clone());
            (edit, applied)
        }))
    }

    pub const fn can_undo(&self) -> bool {
        !self.back.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }
}
