//! The teacher's desk: one open sheet in the browser, written at once, saved behind one's back.

use std::collections::HashMap;

use domain::ids::{AssignmentId, LessonId, PersonId};
use domain::journal::{Cell, Hundredths, WorkKind, average};
use leptos::html::Table;
use leptos::prelude::*;

use super::at::At;
use super::block::Block;
use super::content::{Content, Mine};
use super::hands;
use super::history::{History, Place};
use super::keys::Step;
use super::live::Ask;
use super::note::Draft;
use super::page::Aside;
use super::paste::Plan;
use super::post::{Post, topic};
use super::sheet::{Column, Filled, Leave, Sheet};
use crate::kit::asked;

/// What stands in a cell, and how its saving goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Spot {
    /// As shown: with everything typed so far.
    pub cell: Cell,
    /// As the server last confirmed it.
    pub firm: Cell,
    pub state: SpotState,
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
        mine: Mine,
    },
}

impl Spot {
    /// Does it show anything the server has not confirmed?
    pub const fn is_ahead(&self) -> bool {
        self.cell.version > self.firm.version
    }
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

    /// As a screen reader says it beside the marks; what goes well needs no words.
    pub const fn spoken(&self) -> Option<&'static str> {
        match self {
            Self::Quiet | Self::Saving | Self::Saved => None,
            Self::Offline => Some(", ждёт связи"),
            Self::Failed(_) => Some(", не записано"),
            Self::Conflict { .. } => Some(", изменил другой"),
        }
    }
}

/// What lies on the desk: the sheet as it came, and what of it changes, each part a signal of its own.
struct Laid {
    sheet: Sheet,
    /// Whose desk it is.
    person: PersonId,
    /// The address led to the lesson at which it opens.
    led: bool,
    rows: Vec<RwSignal<Vec<Spot>>>,
    columns: Vec<RwSignal<Column>>,
    /// What a mark of each piece of work weighs.
    weights: Memo<HashMap<AssignmentId, u32>>,
    /// Notes being written, by column.
    drafts: Vec<RwSignal<Draft>>,
    aside: Aside,
}

/// Cheap to copy: all of it lives with the page.
#[derive(Clone, Copy)]
pub struct Desk {
    laid: StoredValue<Laid>,
    pub history: RwSignal<History>,
    pub post: Post,
    /// The cell whose content is being edited as text.
    pub editing: RwSignal<Option<Place>>,
    /// The active cell.
    pub here: RwSignal<Place>,
    /// More chosen cells than the active one; it is among them.
    pub block: RwSignal<Option<Block>>,
    /// What a paste would do, while it is looked at.
    pub plan: RwSignal<Option<Plan>>,
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
    /// What others have changed and is not asked for yet.
    pub ask: StoredValue<Ask>,
}

impl Desk {
    /// Did the address lead to the lesson at which it opens?
    pub fn led(self) -> bool {
        self.laid.with_value(|laid| laid.led)
    }

    /// Lays `sheet` out; the active cell is in the column of the lesson that the address leads to, else in today's, or
    /// the last before it.
    pub fn open(sheet: Sheet, person: PersonId) -> Self {
        let asked = asked::in_query::<LessonId>("lesson")();
        let asked = asked.and_then(|id| sheet.lessons.iter().position(|lesson| lesson.id == id));
        let today = || sheet.lessons.iter().rposition(|lesson| lesson.date <= sheet.today).unwrap_or(0);
        let column = asked.unwrap_or_else(today);
        Self {
            history: RwSignal::default(),
            post: Post::new(&topic(sheet.head.group), person),
            editing: RwSignal::new(None),
            here: RwSignal::new((0, column)),
            block: RwSignal::new(None),
            plan: RwSignal::new(None),
            one_more: RwSignal::new(false),
            spoken: RwSignal::default(),
            panel: RwSignal::new(false),
            after_mark: RwSignal::new(Some(Step::Down)),
            wrote: StoredValue::new(None),
            table: StoredValue::new(None),
            ask: StoredValue::default(),
            laid: StoredValue::new(Laid::out(sheet, person, asked.is_some())),
        }
    }

    /// Goes to a cell: a space there joins no mark of another.
    pub fn stand(self, place: Place) {
        self.one_more.set(false);
        self.wrote.set_value(None);
        self.go_to(place);
    }

    /// Goes to a cell; the choice of others is over.
    pub fn go_to(self, place: Place) {
        if self.block.with_untracked(Option::is_some) {
            self.block.set(None);
        }
        self.here.set(place);
    }

    /// Gives the focus back to the active cell.
    pub fn focus(self) {
        let here = self.here.get_untracked();
        if let Some(table) = self.table.get_value().and_then(|table| table.get_untracked()) {
            hands::stand_on(&table, Some(here), here);
        }
    }

    pub fn size(self) -> (usize, usize) {
        self.sheet(|sheet| (sheet.pupils.len(), sheet.lessons.len()))
    }

    pub fn sheet<T>(self, read: impl FnOnce(&Sheet) -> T) -> T {
        self.laid.with_value(|laid| read(&laid.sheet))
    }

    pub fn row(self, row: usize) -> RwSignal<Vec<Spot>> {
        self.laid.with_value(|laid| laid.rows[row])
    }

    pub fn spot(self, (row, column): Place) -> At {
        At { row: self.row(row), column }
    }

    /// What stands in a cell now.
    pub fn content(self, place: Place) -> Content {
        self.spot(place).with_untracked(|spot| Content::of(&spot.cell))
    }

    pub fn column(self, column: usize) -> RwSignal<Column> {
        self.laid.with_value(|laid| laid.columns[column])
    }

    /// Who draws what stands beside the grid, once it is here.
    pub fn aside(self) -> Aside {
        self.laid.with_value(|laid| laid.aside)
    }

    pub fn draft(self, column: usize) -> RwSignal<Draft> {
        self.laid.with_value(|laid| laid.drafts[column])
    }

    /// What the viewer may write into the lesson of a column.
    pub fn leave(self, column: usize) -> Leave {
        self.sheet(|sheet| if sheet.shut.is_some() { Leave::Nothing } else { sheet.lessons[column].leave })
    }

    /// Why nothing is written here, if so.
    pub fn locked(self) -> Option<String> {
        self.sheet(|sheet| {
            let reads = sheet.lessons.iter().all(|lesson| lesson.leave == Leave::Nothing);
            sheet.shut.clone().or_else(|| reads.then(|| "Журнал ведёт учитель. Вы его читаете.".into()))
        })
    }

    /// The average of a row, by the server's own formula; a mark whose work is not made yet is an answer.
    pub fn average(self, row: &[Spot]) -> Option<Hundredths> {
        let answer = self.sheet(|sheet| {
            sheet.kinds.iter().find(|kind| kind.code == WorkKind::ANSWER).map_or(1, |kind| kind.weight)
        });
        let weights = self.laid.with_value(|laid| laid.weights);
        weights.with(|weights| {
            let marks = row.iter().flat_map(|spot| &spot.cell.marks);
            average(marks.map(|mark| (mark.value, weights.get(&mark.assignment).copied().unwrap_or(answer))))
        })
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

    pub fn column_of(self, lesson: LessonId) -> Option<usize> {
        self.sheet(|sheet| sheet.lessons.iter().position(|l| l.id == lesson))
    }

    /// Under what notes not saved yet lie on the device.
    pub fn drafts(self) -> String {
        self.laid.with_value(|laid| format!("gorodok.draft.{}.{}/", laid.person, laid.sheet.head.group))
    }
}

impl Laid {
    fn out(sheet: Sheet, person: PersonId, led: bool) -> Self {
        let mut rows = vec![vec![Spot::default(); sheet.lessons.len()]; sheet.pupils.len()];
        for Filled { row, column, cell } in &sheet.cells {
            rows[*row][*column] = Spot { cell: cell.clone(), firm: cell.clone(), ..Spot::default() };
        }
        let columns: Vec<_> = sheet.lessons.iter().cloned().map(RwSignal::new).collect();
        Self {
            rows: rows.into_iter().map(RwSignal::new).collect(),
            weights: weights(columns.clone()),
            drafts: columns.iter().map(|_| RwSignal::default()).collect(),
            columns,
            sheet,
            person,
            led,
            aside: Aside::default(),
        }
    }
}

fn weights(columns: Vec<RwSignal<Column>>) -> Memo<HashMap<AssignmentId, u32>> {
    Memo::new(move |_| {
        let of_column = |column: &RwSignal<Column>| {
            column.with(|column| column.work.iter().map(|work| (work.id, work.weight)).collect::<Vec<_>>())
        };
        columns.iter().flat_map(of_column).collect()
    })
}
