//! Another hand at the same journal: what it wrote is laid into the sheet, but never over what is not saved here.

use std::time::Duration;

use domain::ids::LessonId;
use domain::journal::Cell;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::look_again;
use super::desk::{Desk, Spot, SpotState};
use super::history::Place;
use super::sheet::{Column, Fresh};
use crate::kit::live::{Heard, Topic, Touched, follow};

/// Changes of one moment are asked for together; one's own have their answer by then.
const MOMENT: Duration = Duration::from_millis(200);
/// What could not be laid over unsaved writing is looked at again.
const LATER: Duration = Duration::from_millis(1500);

/// What is to be asked for; nothing in particular is all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ask {
    all: bool,
    touched: Vec<Touched>,
    waits: bool,
}

impl Desk {
    /// Shows what others write, as long as the page lives.
    pub fn follow(self) {
        let group = self.sheet(|sheet| sheet.head.group);
        follow(Topic::Journal(group), move |heard| self.hear(heard, MOMENT));
    }

    fn hear(self, heard: Heard, pause: Duration) {
        let already = self.ask.try_update_value(|ask| {
            match heard {
                Heard::Anything => ask.all = true,
                Heard::Touched(touched) => ask.touched.extend(touched),
            }
            std::mem::replace(&mut ask.waits, true)
        });
        if already == Some(false) {
            set_timeout(move || self.ask_again(), pause);
        }
    }

    fn ask_again(self) {
        let Some(Ask { all, touched, .. }) = self.ask.try_update_value(std::mem::take) else { return };
        let lessons = if all { None } else { Some(self.unknown(&touched)) };
        if lessons.as_ref().is_some_and(Vec::is_empty) {
            return;
        }
        let (group, term) = self.sheet(|sheet| (sheet.head.group, sheet.head.term.id));
        spawn_local(async move {
            let fresh = look_again(group, term, lessons).await;
            // The page may have been left meanwhile. Without an answer the sheet stays as it is until the next news.
            if let (Ok(fresh), false) = (fresh, self.ask.is_disposed()) {
                self.lay(fresh);
            }
        });
    }

    /// Lessons of the sheet in which something is newer than here: one's own hand is known already.
    fn unknown(self, touched: &[Touched]) -> Vec<LessonId> {
        let mut lessons: Vec<LessonId> =
            touched.iter().filter(|one| self.is_new(one)).map(|one| one.lesson).collect();
        lessons.sort_unstable();
        lessons.dedup();
        lessons
    }

    fn is_new(self, touched: &Touched) -> bool {
        let Touched { lesson, pupil, version } = *touched;
        let Some(at) = self.column_of(lesson) else { return false };
        let here = match pupil {
            Some(pupil) => self.find(lesson, pupil).map(|place| self.firm(place).version),
            None => Some(self.column(at).with_untracked(|column| column.version)),
        };
        here.is_some_and(|here| version.is_none_or(|version| version > here))
    }

    fn firm(self, place: Place) -> Cell {
        self.spot(place).with_untracked(|spot| spot.firm.clone())
    }

    /// Lays what the server says now over what was seen; what is being written here stays, and is looked at later.
    fn lay(self, fresh: Fresh) {
        let Fresh { lessons, mut cells } = fresh;
        let mut held = vec![];
        for lesson in lessons {
            let Some(at) = self.column_of(lesson.id) else { continue };
            for row in 0..self.size().0 {
                let key = self.key((row, at));
                let cell = cells.iter().position(|(lesson, pupil, _)| (*lesson, *pupil) == key);
                let cell = cell.map(|found| cells.swap_remove(found).2).unwrap_or_default();
                if !self.lay_cell((row, at), cell) {
                    held.push(Touched { lesson: key.0, pupil: Some(key.1), version: None });
                }
            }
            self.lay_lesson(at, lesson);
        }
        if !held.is_empty() {
            self.hear(Heard::Touched(held), LATER);
        }
    }

    /// Is the cell as the server says? Not while something of it is on its way or in doubt here.
    fn lay_cell(self, place: Place, cell: Cell) -> bool {
        let (newer, quiet) = self.spot(place).with_untracked(|spot| (is_newer(spot, &cell), is_quiet(spot)));
        if !newer {
            return true;
        }
        let own = self.editing.get_untracked() == Some(place)
            || self.post.with_parcels(&self.thing(place), |parcels| !parcels.is_empty());
        // A conflict already waits for its author: the next answer to it brings the newest.
        if !quiet {
            return true;
        }
        if own {
            return false;
        }
        self.spot(place).update(|spot| {
            (spot.firm, spot.cell) = (cell.clone(), cell);
            spot.state = SpotState::Quiet;
        });
        true
    }

    /// A note being written here is saved over the version its author saw, and so meets the other hand.
    fn lay_lesson(self, at: usize, fresh: Column) {
        let (work, changed) = self
            .column(at)
            .with_untracked(|column| (column.work != fresh.work, column.version < fresh.version));
        if work {
            self.column(at).update(|column| column.work.clone_from(&fresh.work));
        }
        if changed && !self.writes_note(at) {
            self.lay_note(at, &fresh);
            self.draft(at).update(|draft| draft.page += 1);
        }
    }
}

fn is_newer(spot: &Spot, cell: &Cell) -> bool {
    cell.version > spot.firm.version
}

/// Nothing stands against it that its author has to look at.
const fn is_quiet(spot: &Spot) -> bool {
    !matches!(spot.state, SpotState::Conflict { .. } | SpotState::Failed(_))
}
