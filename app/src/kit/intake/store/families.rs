//! A piece of a list of pupils beside the record: which of the children, guardians, ties and places are new.

use std::collections::HashMap;
use std::ops::Range;

use domain::ids::{ClassId, ClassMemberId, PersonId};
use domain::people::Kinship;
use domain::people::roster::{CheckedPupils, GuardianDraft, PupilDraft, Remark, Verdict};

use super::facts::{Facts, Sought};
use super::frame::Frame;
use super::sketch::{Named, Number, Sketch, Tally, without_number};
use crate::kit::{AppError, AppResult};

/// The whole list, with the guardians that earlier pieces have settled.
pub struct Families<'a> {
    pub frame: &'a Frame,
    pub list: &'a CheckedPupils,
    guardians: Vec<Option<PersonId>>,
    /// Rows that name each guardian.
    children: Vec<Vec<usize>>,
}

pub struct Piece {
    /// Guardians met for the first time in this piece.
    pub guardians: Vec<(usize, Sketch)>,
    pub rows: Vec<Row>,
}

pub struct Row {
    pub at: usize,
    pub pupil: Sketch,
    pub ties: Vec<(usize, Kinship, Tie)>,
    pub place: Place,
    /// Guardians first met in this very row are all on record as the list names them.
    guardians_stand: bool,
}

/// A kinship beside the one on record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tie {
    Stands,
    New,
    /// Only the degree differs.
    Degree,
}

/// A place in a class beside the one on record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Stays,
    Joins,
    /// To another class, while the year is a draft.
    Moves(ClassMemberId, ClassId),
    /// In another class of an open year: an order of its own is needed.
    Held(ClassId),
}

impl<'a> Families<'a> {
    pub fn of(list: &'a CheckedPupils, frame: &'a Frame) -> Self {
        let mut children = vec![vec![]; list.guardians.len()];
        for (at, pupil) in list.pupils.iter().enumerate() {
            for link in &pupil.guardians {
                children[link.guardian].push(at);
            }
        }
        Self { frame, list, guardians: vec![None; list.guardians.len()], children }
    }

    /// Whose rows must be looked up for this piece.
    pub fn sought(&self, rows: &Range<usize>) -> Sought {
        let (list, mut sought) = (self.list, Sought::default());
        let pupils = &list.pupils[rows.clone()];
        let guardians = || pupils.iter().flat_map(|pupil| &pupil.guardians).map(|link| link.guardian);
        let children = guardians().flat_map(|at| &self.children[at]).map(|at| &list.pupils[*at]);
        pupils.iter().chain(children).for_each(|draft| {
            sought.add(&draft.name, draft.snils, draft.existing);
        });
        guardians().map(|at| &list.guardians[at]).for_each(|draft| {
            sought.add(&draft.name, draft.snils, draft.existing);
        });
        sought
    }

    pub fn sketch(&self, rows: Range<usize>, facts: &Facts) -> Piece {
        let mut piece = Piece { guardians: vec![], rows: vec![] };
        let mut met: HashMap<usize, usize> = HashMap::new();
        for at in rows {
            let draft = &self.list.pupils[at];
            let mut guardians_stand = true;
            for link in &draft.guardians {
                if self.guardians[link.guardian].is_none() && !met.contains_key(&link.guardian) {
                    let sketch = self.guardian(link.guardian, facts);
                    guardians_stand &= sketch.stands();
                    met.insert(link.guardian, piece.guardians.len());
                    piece.guardians.push((link.guardian, sketch));
                }
            }
            let named = Named::pupil(draft).ruled(draft.verdict);
            let pupil = self.named(named).sketch(child(draft, facts), facts).ruled(draft.verdict);
            let person_of = |guardian: usize| {
                self.guardians[guardian].or_else(|| piece.guardians[*met.get(&guardian)?].1.person)
            };
            let ties = draft.guardians.iter().map(|link| {
                let tie = tie(person_of(link.guardian), pupil.person, link.kinship, facts);
                (link.guardian, link.kinship, tie)
            });
            let ties = ties.collect();
            let place = self.place(draft, pupil.person, facts);
            piece.rows.push(Row { at, pupil, ties, place, guardians_stand });
        }
        piece
    }

    fn guardian(&self, at: usize, facts: &Facts) -> Sketch {
        let draft = &self.list.guardians[at];
        let children = self.children[at].iter().filter_map(|row| child(&self.list.pupils[*row], facts));
        let person = on_record(draft, children, facts);
        let named = Named::guardian(draft).ruled(draft.verdict);
        self.named(named).sketch(person, facts).ruled(draft.verdict)
    }

    fn named<'n>(&self, named: Named<'n>) -> Named<'n> {
        Named { numbered: named.numbered || self.frame.numbered, ..named }
    }

    fn place(&self, draft: &PupilDraft, pupil: Option<PersonId>, facts: &Facts) -> Place {
        let Some((member, class)) = pupil.and_then(|pupil| facts.place(pupil)) else { return Place::Joins };
        let named = self.frame.classes.get(&draft.class).map(|led| led.class);
        match named {
            Some(named) if named == class => Place::Stays,
            _ if self.frame.is_draft() => Place::Moves(member, class),
            _ => Place::Held(class),
        }
    }

    /// Who a guardian of an earlier piece is.
    pub fn settled(&self, guardian: usize) -> Option<PersonId> {
        self.guardians[guardian]
    }

    /// Keeps who the guardians of a written piece are.
    pub fn settle(&mut self, guardians: Vec<(usize, PersonId)>) {
        for (at, person) in guardians {
            self.guardians[at] = Some(person);
        }
    }

    /// All guardians, once the last piece is written.
    pub fn everybody(self) -> AppResult<Vec<PersonId>> {
        let all = self.guardians.into_iter().collect::<Option<Vec<_>>>();
        all.ok_or_else(|| AppError::fault("a guardian of the list was not written"))
    }

    pub fn tally(&self, piece: &Piece) -> Tally {
        let new = piece.guardians.iter().filter(|(_, sketch)| sketch.is_new()).count();
        let mut tally =
            Tally { guardians_created: u32::try_from(new).unwrap_or(u32::MAX), ..Tally::default() };
        let guardians = piece.guardians.iter().map(|(at, sketch)| (sketch, self.children[*at][0]));
        let pupils = piece.rows.iter().map(|row| (&row.pupil, row.at));
        for (_, row) in guardians.chain(pupils).filter(|(sketch, _)| sketch.number == Number::Foreign) {
            tally.warnings.push(without_number(&self.list.pupils[row].place));
        }
        for row in &piece.rows {
            tally.count(row.place == Place::Joins, row.stands());
            if let Place::Held(class) = row.place {
                tally.warnings.push(self.held(&self.list.pupils[row.at], class));
            }
        }
        tally
    }

    fn held(&self, draft: &PupilDraft, class: ClassId) -> Remark {
        Remark {
            sheet: draft.place.sheet.clone(),
            row: draft.place.row,
            column: "Класс".into(),
            cell: draft.class.to_string(),
            why: format!("ученик уже в классе {}", self.frame.name_of(class)),
            remedy: "Учебный год открыт: перевод из класса в класс оформляют приказом.".into(),
            of: None,
            also: vec![],
        }
    }
}

impl Row {
    fn stands(&self) -> bool {
        let tied = self.ties.iter().all(|(_, _, tie)| *tie == Tie::Stands);
        tied && self.guardians_stand
            && self.pupil.stands()
            && matches!(self.place, Place::Stays | Place::Held(_))
    }
}

impl Piece {
    /// Is there nothing to write?
    pub fn stands(&self) -> bool {
        self.rows.iter().all(Row::stands)
    }
}

pub(super) fn child(draft: &PupilDraft, facts: &Facts) -> Option<PersonId> {
    let (name, born) = (draft.name.search_key(), Some(draft.birth_date));
    if draft.verdict == Some(Verdict::Another) {
        return draft.existing;
    }
    draft.existing.or_else(|| facts.numbered(draft.snils, &name, born)).or_else(|| facts.born(&name, born))
}

pub(super) fn on_record(
    draft: &GuardianDraft,
    mut children: impl Iterator<Item = PersonId>,
    facts: &Facts,
) -> Option<PersonId> {
    let name = draft.name.search_key();
    draft
        .existing
        .or_else(|| facts.numbered(draft.snils, &name, None))
        .or_else(|| facts.reached(&name, draft.phone))
        .or_else(|| facts.born(&name, draft.birth_date))
        .or_else(|| children.find_map(|child| facts.guardian_of(&name, child)))
}

fn tie(guardian: Option<PersonId>, child: Option<PersonId>, kinship: Kinship, facts: &Facts) -> Tie {
    let (Some(guardian), Some(child)) = (guardian, child) else { return Tie::New };
    match facts.degree(guardian, child) {
        _ if guardian == child => Tie::Stands,
        None => Tie::New,
        Some(known) if known == kinship.word() || kinship == Kinship::Representative => Tie::Stands,
        Some(_) => Tie::Degree,
    }
}
