//! The week laid open: who is where at each place, so that all places of a lesson are judged at once.

use super::school::row;
use super::{Clash, Course, DAYS, NUMBERS, Place, Plan, ROWS, Stand};

/// Places of a week in both shifts.
const SPOTS: usize = DAYS as usize * ROWS;

/// A plan with an index of its places; lessons are lifted and put without asking.
pub struct Board<'a> {
    plan: &'a Plan,
    stands: Vec<Stand>,
    /// Lessons of one set of pupils, one teacher or one room at one spot.
    held: Vec<Vec<u16>>,
    /// Rows of a day whose time meets that of a row, as bits.
    meets: Vec<u16>,
    pupils: usize,
}

/// Who cannot be in two places at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    Pupils(usize),
    Teacher(usize),
    Room(usize),
}

impl<'a> Board<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let school = plan.school();
        let pupils = school.pupils();
        let bearers = pupils + school.teachers.len() + school.rooms.len();
        let mut board = Self {
            plan,
            stands: plan.stands().to_vec(),
            held: vec![vec![]; bearers * SPOTS],
            meets: meetings(plan),
            pupils,
        };
        for piece in 0..board.stands.len() {
            board.enter(piece);
        }
        board
    }

    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    pub fn stand(&self, piece: usize) -> Stand {
        self.stands[piece]
    }

    pub fn into_stands(self) -> Vec<Stand> {
        self.stands
    }

    /// Takes a lesson off its place.
    pub fn lift(&mut self, piece: usize) {
        for cell in self.cells(piece) {
            self.held[cell].retain(|other| usize::from(*other) != piece);
        }
        self.stands[piece].place = None;
    }

    /// Lets a lesson stand so, whoever is there.
    pub fn put(&mut self, piece: usize, stand: Stand) {
        self.lift(piece);
        self.stands[piece] = stand;
        self.enter(piece);
    }

    fn enter(&mut self, piece: usize) {
        for cell in self.cells(piece) {
            self.held[cell].push(u16::try_from(piece).unwrap_or(u16::MAX));
        }
    }

    /// Cells of the index in which a lesson stands.
    fn cells(&self, piece: usize) -> Vec<usize> {
        let Some(place) = self.stands[piece].place else { return vec![] };
        let spot = self.spot(piece, place);
        self.bearers(piece).map(|bearer| self.first(bearer) + spot).collect()
    }

    fn first(&self, bearer: Bearer) -> usize {
        let at = match bearer {
            Bearer::Pupils(at) => at,
            Bearer::Teacher(at) => self.pupils + at,
            Bearer::Room(at) => self.pupils + self.plan.school().teachers.len() + at,
        };
        at * SPOTS
    }

    fn spot(&self, piece: usize, place: Place) -> usize {
        let shift = self.plan.school().shift_of(self.plan.course(piece));
        usize::from(place.weekday() - 1) * ROWS + row(shift, place.number())
    }

    fn bearers(&self, piece: usize) -> impl Iterator<Item = Bearer> + use<'a> {
        let course: &'a Course = self.plan.course(piece);
        let rooms = &self.plan.school().rooms;
        let room = self.stands[piece].room.and_then(|id| rooms.iter().position(|room| room.id == id));
        let pupils = course.pupils.iter().map(|at| Bearer::Pupils(usize::from(*at)));
        let teachers = course.teachers.iter().map(|at| Bearer::Teacher(usize::from(*at)));
        pupils.chain(teachers).chain(room.map(Bearer::Room))
    }

    /// The lessons that keep `piece` from `place`, and through whom.
    pub(super) fn against(&self, piece: usize, place: Place) -> Vec<(Bearer, usize)> {
        let spot = self.spot(piece, place);
        let (day, own) = (spot / ROWS * ROWS, self.stands[piece].weeks);
        let mut found: Vec<(Bearer, usize)> = vec![];
        for bearer in self.bearers(piece) {
            let first = self.first(bearer);
            for row in (0..ROWS).filter(|row| self.meets[spot] >> row & 1 == 1) {
                for other in self.held[first + day + row].iter().map(|other| usize::from(*other)) {
                    let same = other == piece || found.iter().any(|(_, known)| *known == other);
                    if !same && self.stands[other].weeks.meet(own) {
                        found.push((bearer, other));
                    }
                }
            }
        }
        found
    }

    /// Does it ring there, and is nobody needed elsewhere?
    pub fn is_free(&self, piece: usize, place: Place) -> bool {
        self.rings(piece, place) && self.against(piece, place).is_empty()
    }

    pub(super) fn rings(&self, piece: usize, place: Place) -> bool {
        self.plan.school().bell(self.plan.course(piece), place).is_some()
    }

    /// All that stands against `piece` at `place`: what bars it first, then advice.
    pub fn clashes_at(&self, piece: usize, place: Place) -> Vec<Clash> {
        if !self.rings(piece, place) {
            return vec![Clash::NoBell];
        }
        let mut clashes: Vec<Clash> =
            self.against(piece, place).into_iter().map(|(who, other)| self.told(piece, who, other)).collect();
        clashes.extend(self.norms(piece, place).into_iter().map(Clash::Norm));
        let same = |other: &usize| self.plan.pieces()[*other].course == self.plan.pieces()[piece].course;
        if self.of_day(piece, place.weekday()).iter().any(same) {
            clashes.push(Clash::Twice { lesson: self.plan.course(piece).title.clone() });
        }
        clashes
    }

    /// Places of the week with nothing that bars the lesson.
    pub fn free_places(&self, piece: usize) -> Vec<Place> {
        Place::of_week(self.plan.school().days).filter(|place| self.is_free(piece, *place)).collect()
    }

    /// Lessons that the pupils of `piece` have on a day, without it.
    pub(super) fn of_day(&self, piece: usize, weekday: u8) -> Vec<usize> {
        let mut found = vec![];
        for pupils in &self.plan.course(piece).pupils {
            let first = self.first(Bearer::Pupils(usize::from(*pupils))) + usize::from(weekday - 1) * ROWS;
            let others = self.held[first..first + ROWS].iter().flatten().map(|other| usize::from(*other));
            for other in others.filter(|other| *other != piece) {
                if !found.contains(&other) {
                    found.push(other);
                }
            }
        }
        found
    }

    fn told(&self, piece: usize, who: Bearer, other: usize) -> Clash {
        let school = self.plan.school();
        let lesson = self.plan.words(other);
        match who {
            Bearer::Pupils(_) => {
                let class = school.whom(self.plan.course(piece));
                Clash::Class { class, lesson: self.plan.course(other).title.clone() }
            }
            Bearer::Teacher(at) => Clash::Teacher { teacher: school.teachers[at].name.clone(), lesson },
            Bearer::Room(at) => Clash::Room { room: school.rooms[at].name.clone(), lesson },
        }
    }
}

/// For every spot, the rows of its day that share a minute with it.
fn meetings(plan: &Plan) -> Vec<u16> {
    let bells = &plan.school().bells;
    let ring = |weekday: u8, at: usize| {
        let (shift, number) =
            if at < usize::from(NUMBERS) { (1, at) } else { (2, at - usize::from(NUMBERS)) };
        bells.at(shift, Place::new(weekday, u8::try_from(number).ok()? + 1).ok()?)
    };
    let mut meets = vec![];
    for weekday in 1..=DAYS {
        let rings: Vec<_> = (0..ROWS).map(|at| ring(weekday, at)).collect();
        for (at, own) in rings.iter().enumerate() {
            let with = |other: usize| own.zip(rings[other]).is_some_and(|(own, other)| own.meets(other));
            let bits =
                (0..ROWS).filter(|other| *other == at || with(*other)).fold(0, |bits, row| bits | 1 << row);
            meets.push(bits);
        }
    }
    meets
}
