//! The rules of a timetable, in a few shapes: the many kinds of a `.fet` are read into these.

use super::Week;

#[derive(Debug, Clone)]
pub struct Constraint {
    /// The kind as the file names it.
    pub kind: String,
    /// 100 is hard; below it the rule is a wish that costs its weight.
    pub weight: f64,
    pub rule: Rule,
}

impl Constraint {
    pub fn is_hard(&self) -> bool {
        self.weight >= 100.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    Teacher(usize),
    Subgroup(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    Start,
    Day,
    Hour,
}

/// What is counted over chosen hours of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    OccupyAtMost(usize),
    OccupyAtLeast(usize),
    TogetherAtMost(usize),
    TogetherAtLeast { count: usize, or_none: bool },
    TotalAtMost(usize),
}

#[derive(Debug, Clone)]
pub enum Rule {
    /// Nobody is in two places at once. The file names it; it always holds.
    NobodyTwice,
    Unavailable {
        people: Vec<Person>,
        week: Week,
    },
    Break {
        week: Week,
    },
    StartIn {
        activities: Vec<usize>,
        week: Week,
    },
    HeldIn {
        activities: Vec<usize>,
        week: Week,
    },
    MinDays {
        activities: Vec<usize>,
        days: usize,
        consecutive: bool,
    },
    MaxDays {
        activities: Vec<usize>,
        days: usize,
    },
    MinGaps {
        activities: Vec<usize>,
        gaps: usize,
    },
    Same {
        activities: Vec<usize>,
        what: Same,
    },
    NotOverlapping {
        activities: Vec<usize>,
    },
    /// Sets of activities; two of different sets do not meet.
    SetsNotOverlapping {
        sets: Vec<Vec<usize>>,
    },
    Ordered {
        first: usize,
        second: usize,
    },
    OrderedIfSameDay {
        first: usize,
        second: usize,
    },
    Consecutive {
        first: usize,
        second: usize,
    },
    /// Side by side in any order.
    Grouped {
        activities: Vec<usize>,
    },
    EndsDay {
        activities: Vec<usize>,
    },
    Selected {
        activities: Vec<usize>,
        week: Week,
        what: Selection,
    },
    Limit {
        people: Vec<Person>,
        limit: Limit,
    },
    RoomUnavailable {
        room: usize,
        week: Week,
    },
    TeacherRoomUnavailable {
        teacher: usize,
        room: usize,
        week: Week,
    },
    RoomIn {
        activities: Vec<usize>,
        rooms: Vec<usize>,
        home: bool,
    },
    MaxRooms {
        activities: Vec<usize>,
        rooms: usize,
    },
    SameRoomIfConsecutive {
        activities: Vec<usize>,
    },
}

impl Rule {
    /// The activities it names; `None` if it is about people, rooms or hours.
    pub fn activities(&self) -> Option<Vec<usize>> {
        match self {
            Self::StartIn { activities, .. }
            | Self::HeldIn { activities, .. }
            | Self::MinDays { activities, .. }
            | Self::MaxDays { activities, .. }
            | Self::MinGaps { activities, .. }
            | Self::Same { activities, .. }
            | Self::NotOverlapping { activities }
            | Self::Grouped { activities }
            | Self::EndsDay { activities }
            | Self::Selected { activities, .. }
            | Self::RoomIn { activities, .. }
            | Self::MaxRooms { activities, .. }
            | Self::SameRoomIfConsecutive { activities } => Some(activities.clone()),
            Self::SetsNotOverlapping { sets } => Some(sets.concat()),
            Self::Ordered { first, second }
            | Self::OrderedIfSameDay { first, second }
            | Self::Consecutive { first, second } => Some(vec![*first, *second]),
            Self::NobodyTwice
            | Self::Unavailable { .. }
            | Self::Break { .. }
            | Self::Limit { .. }
            | Self::RoomUnavailable { .. }
            | Self::TeacherRoomUnavailable { .. } => None,
        }
    }
}

/// What one person may be asked to bear. Days are those of the file (half days in the mode of half days).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    MaxDays(usize),
    MinDays(usize),
    MaxGapsPerWeek(usize),
    MaxGapsPerDay(usize),
    MaxHoursDaily(usize),
    MinHoursDaily {
        hours: usize,
        empty_days: bool,
    },
    MaxHoursContinuously(usize),
    MaxSpanPerDay(usize),
    /// Days that begin at the second hour; none begins later.
    LateBeginnings(usize),
    IntervalMaxDays {
        from: usize,
        to: usize,
        days: usize,
    },
    TagMaxHoursDaily {
        tag: usize,
        hours: usize,
    },
    TagMaxHoursContinuously {
        tag: usize,
        hours: usize,
    },
    MinRestingHours {
        hours: usize,
        circular: bool,
    },
    MaxRealDays(usize),
    MaxHoursPerRealDay(usize),
    MaxMornings(usize),
    MaxAfternoons(usize),
    /// Real days with both a morning and an afternoon.
    BothHalves(usize),
    GapsBetweenBuildings(usize),
}
