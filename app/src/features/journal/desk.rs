//! The teacher's desk: one open sheet in the browser, written at once, saved behind one's back.

use domain::ids::{AssignmentId, GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Assignment, Cell, Change, ChangeId, Edit, Hundredths, Lesson, Place as Slot, average};
use leptos::html::Table;
use leptos::prelude::*;

use super::content::Content;
use super::hands;
use super::history::{History, Place, Was};
use super::keys::Step;
use super::post::Post;
use super::sheet::{Answer, Column, Filled, Leave, Sheet};
use crate::kit::browser;
use crate::ui::{say, say_alert};

/// What stands in a cell, and how its saving goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// As shown: with everything typed so far.
    pub cell: Cell,
    /// As the server last confirmed it.
    pub firm: Cell,
    pub state: SpotState,
    /// Its content is being edited as text.
    pub editing: bool,
}

/// How the saving of a cell goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum SpotState {
    #[default]
    Quiet,
    Saving,
    Saved,
    Offline,
    /// A rule stands against it; the cell shows what the server has.
    Failed(String),
    /// Somebody was first; `mine` is what was typed here.
    Conflict {
        who: String,
        when: String,
        mine: Content,
    },
}

impl SpotState {
    /// As the style knows it.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Quiet => None,
            Self::Saving => Some("saving"),
            Self::Saved => Some("saved"),
            Self::Offline => Some("offline"),
            Self::Failed(_) => Some("failed"),
            Self::Conflict { .. } => Some("conflict"),
        }
    }
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Desk {
    sheet: StoredValue<Sheet>,
    spots: StoredValue<Vec<RwSignal<Spot>>>,
    columns: StoredValue<Vec<RwSignal<Column>>>,
    history: RwSignal<History>,
    pub post: Post,
    /// The active cell.
    pub here: RwSignal<Place>,
    /// The next mark joins those of the active cell.
    pub one_more: RwSignal<bool>,
    /// What the live region says.
    pub spoken: RwSignal<String>,
    /// Is the side panel open?
    pub panel: RwSignal<bool>,
    /// Where one goes after a mark; `None` stays.
    pub after_mark: RwSignal<Option<Step>>,
    /// The cell the last key wrote into: a space goes back to it.
    pub wrote: StoredValue<Option<Place>>,
    pub table: StoredValue<Option<NodeRef<Table>>>,
}

impl Desk {
    /// Lays `sheet` out; the active cell is in today's column, or the last before it.
    pub fn open(sheet: Sheet, person: PersonId) -> Self {
        let (rows, columns) = (sheet.pupils.len(), sheet.lessons.len());
        let mut cells = vec![Cell::default(); rows * columns];
        for Filled { row, column, cell } in &sheet.cells {
            cells[row * columns + column] = cell.clone();
        }
        let spots = cells.into_iter().map(|cell| Spot { firm: cell.clone(), cell, ..Spot::default() });
        let today = sheet.lessons.iter().rposition(|lesson| lesson.date <= sheet.today).unwrap_or(0);
        Self {
            spots: StoredValue::new(spots.map(RwSignal::new).collect()),
            columns: StoredValue::new(sheet.lessons.iter().cloned().map(RwSignal::new).collect()),
            history: RwSignal::default(),
            post: Post::new(person, sheet.head.group),
            here: RwSignal::new((0, today)),
            one_more: RwSignal::new(false),
            spoken: RwSignal::default(),
            panel: RwSignal::new(false),
            after_mark: RwSignal::new(Some(Step::Down)),
            wrote: StoredValue::new(None),
            table: StoredValue::new(None),
            sheet: StoredValue::new(sheet),
        }
    }

    /// Gives the focus back to the active cell.
    pub fn focus(self) {
        let here = self.here.get_untracked();
        if let Some(table) = self.table.get_value().and_then(|table| table.get_untracked()) {
            hands::stand_on(&table, Some(here), here);
        }
    }

    pub fn size(self) -> (usize, usize) {
        self.sheet.with_value(|sheet| (sheet.pupils.len(), sheet.lessons.len()))
    }

    pub fn sheet<T>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.sheet.with_value(read)
    }

    pub fn group(self) -> GroupId {
        self.sheet(|sheet| sheet.head.group)
    }

    pub fn spot(self, (row, column): Place) -> RwSignal<Spot> {
        let columns = self.size().1;
        self.spots.with_value(|spots| spots[row * columns + column])
    }

    pub fn column(self, column: usize) -> RwSignal<Column> {
        self.columns.with_value(|columns| columns[column])
    }

    /// May the viewer write marks here at all?
    pub fn leave(self) -> Leave {
        self.sheet(|sheet| sheet.leave.clone())
    }

    /// The average of a row as it stands now, by the server's own formula.
    pub fn average(self, row: usize) -> Option<Hundredths> {
        let answer = self.sheet(|sheet| sheet.kinds.first().map_or(1, |kind| kind.weight));
        let columns = self.size().1;
        let marks = (0..columns).flat_map(|column| {
            let cell = self.spot((row, column)).with(|spot| spot.cell.marks.clone());
            let weigh = |id| {
                self.column(column)
                    .with(|column| column.work.iter().find(|a| a.id == id).map_or(answer, |a| a.weight))
            };
            cell.into_iter().map(|mark| (mark.value, weigh(mark.assignment))).collect::<Vec<_>>()
        });
        average(marks)
    }

    /// Writes `wishes`, as one step to undo; what the rules forbid is said and not written.
    pub fn write(self, wishes: Vec<(Place, Content)>) {
        let step = self.put(wishes);
        self.history.update(|history| history.push(step));
        self.post.send(self);
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

    fn step(self, turn: impl FnOnce(&mut History) -> Option<Vec<(Place, Content)>>, end: &str) {
        let Some(wishes) = self.history.try_update(turn).flatten() else {
            self.spoken.set(end.to_owned());
            return;
        };
        if let Some((place, _)) = wishes.first() {
            self.here.set(*place);
        }
        self.put(wishes);
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
            let before = self.spot(place).with_untracked(|spot| Content::of(&spot.cell));
            let edits = self.spot(place).with_untracked(|spot| content.edits_from(&spot.cell));
            edits.into_iter().for_each(|edit| self.edit(place, edit));
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
        self.post.push(Change { id, lesson, pupil, seen, edit });
    }

    /// The work a mark typed here would go to; 0 stands for work not made yet.
    fn slot(self, (row, column): Place) -> AssignmentId {
        let cell = self.spot((row, column)).with_untracked(|spot| spot.cell.clone());
        let slot = self.column(column).with_untracked(|column| Slot::of_next_mark(&column.work, &cell));
        if let Slot::Taken(id) = slot { id } else { AssignmentId(0) }
    }

    /// May `content` be written here? The same rules as on the server, asked first for courtesy.
    fn may(self, place: Place, content: &Content) -> Result<(), String> {
        let now = self.spot(place).with_untracked(|spot| Content::of(&spot.cell));
        self.sheet(|sheet| {
            let (pupil, lesson) = (&sheet.pupils[place.0], &sheet.lessons[place.1]);
            match &sheet.leave {
                Leave::Nothing(why) => return Err(why.clone()),
                Leave::Attendance if content.marks != now.marks => {
                    return Err("Отметки ставит учитель. Вам здесь открыта посещаемость.".into());
                }
                Leave::Attendance | Leave::All => {}
            }
            if !pupil.was_here(lesson.date) {
                return Err("В этот день ученик не числился в группе.".into());
            }
            facts(sheet, lesson).open_on(sheet.today).map_err(|why| why.to_string())
        })
    }

    /// Takes the answer of the server to one change.
    pub fn take(self, change: &Change, answer: Answer) {
        let Some(place) = self.find(change.lesson, change.pupil) else { return };
        let waiting = self.post.waits(change.lesson, change.pupil);
        self.spot(place).update(|spot| match &answer {
            Answer::Saved { cell, .. } => {
                spot.firm = cell.clone();
                if !waiting {
                    spot.cell = cell.clone();
                    spot.state = SpotState::Saved;
                }
            }
            Answer::Conflict { cell, who, when } => {
                let mine = Content::of(&spot.cell);
                (spot.firm, spot.cell) = (cell.clone(), cell.clone());
                spot.state = SpotState::Conflict { who: who.clone(), when: when.clone(), mine };
            }
            Answer::Refused(why) => {
                spot.cell = spot.firm.clone();
                spot.state = SpotState::Failed(why.clone());
            }
        });
        self.announce(place, answer);
    }

    fn announce(self, place: Place, answer: Answer) {
        match answer {
            Answer::Saved { made, .. } => {
                if let Some(made) = made {
                    self.column(place.1).update(|column| put_work(&mut column.work, made));
                }
                let content = self.spot(place).with_untracked(|spot| Content::of(&spot.cell).spoken());
                self.spoken.set(format!("{}, {content}, сохранено", self.name(place)));
            }
            Answer::Conflict { who, when, .. } => {
                say_alert(format!(
                    "{}: клетку первым изменил другой — {who}, {when}. Нажмите Enter и выберите.",
                    self.name(place)
                ));
            }
            Answer::Refused(why) => say_alert(format!("{}: {why}", self.name(place))),
        }
    }

    /// Keeps what the other wrote, or writes mine over it: one's own choice.
    pub fn resolve(self, place: Place, keep_mine: bool) {
        let state = self.spot(place).with_untracked(|spot| spot.state.clone());
        self.spot(place).update(|spot| spot.state = SpotState::Quiet);
        if let (SpotState::Conflict { mine, .. }, true) = (state, keep_mine) {
            self.write(vec![(place, mine)]);
        } else {
            say("Оставлено то, что было.");
        }
    }

    /// «Иванова А. П., 12 ноября»
    pub fn name(self, (row, column): Place) -> String {
        self.sheet(|sheet| {
            format!("{}, {}", sheet.pupils[row].name, crate::ui::words::day(sheet.lessons[column].date))
        })
    }

    pub fn key(self, (row, column): Place) -> (LessonId, PersonId) {
        self.sheet(|sheet| (sheet.lessons[column].id, sheet.pupils[row].id))
    }

    pub fn find(self, lesson: LessonId, pupil: PersonId) -> Option<Place> {
        self.sheet(|sheet| {
            let row = sheet.pupils.iter().position(|p| p.id == pupil)?;
            Some((row, sheet.lessons.iter().position(|l| l.id == lesson)?))
        })
    }
}

/// Puts a piece of work into a list, or renews it there.
pub fn put_work(list: &mut Vec<Assignment>, work: Assignment) {
    match list.iter_mut().find(|known| known.id == work.id) {
        Some(known) => *known = work,
        None => list.push(work),
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
        year: domain::calendar::YearState::Open,
        term: Some(sheet.head.term.clone()),
        without_marks: false,
        assignments: vec![],
    }
}
