//! A group on its way through a plan: what stands on which lesson, and how it would stand if laid anew.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::days::Hour;
use super::flow::{Flow, Want, Way, flow, remaining};
use super::tally::Tally;

/// A plan, the lessons of a group, and what has been laid so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// Rows of the plan in their order.
    pub wants: Vec<Want>,
    /// Lessons of the group over the year, in the order of time; none on a free day.
    pub hours: Vec<Hour>,
    /// Which row stands on which lesson, in the order of time.
    pub stood: Vec<(Hour, usize)>,
    pub today: NaiveDate,
}

/// The plan as it would stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Relaid {
    pub stands: Vec<(Hour, usize)>,
    pub moves: Vec<Moved>,
    /// Rows that found no lesson.
    pub left: Vec<usize>,
}

/// A row that changes its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    pub row: usize,
    /// First day before and after.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub how: How,
}

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Moves,
    /// It gets fewer lessons than planned.
    Shortens,
    /// It shares the lesson of the row before it.
    Joins,
    /// No lesson is left for it.
    Falls,
}

impl Course {
    /// Lays anew what has not been given. Lessons before today keep what stands on them, if they were not cancelled.
    pub fn relay(&self, way: Way) -> Relaid {
        let fixed = self.fixed();
        let flow = self.flowing(&fixed, way);
        let open = self.open(&fixed);
        let laid =
            open.iter().zip(&flow.lessons).flat_map(|(hour, rows)| rows.iter().map(|row| (*hour, *row)));
        let stands: Vec<(Hour, usize)> = fixed.iter().copied().chain(laid).collect();
        Relaid { moves: self.moves(&stands, &flow), left: flow.left, stands }
    }

    pub fn tally(&self) -> Tally {
        let fixed = self.fixed();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let hours = |wants: &[Want]| wants.iter().map(|want| u32::from(want.hours)).sum();
        let mut given: Vec<Hour> = fixed.iter().map(|(hour, _)| *hour).collect();
        given.dedup();
        Tally {
            planned: hours(&self.wants),
            given: count(given.len()),
            due: hours(&self.due(&fixed)),
            ahead: count(self.open(&fixed).len()),
        }
    }

    /// What stands on lessons that have been held.
    fn fixed(&self) -> Vec<(Hour, usize)> {
        let held = |(hour, _): &&(Hour, usize)| hour.date < self.today && self.hours.contains(hour);
        self.stood.iter().filter(held).copied().collect()
    }

    /// Lessons free for what comes next.
    fn open(&self, fixed: &[(Hour, usize)]) -> Vec<Hour> {
        let last = fixed.iter().map(|(hour, _)| *hour).max();
        self.hours.iter().filter(|hour| last.is_none_or(|last| **hour > last)).copied().collect()
    }

    fn due(&self, fixed: &[(Hour, usize)]) -> Vec<Want> {
        let rows = |laid: &[(Hour, usize)]| laid.iter().map(|(_, row)| *row).collect::<Vec<_>>();
        remaining(&self.wants, &rows(&self.stood), &rows(fixed))
    }

    /// A topic begun has stood already: its rest, where it finds no lesson, is given up, and others take the room.
    fn flowing(&self, fixed: &[(Hour, usize)], way: Way) -> Flow {
        let (mut due, lessons) = (self.due(fixed), self.open(fixed).len());
        loop {
            let flow = flow(&due, lessons, way);
            let given_up =
                |row: usize| flow.left.contains(&row) && fixed.iter().any(|(_, begun)| *begun == row);
            let before = due.len();
            due.retain(|want| !given_up(want.row));
            if due.len() == before {
                return flow;
            }
        }
    }

    fn moves(&self, stands: &[(Hour, usize)], flow: &Flow) -> Vec<Moved> {
        let days = |laid: &[(Hour, usize)], row: usize| -> Vec<Hour> {
            laid.iter().filter(|(_, of)| *of == row).map(|(hour, _)| *hour).collect()
        };
        let moved = |want: &Want| {
            let row = want.row;
            let (before, after) = (days(&self.stood, row), days(stands, row));
            let (from, to) = (before.first().map(|hour| hour.date), after.first().map(|hour| hour.date));
            let how = if after.is_empty() {
                How::Falls
            } else if flow.merged.contains(&row) {
                How::Joins
            } else if flow.shortened.contains(&row) {
                How::Shortens
            } else {
                How::Moves
            };
            (before != after).then_some(Moved { row, from, to, how })
        };
        self.wants.iter().filter_map(moved).collect()
    }
}
