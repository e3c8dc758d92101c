//! What the solver found, as an edit that the law accepts, and in words what it could not.

use domain::timetable::{Board, Edit, Hold, Kept, NUMBERS, Place, Plan};
use timetabler::model;
use timetabler::solver::Outcome;

use super::super::sheet::{End, RunState, Why};
use super::problem::Posed;
use super::{Task, count};

/// The end of a run, and how many lessons have a place after it.
pub fn over(task: &Task, posed: &Posed, outcome: &Outcome, end: End) -> (RunState, u32) {
    let plan = &task.plan;
    let edit = edit(plan, posed, &outcome.plan);
    let placed = plan.apply(&edit).map_or(0, |applied| applied.plan.placed());
    let why = (end == End::Partly).then(|| why(plan, posed, outcome)).flatten();
    let end = if end == End::Solved && placed < plan.pieces().len() { End::Partly } else { end };
    let Task { wish, .. } = task;
    (RunState::Over { draft: wish.draft, seen: wish.seen, edit, end, why }, count(placed))
}

/// Every lesson that moves. The solver knows shifts by their rows alone: where minutes of two shifts meet and somebody
/// would be in both, the later lesson stays in the tray.
pub fn edit(plan: &Plan, posed: &Posed, found: &model::Plan) -> Edit {
    let mut board = Board::of(plan);
    let free = |piece: &usize| plan.stands()[*piece].hold == Hold::Free;
    let movable: Vec<usize> = (0..plan.pieces().len()).filter(free).collect();
    for piece in &movable {
        board.lift(*piece);
    }
    for (of, spot) in posed.lessons.iter().zip(&found.places) {
        let place = spot.and_then(place);
        for piece in of.iter().filter(|piece| free(piece)) {
            settle(&mut board, *piece, place);
        }
    }
    for piece in &movable {
        // What found no new place keeps the old one, where nobody has taken it.
        if board.stand(*piece).place.is_none() {
            settle(&mut board, *piece, plan.stands()[*piece].place);
        }
    }
    let change = |piece: &usize| Kept { piece: plan.pieces()[*piece].key, stand: board.stand(*piece) };
    let moved = movable.iter().filter(|piece| board.stand(**piece) != plan.stands()[**piece]);
    Edit(moved.map(change).collect())
}

fn settle(board: &mut Board<'_>, piece: usize, place: Option<Place>) {
    if let Some(place) = place.filter(|place| board.is_free(piece, *place)) {
        let stand = board.stand(piece);
        board.put(piece, stand.at(Some(place)));
    }
}

fn place(spot: model::Place) -> Option<Place> {
    let part = |number: usize| u8::try_from(number).ok();
    Place::new(part(spot.day + 1)?, part(spot.hour % usize::from(NUMBERS) + 1)?).ok()
}

fn why(plan: &Plan, posed: &Posed, outcome: &Outcome) -> Option<Why> {
    let deadlock = outcome.deadlock.as_ref()?;
    let words = |activity: &usize| {
        let piece = posed.lessons[*activity][0];
        let teachers = &plan.course(piece).teachers;
        let names = teachers.iter().map(|at| plan.school().teachers[usize::from(*at)].name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        if names.is_empty() { plan.words(piece) } else { format!("{} ({names})", plan.words(piece)) }
    };
    let mut lessons: Vec<String> = deadlock.activities.iter().map(words).collect();
    lessons.dedup();
    Some(Why { lessons, rules: deadlock.kinds.clone(), proven: deadlock.proven })
}
