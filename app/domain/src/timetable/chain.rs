//! Room made for a lesson: those in its way move on, and those in theirs, as few as possible.

use super::{Board, Edit, Hold, Kept, Place, Plan};

/// Places looked at before a search is given up.
const LOOKS: usize = 40_000;

/// The edit that brings `piece` to `place` by moving at most `most` others; the lesson itself comes first.
pub fn make_room(plan: &Plan, piece: usize, place: Place, most: usize) -> Option<Edit> {
    (0..=most).find_map(|others| Seeker::new(plan).seek((piece, place), others))
}

/// The same at whichever place needs the fewest moves.
pub fn rescue(plan: &Plan, piece: usize, most: usize) -> Option<Edit> {
    let mut seeker = Seeker::new(plan);
    (0..=most).find_map(|others| {
        Place::of_week(plan.school().days).find_map(|place| seeker.seek((piece, place), others))
    })
}

struct Seeker<'a> {
    board: Board<'a>,
    /// Lessons put so far, in order: none of them moves again.
    moved: Vec<usize>,
    looks: usize,
}

impl<'a> Seeker<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self { board: Board::of(plan), moved: vec![], looks: LOOKS }
    }

    fn seek(&mut self, (piece, place): (usize, Place), spare: usize) -> Option<Edit> {
        let stood = self.board.stand(piece);
        if stood.hold == Hold::Locked || !self.board.rings(piece, place) {
            return None;
        }
        self.board.lift(piece);
        let found = self.take(&mut vec![], (piece, place), spare).then(|| self.edit());
        if found.is_none() {
            self.board.put(piece, stood);
        }
        found
    }

    fn edit(&self) -> Edit {
        let change = |piece: &usize| Kept {
            piece: self.board.plan().pieces()[*piece].key,
            stand: self.board.stand(*piece),
        };
        Edit(self.moved.iter().map(change).collect())
    }

    /// Puts `piece` at `place`; whoever is in the way waits with the others. Undoes itself when they find no place.
    fn take(&mut self, waiting: &mut Vec<usize>, (piece, place): (usize, Place), spare: usize) -> bool {
        self.looks = self.looks.saturating_sub(1);
        let out: Vec<usize> = self.board.against(piece, place).into_iter().map(|(_, other)| other).collect();
        let stays =
            |other: &usize| self.moved.contains(other) || self.board.stand(*other).hold == Hold::Locked;
        if self.looks == 0 || out.len() > spare || out.iter().any(stays) {
            return false;
        }
        let stood: Vec<_> = out.iter().map(|other| self.board.stand(*other)).collect();
        let before = self.board.stand(piece);
        for other in &out {
            self.board.lift(*other);
        }
        self.board.put(piece, before.at(Some(place)));
        self.moved.push(piece);
        let depth = waiting.len();
        waiting.extend(&out);
        if self.settle(waiting, spare - out.len()) {
            return true;
        }
        waiting.truncate(depth);
        self.moved.pop();
        self.board.put(piece, before);
        for (other, stand) in out.iter().zip(stood) {
            self.board.put(*other, stand);
        }
        false
    }

    /// Finds places for all who wait: free ones first, then those that others can leave.
    fn settle(&mut self, waiting: &mut Vec<usize>, spare: usize) -> bool {
        let Some(piece) = waiting.pop() else { return true };
        let all = || Place::of_week(self.board.plan().school().days);
        let mut places: Vec<Place> = all().filter(|place| self.board.rings(piece, *place)).collect();
        places.sort_by_key(|place| self.dearness(piece, *place));
        if spare == 0 {
            places.retain(|place| self.board.is_free(piece, *place));
        }
        for place in places {
            if self.take(waiting, (piece, place), spare) {
                return true;
            }
        }
        waiting.push(piece);
        false
    }

    /// Lessons in the way, then what advice says against it.
    fn dearness(&self, piece: usize, place: Place) -> (usize, usize) {
        let clashes = self.board.clashes_at(piece, place);
        let barring = clashes.iter().filter(|clash| clash.bars()).count();
        (barring, clashes.len() - barring)
    }
}
