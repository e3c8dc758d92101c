//! What two activities have to do with each other.

use super::task::{Number, Weight};
use crate::model::{Problem, Same};

#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub other: Number,
    pub tie: Tie,
    pub weight: Weight,
}

/// Ties are read from the side of the task that holds the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    MinDays(usize),
    SideBySideOnOneDay,
    MaxDays(usize),
    MinGaps(usize),
    Same(Same),
    Apart,
    Before,
    After,
    BeforeOnOneDay,
    AfterOnOneDay,
    RightBefore,
    RightAfter,
    SideBySide,
    /// Within this many hours of one day, with whoever else is in the group.
    Within(usize),
}

/// A task at a time; `next` is the hour a lesson right after it starts.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    pub day: usize,
    pub hour: usize,
    pub end: usize,
    pub next: usize,
}

impl Held {
    pub fn at(problem: &Problem, day: usize, hour: usize, duration: usize) -> Self {
        Self { day, hour, end: hour + duration, next: problem.next_hour(day, hour, duration) }
    }
}

impl Tie {
    pub const fn turned(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
            Self::BeforeOnOneDay => Self::AfterOnOneDay,
            Self::AfterOnOneDay => Self::BeforeOnOneDay,
            Self::RightBefore => Self::RightAfter,
            Self::RightAfter => Self::RightBefore,
            same => same,
        }
    }

    /// Units broken; 0 if the tie holds.
    pub fn units(self, me: Held, it: Held) -> usize {
        let one_day = me.day == it.day;
        match self {
            Self::MinDays(days) => days.saturating_sub(me.day.abs_diff(it.day)),
            Self::MaxDays(days) => me.day.abs_diff(it.day).saturating_sub(days),
            Self::SideBySideOnOneDay => usize::from(one_day && me.end != it.hour && it.end != me.hour),
            Self::SideBySide => usize::from(!one_day || me.next != it.hour && it.next != me.hour),
            Self::MinGaps(gaps) => {
                let between = if me.hour <= it.hour {
                    it.hour.saturating_sub(me.end)
                } else {
                    me.hour.saturating_sub(it.end)
                };
                if one_day { gaps.saturating_sub(between) } else { 0 }
            }
            Self::Same(Same::Start) => usize::from(!one_day || me.hour != it.hour),
            Self::Same(Same::Day) => usize::from(!one_day),
            Self::Same(Same::Hour) => usize::from(me.hour != it.hour),
            Self::Apart => usize::from(one_day && me.hour < it.end && it.hour < me.end),
            Self::Before => usize::from(me.day > it.day || one_day && me.end > it.hour),
            Self::After => usize::from(it.day > me.day || one_day && it.end > me.hour),
            Self::BeforeOnOneDay => usize::from(one_day && me.end > it.hour),
            Self::AfterOnOneDay => usize::from(one_day && it.end > me.hour),
            Self::RightBefore => usize::from(!one_day || me.next != it.hour),
            Self::RightAfter => usize::from(!one_day || it.next != me.hour),
            Self::Within(hours) => usize::from(!one_day || me.end.max(it.end) - me.hour.min(it.hour) > hours),
        }
    }
}
