//! Which works may still bring a pupil marks before a term is over.

use super::ways::Ahead;
use crate::journal::WorkKind;

/// A test is written in one lesson of so many, where the teacher has announced none.
const LESSONS_A_TEST: u32 = 8;
/// Independent work, in one of so many.
const LESSONS_A_TASK: u32 = 4;
/// Letter of «Самостоятельная».
const TASK: &str = "С";

/// A kind of work of the dictionary, and how many of it the teacher has announced for lessons to come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Possible {
    /// Letter of the kind.
    pub kind: String,
    pub weight: u32,
    pub announced: u32,
}

/// In the `lessons` that are left: an answer at each, tests and independent work as announced or as often as is
/// usual, other work as announced. What weighs nothing lifts nobody.
pub fn ahead(lessons: u32, kinds: &[Possible]) -> Vec<Ahead> {
    let left = |of: &Possible| {
        let usual = match of.kind.as_str() {
            WorkKind::ANSWER => lessons,
            WorkKind::CONTROL => lessons.div_ceil(LESSONS_A_TEST),
            TASK => lessons.div_ceil(LESSONS_A_TASK),
            _ => 0,
        };
        let by_announcement = of.announced > 0 && of.kind != WorkKind::ANSWER;
        (if by_announcement { of.announced } else { usual }).min(lessons)
    };
    let counting = kinds.iter().filter(|of| of.weight > 0);
    let works = counting.map(|of| Ahead { kind: of.kind.clone(), weight: of.weight, left: left(of) });
    works.filter(|work| work.left > 0).collect()
}
