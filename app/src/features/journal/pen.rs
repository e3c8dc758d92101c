//! The pen: what is written on the desk at once, within the rules, and taken back by undo.

use domain::calendar::YearState;
use domain::ids::{AssignmentId, SchoolId};
use domain::journal::{Cell, Change, ChangeId, Edit, Lesson, MarkRefused, Place as Slot};
use leptos::prelude::*;

use super::block::cells;
use super::content::Content;
use super::desk::{Desk, SpotState};
use super::history::{History, Place, Was};
use super::post::Stroke;
use super::sheet::{Column, Leave, Sheet};
use crate::kit::browser;
use crate::ui::say_alert;

impl Desk {
    /// Writes `wishes`, as one step to undo; what the rules forbid is said and not written.
    pub fn write(self, wishes: Vec<(Place, Content)>) {
        let step = self.put(wishes);
        self.history.update(|history| history.push(step));
        self.post.send(self);
    }

    /// Writes many `wishes`, as one step to undo; what the rules forbid is left as it stands and told once.
    pub fn write_many(self, wishes: Vec<(Place, Content)>, done: &str) {
        let (mut lawful, mut refused) = (vec![], vec![]);
        for (place, content) in wishes {
            match self.may(place, &content) {
                Ok(()) => lawful.push((place, content)),
                Err(why) => refused.push(why),
            }
        }
        let written = lawful.len();
        self.write(lawful);
        self.spoken.set(format!("{done}: {}", cells(written)));
        if let Some(why) = refused.first() {
            say_alert(format!("Не тронуто: {}. {why}", cells(refused.len())));
        }
    }

    pub fn undo(self) {
        self.step(History::undo, "Отменять больше нечего.");
    }

    pub fn redo(self) {
        self.step(History::redo, "Возвращать больше нечего.");
    }

    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// A cell that somebody has changed since is left as it stands.
    fn step(self, turn: impl FnOnce(&mut History) -> Option<Vec<Was>>, end: &str) {
        let Some(step) = self.history.try_update(turn).flatten() else {
            self.spoken.set(end.to_owned());
            return;
        };
        let (own, foreign): (Vec<_>, Vec<_>) =
            step.into_iter().partition(|was| self.content(was.place) == was.before);
        if let Some(was) = own.first().or(foreign.first()) {
            self.stand(was.place);
        }
        self.put(own.into_iter().map(|was| (was.place, was.after)).collect());
        if let Some(was) = foreign.first() {
            say_alert(format!("{}: клетку с тех пор изменили, она осталась как есть.", self.name(was.place)));
        }
        self.post.send(self);
    }

    fn put(self, wishes: Vec<(Place, Content)>) -> Vec<Was> {
        let mut step = vec![];
        for (place, content) in wishes {
            if let Err(why) = self.may(place, &content) {
                self.spoken.set(why.clone());
                say_alert(why);
                continue;
            }
            let before = self.content(place);
            let edits = self.spot(place).with_untracked(|spot| content.edits_from(&spot.cell));
            for edit in edits {
                self.edit(place, edit);
            }
            self.spoken.set(format!("{}, {}", self.name(place), content.spoken()));
            if before != content {
                step.push(Was { place, before, after: content });
            }
        }
        step
    }

    /// Changes the comment of a cell; not a step to undo.
    pub fn comment(self, place: Place, text: String) {
        self.edit(place, Edit::Comment(text));
        self.post.send(self);
    }

    /// Says for which work of the lesson a mark of the cell was given; not a step to undo.
    pub fn assign(self, place: Place, at: usize, work: AssignmentId) {
        self.edit(place, Edit::Assign { at, work });
        self.post.send(self);
    }

    /// Applies one edit at once and hands it to the post.
    fn edit(self, place: Place, edit: Edit) {
        let spot = self.spot(place);
        let slot = self.slot(place);
        let Ok(after) = spot.with_untracked(|spot| spot.cell.after(&edit, slot)) else { return };
        let Ok(id) = ChangeId::new(browser::fresh_id()) else { return };
        let (lesson, pupil) = self.key(place);
        let seen = after.version - 1;
        spot.update(|spot| {
            spot.cell = after;
            spot.state = SpotState::Saving;
        });
        self.post.put(Stroke::Cell(Change { id, lesson, pupil, seen, edit }));
    }

    /// The work a mark typed here would go to; 0 stands for work not made yet.
    fn slot(self, (row, column): Place) -> AssignmentId {
        let cell = self.spot((row, column)).with_untracked(|spot| spot.cell.clone());
        let slot = self.column(column).with_untracked(|column| Slot::of_next_mark(&column.work, &cell));
        if let Slot::Taken(id) = slot { id } else { AssignmentId(0) }
    }

    /// May `content` be written here? The same rules as on the server, asked first for courtesy.
    pub fn may(self, place: Place, content: &Content) -> Result<(), String> {
        if content.marks.len() > Cell::MOST_MARKS {
            return Err(MarkRefused::CellFull.to_string());
        }
        let now = self.content(place);
        if let Some(why) = self.locked() {
            return Err(why);
        }
        self.sheet(|sheet| {
            let (pupil, lesson) = (&sheet.pupils[place.0], &sheet.lessons[place.1]);
            match lesson.leave {
                Leave::Nothing => return Err("Этот урок ведёт другой учитель.".into()),
                Leave::Attendance if content.marks != now.marks => {
                    return Err("Отметки ставит учитель. Вам здесь открыта посещаемость.".into());
                }
                Leave::Attendance | Leave::All => {}
            }
            if !pupil.was_here(lesson.date) {
                return Err("В этот день ученик не числился в группе.".into());
            }
            facts(sheet, lesson).open_on(sheet.today).map_err(|why| why.to_string())?;
            lesson.turn(now.attendance, content.attendance).map_err(|why| why.to_string())
        })
    }
}

/// The lesson as the rules ask of it.
fn facts(sheet: &Sheet, lesson: &Column) -> Lesson {
    Lesson {
        id: lesson.id,
        school: SchoolId(0),
        group: sheet.head.group,
        class: None,
        substitute: None,
        date: lesson.date,
        state: lesson.state,
        year: YearState::Open,
        term: Some(sheet.head.term.clone()),
        without_marks: false,
        assignments: vec![],
    }
}
