//! Any history at all: two editors of one lesson, a network that loses, repeats and reorders, and the law of the journal.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::absence::Hands;
use domain::access::{Actor, Standing};
use domain::calendar::{Span, Term, YearState};
use domain::ids::{AccountId, AssignmentId, ClassId, TermId};
use domain::journal::{Lesson, MarkEntry, MarkRefused, Membership, Place, WorkKind};
use proptest::prelude::*;

use super::*;
use crate::features::journal::post::Stroke;
use crate::kit::outbox::{Failure, Kept, Next, Outbox, Parcel, Stage, Verdict};

const SCHOOL: SchoolId = SchoolId(1);
const GROUP: GroupId = GroupId(2);
const CLASS: ClassId = ClassId(3);
const PUPILS: usize = 3;
const CHANGES: usize = 40;

/// The first teaches the group, the second leads the class and stands in at this lesson.
fn editor(number: usize) -> Actor {
    let standing = match number {
        0 => Standing { teaches: vec![(SCHOOL, GROUP)], ..Standing::default() },
        _ => Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() },
    };
    let number = i64::try_from(number).unwrap();
    Actor::new(AccountId(10 + number), PersonId(20 + number), standing)
}

fn today() -> NaiveDate {
    "2026-11-12".parse().unwrap()
}

fn lesson() -> Lesson {
    let span = Span { first: "2026-11-02".parse().unwrap(), last: "2026-12-30".parse().unwrap() };
    Lesson {
        id: LessonId(1),
        school: SCHOOL,
        group: GROUP,
        class: Some(CLASS),
        substitute: Some(PersonId(21)),
        date: today(),
        state: LessonState::Planned,
        year: YearState::Open,
        term: Some(Term { id: TermId(4), title: "II четверть".into(), span, posting: span }),
        without_marks: false,
        assignments: vec![],
    }
}

fn pupil(row: usize) -> PersonId {
    PersonId(100 + i64::try_from(row).unwrap())
}

/// What stands, what went in and in which order, and the answers that are kept.
struct Server {
    lesson: Lesson,
    cells: BTreeMap<PersonId, Cell>,
    log: Vec<(Change, AssignmentId)>,
    /// Wishes that another hand had fulfilled before.
    done: Vec<String>,
    answers: BTreeMap<String, Answer>,
}

impl Server {
    fn cell(&self, row: usize) -> Cell {
        self.cells.get(&pupil(row)).cloned().unwrap_or_default()
    }

    fn take(&mut self, by: &Actor, call: &[Change]) -> Vec<Answer> {
        call.iter().map(|change| self.judge(by, change)).collect()
    }

    fn judge(&mut self, by: &Actor, change: &Change) -> Answer {
        if let Some(first) = self.answers.get(change.id.as_str()) {
            return first.clone();
        }
        let permit = by.permit(self.lesson.write_marks(&change.edit)).unwrap();
        let before = self.cells.get(&change.pupil).cloned().unwrap_or_default();
        let facts = (today(), Membership::Member, Hands::of(by, &self.lesson));
        let answer = match self.lesson.enter(change.clone(), before.clone(), facts, permit) {
            Ok(entry) if entry.is_done() => {
                self.done.push(change.id.as_str().to_owned());
                Answer::Saved { cell: before, made: None }
            }
            Ok(entry) => self.write(&entry),
            Err(MarkRefused::Changed) => {
                Answer::Conflict { cell: before, who: String::new(), when: String::new() }
            }
            Err(why) => Answer::Refused(why.to_string()),
        };
        self.answers.insert(change.id.as_str().to_owned(), answer.clone());
        answer
    }

    fn write(&mut self, entry: &MarkEntry) -> Answer {
        let slot = match entry.place() {
            Some(Place::Taken(id)) => id,
            Some(Place::NewAnswer(ordinal)) => {
                let (id, kind) = (AssignmentId(i64::from(ordinal)), WorkKind::ANSWER.to_owned());
                self.lesson.assignments.push(Assignment {
                    id,
                    kind,
                    ordinal,
                    title: String::new(),
                    weight: 10,
                });
                id
            }
            None => AssignmentId(0),
        };
        let cell = entry.after(slot);
        self.log.push((entry.change().clone(), slot));
        self.cells.insert(entry.change().pupil, cell.clone());
        Answer::Saved { cell, made: None }
    }

    /// The cell as the log alone tells it: each entry was made upon the one before.
    fn recounted(&self, row: usize) -> Cell {
        let of_pupil = self.log.iter().filter(|(change, _)| change.pupil == pupil(row));
        of_pupil.fold(Cell::default(), |cell, (change, slot)| {
            assert_eq!(cell.version, change.seen);
            cell.after(&change.edit, *slot).unwrap()
        })
    }
}

/// A cell as an editor sees it, and as the server last confirmed it.
#[derive(Clone, Default)]
struct Shown {
    cell: Cell,
    firm: Cell,
}

struct Editor {
    actor: Actor,
    device: BTreeMap<String, String>,
    outbox: Outbox<Stroke>,
    shown: Vec<Shown>,
    /// What was shown as refused or in conflict.
    told: Vec<String>,
    acknowledged: Vec<String>,
}

impl Editor {
    fn new(number: usize) -> Self {
        let (outbox, shown) = (Outbox::resume(vec![]), vec![Shown::default(); PUPILS]);
        let (told, acknowledged) = (vec![], vec![]);
        Self { actor: editor(number), device: BTreeMap::new(), outbox, shown, told, acknowledged }
    }

    /// The page anew: what stands, and over it what lies on the device.
    fn reload(&mut self, server: &Server) {
        let kept: Vec<Kept<Stroke>> =
            self.device.values().map(|text| serde_json::from_str(text).unwrap()).collect();
        self.outbox = Outbox::resume(kept);
        self.shown =
            (0..PUPILS).map(|row| Shown { cell: server.cell(row), firm: server.cell(row) }).collect();
        for stroke in self.outbox.all().map(|(stroke, _)| stroke.clone()).collect::<Vec<_>>() {
            let Stroke::Cell(change) = stroke else { panic!("{stroke:?}") };
            let shown = &mut self.shown[row_of(&change)];
            if let Ok(after) = shown.cell.after(&change.edit, AssignmentId(0))
                && shown.cell.version == change.seen
            {
                shown.cell = after;
            }
        }
    }

    fn write(&mut self, id: String, (row, wish): (usize, Wish), now: u64) {
        let edit = wish.edit(&self.shown[row].cell);
        self.look_at_troubles(row);
        let shown = &mut self.shown[row];
        let Ok(after) = shown.cell.after(&edit, AssignmentId(0)) else { panic!("{edit:?}") };
        shown.cell = after;
        let stroke = Stroke::Cell(change(&id, (LessonId(1), pupil(row), shown.cell.version - 1), edit));
        self.device.insert(id, serde_json::to_string(self.outbox.put(stroke, now)).unwrap());
    }

    /// What stood against a cell has been seen.
    fn look_at_troubles(&mut self, row: usize) {
        for id in self.outbox.dismiss(&(LessonId(1), Some(pupil(row)))) {
            self.device.remove(&id);
        }
    }

    fn answered(&mut self, call: &[Change], answers: Vec<Answer>, now: u64) {
        let verdict = |answer: &Answer| match answer {
            Answer::Saved { .. } => Verdict::Applied,
            Answer::Refused(_) => Verdict::Refused,
            Answer::Conflict { .. } => Verdict::Conflicted,
        };
        let verdicts =
            call.iter().zip(&answers).map(|(change, answer)| (change.id.as_str(), verdict(answer)));
        self.outbox.answered(verdicts, now);
        for (change, answer) in call.iter().zip(answers) {
            self.tell(change, answer);
        }
    }

    /// As the desk and the courier do.
    fn tell(&mut self, change: &Change, answer: Answer) {
        let to = (LessonId(1), Some(change.pupil));
        let parcels: Vec<(String, Stage)> =
            self.outbox.to(&to).map(|(stroke, stage)| (stroke.id().to_owned(), *stage)).collect();
        let lot = parcels.iter().filter(|(_, stage)| stage.is_settled()).map(|(id, _)| id.clone());
        let shown = &mut self.shown[row_of(change)];
        match answer {
            Answer::Saved { cell, .. } => {
                self.device.remove(change.id.as_str());
                self.acknowledged.push(change.id.as_str().to_owned());
                shown.firm = newer(&shown.firm, cell);
                if parcels.is_empty() {
                    shown.cell = shown.firm.clone();
                }
            }
            Answer::Refused(_) => {
                self.told.extend(lot.clone());
                for id in lot {
                    self.device.remove(&id);
                }
                shown.cell = shown.firm.clone();
            }
            Answer::Conflict { cell, .. } => {
                self.told.extend(lot);
                shown.firm = newer(&shown.firm, cell);
                shown.cell = shown.firm.clone();
            }
        }
    }

    /// News of another hand, where nothing of one's own is on its way.
    fn hear(&mut self, server: &Server) {
        for row in 0..PUPILS {
            if self.outbox.to(&(LessonId(1), Some(pupil(row)))).next().is_none() {
                let cell = newer(&self.shown[row].firm, server.cell(row));
                self.shown[row] = Shown { cell: cell.clone(), firm: cell };
            }
        }
    }
}

fn newer(firm: &Cell, cell: Cell) -> Cell {
    if cell.version < firm.version { firm.clone() } else { cell }
}

fn row_of(change: &Change) -> usize {
    usize::try_from(change.pupil.0 - 100).unwrap()
}

/// What an editor wants of a cell, whatever stands in it.
#[derive(Clone, Copy, Debug)]
enum Wish {
    Mark(MarkValue),
    Correct(MarkValue),
    Erase,
    Attend(Attendance),
    Present,
    Say(u8),
}

impl Wish {
    fn edit(self, cell: &Cell) -> Edit {
        let last = cell.marks.len().checked_sub(1);
        match (self, last) {
            (Self::Mark(value), _) if cell.marks.len() < Cell::MOST_MARKS => Edit::Add(value),
            (Self::Mark(value) | Self::Correct(value), Some(at)) => Edit::Replace { at, value },
            (Self::Mark(value) | Self::Correct(value), None) => Edit::Add(value),
            (Self::Erase, Some(at)) => Edit::Remove { at },
            (Self::Erase | Self::Present, _) => Edit::ClearAttendance,
            (Self::Attend(code), _) => Edit::Attend(code),
            (Self::Say(word), _) => Edit::Comment(format!("слово {word}")),
        }
    }
}

mod world;
