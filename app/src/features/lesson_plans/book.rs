//! The rows of a plan under the pen: what is typed, moved, put in and taken back. Pure: no screen, no clock.

use domain::ids::LessonPlanRowId;
use domain::lesson_plan::{Field, Topic};

use super::sheet::Row;

/// A row on the screen; its key stays while it moves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    pub key: u32,
    pub topic: Topic,
}

/// All rows, with the way back.
#[derive(Clone, Debug)]
pub struct Book {
    lines: Vec<Line>,
    /// Which rows the server knows: no part of what is undone.
    ids: Vec<(u32, LessonPlanRowId)>,
    next: u32,
    done: Vec<Vec<Line>>,
    undone: Vec<Vec<Line>>,
    /// Letters typed into one cell are one step.
    typing: Option<(u32, Field)>,
}

/// Where a row goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Up,
    Down,
}

/// Steps that can be taken back.
const LONGEST: usize = 200;

impl Line {
    /// What stands in a cell.
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Section => self.topic.section.clone(),
            Field::Topic => self.topic.topic.clone(),
            Field::Hours if self.topic.hours == 0 => String::new(),
            Field::Hours => self.topic.hours.to_string(),
            Field::Homework => self.topic.homework.clone(),
            Field::Control => self.topic.control.clone(),
        }
    }
}

impl Book {
    /// There is always a row to write into.
    pub fn open(rows: Vec<Row>) -> Self {
        let mut book =
            Self { lines: vec![], ids: vec![], next: 0, done: vec![], undone: vec![], typing: None };
        for row in rows {
            let key = book.push(row.topic);
            book.ids.extend(row.id.map(|id| (key, id)));
        }
        if book.lines.is_empty() {
            book.push(blank());
        }
        book
    }

    pub fn keys(&self) -> Vec<u32> {
        self.lines.iter().map(|line| line.key).collect()
    }

    pub fn line(&self, key: u32) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// Where a row stands, from 0.
    pub fn at(&self, key: u32) -> Option<usize> {
        self.lines.iter().position(|line| line.key == key)
    }

    /// The row so many below, kept inside.
    pub fn beside(&self, key: u32, way: Way) -> Option<u32> {
        let at = self.at(key)?;
        let next = match way {
            Way::Up => at.checked_sub(1)?,
            Way::Down => at + 1,
        };
        self.lines.get(next).map(|line| line.key)
    }

    pub fn hours(&self) -> u32 {
        self.written().map(|line| u32::from(line.topic.hours)).sum()
    }

    /// Rows that say something.
    pub fn count(&self) -> usize {
        self.written().count()
    }

    /// The first row that cannot be kept as it is, and why.
    pub fn fault(&self) -> Option<(usize, String)> {
        let faulty = |(at, line): (usize, &Line)| {
            let why = line.topic.clone().check().err().filter(|_| !line.topic.is_blank())?;
            Some((at + 1, why.to_string()))
        };
        self.lines.iter().enumerate().find_map(faulty)
    }

    /// Rows to be kept, with the keys they stand under here.
    pub fn rows(&self) -> (Vec<u32>, Vec<Row>) {
        let id = |key: u32| self.ids.iter().find(|(of, _)| *of == key).map(|(_, id)| *id);
        self.written().map(|line| (line.key, Row { id: id(line.key), topic: line.topic.clone() })).unzip()
    }

    /// The server knows the rows of these keys under these numbers, and no others.
    pub fn known(&mut self, keys: &[u32], ids: &[LessonPlanRowId]) {
        self.ids = keys.iter().copied().zip(ids.iter().copied()).collect();
    }

    fn written(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.topic.is_blank())
    }

    /// Types into a cell. Of hours only figures are taken.
    pub fn write(&mut self, key: u32, field: Field, text: String) {
        if self.typing != Some((key, field)) {
            self.step();
            self.typing = Some((key, field));
        }
        let Some(line) = self.lines.iter_mut().find(|line| line.key == key) else { return };
        match field {
            Field::Section => line.topic.section = text,
            Field::Topic => line.topic.topic = text,
            Field::Hours => line.topic.hours = figures(&text),
            Field::Homework => line.topic.homework = text,
            Field::Control => line.topic.control = text,
        }
    }

    /// A blank row below; it goes on with the section.
    pub fn insert_below(&mut self, key: u32) -> u32 {
        self.step();
        let at = self.at(key).map_or(self.lines.len(), |at| at + 1);
        let section = self.line(key).map(|line| line.topic.section.clone()).unwrap_or_default();
        let fresh = self.fresh(Topic { section, ..blank() });
        self.lines.insert(at, fresh);
        self.lines[at].key
    }

    /// Takes a row out; the row that is next in its place, if the key was there.
    pub fn remove(&mut self, key: u32) -> Option<u32> {
        let at = self.at(key)?;
        self.step();
        self.lines.remove(at);
        if self.lines.is_empty() {
            self.push(blank());
        }
        self.lines.get(at.min(self.lines.len() - 1)).map(|line| line.key)
    }

    /// Moves a row by one.
    pub fn shift(&mut self, key: u32, way: Way) {
        if let (Some(at), Some(to)) = (self.at(key), self.beside(key, way).and_then(|key| self.at(key))) {
            self.step();
            self.lines.swap(at, to);
        }
    }

    /// Where a drag begins: all of it is one step.
    pub fn take_up(&mut self) {
        self.step();
    }

    /// Puts a row that is being dragged where another stands.
    pub fn carry(&mut self, key: u32, over: u32) {
        if let (Some(at), Some(to)) = (self.at(key), self.at(over)) {
            let line = self.lines.remove(at);
            self.lines.insert(to, line);
        }
    }

    /// Puts rows in below `key`; a blank row there gives them its place.
    pub fn put_in(&mut self, key: Option<u32>, topics: Vec<Topic>) {
        self.step();
        let at = key.and_then(|key| self.at(key)).unwrap_or(self.lines.len() - 1);
        let from = if self.lines[at].topic.is_blank() { at } else { at + 1 };
        if from == at {
            self.lines.remove(at);
        }
        let fresh: Vec<Line> = topics.into_iter().map(|topic| self.fresh(topic)).collect();
        self.lines.splice(from..from, fresh);
    }

    /// Puts rows in instead of all that are there.
    pub fn replace(&mut self, topics: Vec<Topic>) {
        self.step();
        self.lines = vec![];
        for topic in topics {
            self.push(topic);
        }
        if self.lines.is_empty() {
            self.push(blank());
        }
    }

    pub fn undo(&mut self) {
        if let Some(before) = self.done.pop() {
            self.undone.push(std::mem::replace(&mut self.lines, before));
            self.typing = None;
        }
    }

    pub fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.done.push(std::mem::replace(&mut self.lines, after));
            self.typing = None;
        }
    }

    pub const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn step(&mut self) {
        self.typing = None;
        self.undone.clear();
        self.done.push(self.lines.clone());
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    fn push(&mut self, topic: Topic) -> u32 {
        let line = self.fresh(topic);
        let key = line.key;
        self.lines.push(line);
        key
    }

    const fn fresh(&mut self, topic: Topic) -> Line {
        self.next += 1;
        Line { key: self.next, topic }
    }
}

/// A row is a lesson unless said otherwise.
fn blank() -> Topic {
    Topic { hours: 1, ..Topic::default() }
}

fn figures(text: &str) -> u8 {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(2).collect();
    digits.parse().unwrap_or(0)
}

#[cfg(test)]
#[path = "book_tests.rs"]
mod tests;
