//! A work that the pupil of a known login owes, so that the diary of the demo has a debt.

use std::collections::HashSet;

use domain::ids::AssignmentId;
use domain::journal::MarkValue;
use entity::{assignment, mark};

use super::Placed;
use crate::features::demo::school::SchoolPlan;

/// Turns the last test of `pupil2` into a dot.
pub fn owe((plan, placed): (&SchoolPlan, &Placed), marks: &mut [mark::Model], works: &[assignment::Model]) {
    let Some(at) = plan.pupils.iter().position(|pupil| pupil.login == Some("pupil2")) else { return };
    let tests: HashSet<AssignmentId> =
        works.iter().filter(|work| work.kind == "К").map(|work| work.id).collect();
    let own =
        |mark: &&mut mark::Model| mark.pupil_id == placed.pupils[at] && tests.contains(&mark.assignment_id);
    if let Some(last) = marks.iter_mut().filter(own).max_by_key(|mark| mark.at) {
        last.value = MarkValue::Debt.code();
    }
}
