//! A plan laid over lessons: row after row in their order, and what gives way where lessons are too few.

use serde::{Deserialize, Serialize};

/// A row that wants lessons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Want {
    /// Which row of the plan.
    pub row: usize,
    /// Lessons it wants, at least one.
    pub hours: u8,
    /// A control work shares its lesson with nothing.
    pub control: bool,
    /// Which section it belongs to: neighbours of one section are put together first.
    pub section: usize,
}

/// What is done where lessons are too few.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Everything moves on; what is beyond the last lesson falls off.
    #[default]
    Shift,
    /// Long topics take fewer lessons, then neighbours share one; only what still finds no room falls off.
    Squeeze,
}

impl Way {
    pub const ALL: [Self; 2] = [Self::Shift, Self::Squeeze];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shift => "shift",
            Self::Squeeze => "squeeze",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// Where the rows come to stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Flow {
    /// Rows of each lesson, in the order of the lessons; none where the plan has come to its end.
    pub lessons: Vec<Vec<usize>>,
    /// Rows given fewer lessons than they want.
    pub shortened: Vec<usize>,
    /// Rows that share a lesson with the one before them.
    pub merged: Vec<usize>,
    /// Rows that found no lesson at all.
    pub left: Vec<usize>,
}

/// Neighbours in one lesson, or one row in several.
struct Block {
    rows: Vec<Want>,
    hours: usize,
}

/// Lays `wants` over so many `lessons`. Each row stands once, in one lesson or in several next to each other, or is
/// among `left`; their order is kept.
pub fn flow(wants: &[Want], lessons: usize, way: Way) -> Flow {
    let block = |want: &Want| Block { rows: vec![*want], hours: usize::from(want.hours.max(1)) };
    let mut blocks: Vec<Block> = wants.iter().map(block).collect();
    if way == Way::Squeeze {
        shorten(&mut blocks, lessons);
        merge(&mut blocks, lessons);
    }
    let mut flow = Flow { lessons: vec![vec![]; lessons], ..Flow::default() };
    let mut at = 0;
    for block in blocks {
        let rows: Vec<usize> = block.rows.iter().map(|want| want.row).collect();
        let given = block.hours.min(lessons - at);
        if given == 0 {
            flow.left.extend(rows);
            continue;
        }
        for lesson in &mut flow.lessons[at..at + given] {
            lesson.clone_from(&rows);
        }
        flow.merged.extend(&rows[1..]);
        let short = block.rows.iter().filter(|want| rows.len() == 1 && usize::from(want.hours) > given);
        flow.shortened.extend(short.map(|want| want.row));
        at += given;
    }
    flow
}

fn lacking(blocks: &[Block], lessons: usize) -> bool {
    blocks.iter().map(|block| block.hours).sum::<usize>() > lessons
}

/// The longest topics give way first; among equals the later.
fn shorten(blocks: &mut [Block], lessons: usize) {
    while lacking(blocks, lessons) {
        let Some(longest) = blocks.iter_mut().filter(|block| block.hours > 1).max_by_key(|block| block.hours)
        else {
            return;
        };
        longest.hours -= 1;
    }
}

/// Two topics to a lesson at most, those of one section first, the later first.
fn merge(blocks: &mut Vec<Block>, lessons: usize) {
    while lacking(blocks, lessons) {
        let alone = |block: &Block| block.rows.len() == 1 && block.hours == 1 && !block.rows[0].control;
        let pair = |at: &usize| alone(&blocks[*at]) && alone(&blocks[*at + 1]);
        let pairs = (0..blocks.len().saturating_sub(1)).filter(pair);
        let near = |at: &usize| blocks[*at].rows[0].section == blocks[*at + 1].rows[0].section;
        let Some(at) = pairs.max_by_key(|at| (near(at), *at)) else { return };
        let next = blocks.remove(at + 1);
        blocks[at].rows.extend(next.rows);
    }
}

/// What still wants lessons. `stood` are rows of all lessons laid before, `given` those of lessons already held, a row as
/// often as it has lessons. A row once begun gets the rest of what it stood for, one not begun all that it wants.
pub fn remaining(wants: &[Want], stood: &[usize], given: &[usize]) -> Vec<Want> {
    let times = |rows: &[usize], row: usize| rows.iter().filter(|other| **other == row).count();
    let left = |want: &Want| {
        let had = times(given, want.row);
        let promised = times(stood, want.row).min(usize::from(want.hours));
        let owed = if had == 0 { usize::from(want.hours) } else { promised.saturating_sub(had) };
        Some(Want { hours: u8::try_from(owed).ok().filter(|owed| *owed > 0)?, ..*want })
    };
    wants.iter().filter_map(left).collect()
}
