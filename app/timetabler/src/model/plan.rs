//! A timetable: when and where each activity is held, as far as it is known.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub day: usize,
    pub hour: usize,
    pub room: Option<usize>,
}

/// One entry per activity of the problem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    pub places: Vec<Option<Place>>,
    /// The real rooms behind a virtual one.
    pub real_rooms: Vec<Vec<usize>>,
}

impl Plan {
    pub fn empty(activities: usize) -> Self {
        Self { places: vec![None; activities], real_rooms: vec![vec![]; activities] }
    }

    pub fn placed(&self) -> usize {
        self.places.iter().flatten().count()
    }
}
