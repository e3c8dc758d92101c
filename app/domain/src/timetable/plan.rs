//! A plan of the week: lessons at their places, the tray of those that have none, and edits that can be undone.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Board, Clash, Course, Place, Refused, School, Weeks};
use crate::ids::{GroupId, RoomId};

/// A lesson of the week by its group and its number among the lessons of that group, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct PieceKey(pub GroupId, pub u8);

/// A lesson of the week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    pub key: PieceKey,
    /// Its place among [`School::courses`].
    pub course: usize,
}

/// May it be moved?
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    #[default]
    Free,
    Locked,
}

/// How a lesson stands; without a place it lies in the tray.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Stand {
    pub place: Option<Place>,
    pub weeks: Weeks,
    pub room: Option<RoomId>,
    pub hold: Hold,
}

impl Stand {
    #[must_use]
    pub const fn at(self, place: Option<Place>) -> Self {
        Self { place, ..self }
    }
}

/// A lesson as it is kept and sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub piece: PieceKey,
    pub stand: Stand,
}

/// How one lesson shall stand.
pub type Change = Kept;

/// Changes made together or not at all.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edit(pub Vec<Change>);

/// A plan with the edit made, and the edit that takes it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Applied {
    pub plan: Plan,
    pub undo: Edit,
}

/// Cheap to clone: the school is shared.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    school: Arc<School>,
    pieces: Vec<Piece>,
    stands: Vec<Stand>,
    places: Arc<BTreeMap<PieceKey, usize>>,
}

impl Plan {
    /// Every lesson that the hours of the school want, and those that stand beyond them; what is kept stands as it is kept.
    pub fn new(school: Arc<School>, kept: &[Kept]) -> Self {
        let stood: BTreeMap<PieceKey, Stand> = kept.iter().map(|one| (one.piece, one.stand)).collect();
        let (mut pieces, mut stands) = (vec![], vec![]);
        let mut halves = vec![0_u32; school.classes.len()];
        for (at, course) in school.courses.iter().enumerate() {
            let extra = kept.iter().filter(|one| one.piece.0 == course.group && one.stand.place.is_some());
            let most = extra.map(|one| one.piece.1).max().unwrap_or(0);
            for number in 1..=lessons(course).max(most) {
                let key = PieceKey(course.group, number);
                let new = || Stand { weeks: weeks(course, number, &mut halves), ..fresh(&school, course) };
                stands.push(stood.get(&key).copied().unwrap_or_else(new));
                pieces.push(Piece { key, course: at });
            }
        }
        let places = pieces.iter().enumerate().map(|(at, piece)| (piece.key, at)).collect();
        Self { school, pieces, stands, places: Arc::new(places) }
    }

    pub fn school(&self) -> &School {
        &self.school
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub fn stands(&self) -> &[Stand] {
        &self.stands
    }

    pub fn find(&self, key: PieceKey) -> Option<usize> {
        self.places.get(&key).copied()
    }

    pub fn course(&self, piece: usize) -> &Course {
        &self.school.courses[self.pieces[piece].course]
    }

    /// «7А, 1 подгруппа, Алгебра»
    pub fn words(&self, piece: usize) -> String {
        let course = self.course(piece);
        format!("{}, {}", self.school.whom(course), course.title)
    }

    /// Lessons of which `of` is true and that have no place.
    pub fn tray(&self, of: impl Fn(usize) -> bool) -> Vec<usize> {
        let waits = |piece: &usize| self.stands[*piece].place.is_none() && of(*piece);
        (0..self.pieces.len()).filter(waits).collect()
    }

    pub fn placed(&self) -> usize {
        self.stands.iter().filter(|stand| stand.place.is_some()).count()
    }

    /// As it is kept and sent.
    pub fn kept(&self) -> Vec<Kept> {
        let both = self.pieces.iter().zip(&self.stands);
        both.map(|(piece, stand)| Kept { piece: piece.key, stand: *stand }).collect()
    }

    /// The change that brings `piece` to `place`, or into the tray.
    pub fn moving(&self, piece: usize, place: Option<Place>) -> Change {
        Kept { piece: self.pieces[piece].key, stand: self.stands[piece].at(place) }
    }

    /// Makes all changes of the edit, or none and says why.
    pub fn apply(&self, edit: &Edit) -> Result<Applied, Refused> {
        let mut board = Board::of(self);
        let mut changed = vec![];
        for change in &edit.0 {
            let piece = self.find(change.piece).ok_or(Refused::Unknown)?;
            if changed.contains(&piece) || !self.knows(change.stand.room) {
                return Err(Refused::Unknown);
            }
            self.held(piece, change.stand)?;
            board.lift(piece);
            changed.push(piece);
        }
        for (piece, change) in changed.iter().zip(&edit.0) {
            board.put(*piece, change.stand.at(None));
            let Some(place) = change.stand.place else { continue };
            if let Some(clash) = board.clashes_at(*piece, place).into_iter().find(Clash::bars) {
                return Err(self.refused(*piece, (Some(place), clash)));
            }
            board.put(*piece, change.stand);
        }
        let was = |piece: &usize| Kept { piece: self.pieces[*piece].key, stand: self.stands[*piece] };
        let undo = Edit(changed.iter().map(was).collect());
        let stands = board.into_stands();
        Ok(Applied { plan: Self { stands, ..self.clone() }, undo })
    }

    /// The changes that make `self` out of `before`.
    pub fn since(&self, before: &Self) -> Edit {
        let all = self.pieces.iter().zip(&self.stands).zip(&before.stands);
        let new = all.filter(|((_, now), was)| now != was);
        Edit(new.map(|((piece, now), _)| Kept { piece: piece.key, stand: *now }).collect())
    }

    fn knows(&self, room: Option<RoomId>) -> bool {
        room.is_none_or(|room| self.school.rooms.iter().any(|known| known.id == room))
    }

    fn held(&self, piece: usize, new: Stand) -> Result<(), Refused> {
        let now = self.stands[piece];
        let moved = (new.place, new.weeks, new.room) != (now.place, now.weeks, now.room);
        if now.hold == Hold::Locked && new.hold == Hold::Locked && moved {
            return Err(self.refused(piece, (None, Clash::Locked)));
        }
        Ok(())
    }

    fn refused(&self, piece: usize, (place, clash): (Option<Place>, Clash)) -> Refused {
        Refused::Clash { lesson: self.words(piece), place, clash }
    }
}

/// Lessons a week; half an hour needs a lesson of its own.
fn lessons(course: &Course) -> u8 {
    u8::try_from(course.hundredths.div_ceil(100)).unwrap_or(u8::MAX)
}

/// The lesson of half an hour is the last of its course: in odd weeks, the next such course of the class in even ones.
fn weeks(course: &Course, number: u8, halves: &mut [u32]) -> Weeks {
    let is_half = !course.hundredths.is_multiple_of(100) && number == lessons(course);
    let half = course.classes.first().and_then(|class| halves.get_mut(usize::from(*class)));
    let Some(half) = half.filter(|_| is_half) else { return Weeks::Every };
    *half += 1;
    if *half % 2 == 1 { Weeks::Odd } else { Weeks::Even }
}

fn fresh(school: &School, course: &Course) -> Stand {
    let room = course.room.and_then(|room| school.rooms.get(usize::from(room)));
    Stand { room: room.map(|room| room.id), ..Stand::default() }
}
