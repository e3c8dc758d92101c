//! The writer of journals: the one way by which marks, attendance, topics and homework come into the rows, whatever screen
//! they come from. Read `store/batch` (cells) and `store/note` (the right-hand page).

mod store;

pub use store::{
    Batch, Spot, add_standing, assignment, blank, default_weight, first_answer, fits, keep_answer, kind,
    lesson, lesson_of_work, log, note, packed, tell,
};
