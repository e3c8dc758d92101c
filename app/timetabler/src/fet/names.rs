//! From the names of a `.fet` to places in the lists of the problem.

use std::collections::HashMap;
use std::str::FromStr;

use super::{FetRefused, Node};
use crate::model::Week;

#[derive(Debug, Default)]
pub struct Names {
    pub days: Index,
    pub hours: Index,
    pub subjects: Index,
    pub tags: Index,
    pub teachers: Index,
    pub students: Index,
    pub rooms: Index,
    pub buildings: Index,
    /// Every activity of the file, the inactive ones too, by its number.
    pub activities: HashMap<u64, Option<usize>>,
}

/// One list of names.
#[derive(Debug)]
pub struct Index {
    what: &'static str,
    places: HashMap<String, usize>,
}

impl Default for Index {
    fn default() -> Self {
        Self::of("имя", &[])
    }
}

impl Index {
    pub fn of(what: &'static str, names: &[String]) -> Self {
        let places = names.iter().enumerate().map(|(place, name)| (name.trim().to_owned(), place)).collect();
        Self { what, places }
    }

    pub fn find(&self, name: &str) -> Result<usize, FetRefused> {
        let unknown = || FetRefused::Unknown { what: self.what, name: name.into() };
        self.places.get(name).copied().ok_or_else(unknown)
    }

    /// `None` where the file says nothing, which means any.
    pub fn any(&self, name: &str) -> Result<Option<usize>, FetRefused> {
        if name.is_empty() { Ok(None) } else { self.find(name).map(Some) }
    }
}

pub fn number<T: FromStr>(node: &Node, tag: &'static str) -> Result<T, FetRefused> {
    let text = node.word(tag);
    text.parse().map_err(|_| FetRefused::NotNumber { tag, text: text.into() })
}

impl Names {
    /// The hours of the week named in those children that consist of a day and an hour.
    pub fn week(&self, node: &Node, days: usize) -> Result<Week, FetRefused> {
        let mut week = Week::none(days);
        for slot in node.children.iter().filter(|child| child.children.len() == 2) {
            let day = self.days.find(slot.children[0].text.trim())?;
            week.put(day, self.hours.find(slot.children[1].text.trim())?);
        }
        Ok(week)
    }

    /// The active ones of the activities listed under `tag`.
    pub fn listed(&self, node: &Node, tag: &str) -> Result<Vec<usize>, FetRefused> {
        let mut found = vec![];
        for child in node.all(tag) {
            let text = child.text.trim();
            let id = text.parse().ok().and_then(|id: u64| self.activities.get(&id));
            let unknown = || FetRefused::Unknown { what: "занятие", name: text.into() };
            found.extend(*id.ok_or_else(unknown)?);
        }
        Ok(found)
    }
}
