//! A set of hours in the week: one word of bits per day.

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Week(pub Vec<u64>);

/// The bits of `duration` hours from `hour` on.
pub const fn span(hour: usize, duration: usize) -> u64 {
    ((1_u64 << duration) - 1) << hour
}

impl Week {
    pub fn none(days: usize) -> Self {
        Self(vec![0; days])
    }

    pub fn all(days: usize, hours: usize) -> Self {
        Self(vec![span(0, hours); days])
    }

    pub fn put(&mut self, day: usize, hour: usize) {
        self.0[day] |= 1 << hour;
    }

    pub fn has(&self, day: usize, hour: usize) -> bool {
        self.0.get(day).is_some_and(|hours| hours >> hour & 1 == 1)
    }

    pub fn day(&self, day: usize) -> u64 {
        self.0.get(day).copied().unwrap_or(0)
    }

    /// Is every hour of the lesson in the set?
    pub fn covers(&self, day: usize, hour: usize, duration: usize) -> bool {
        let lesson = span(hour, duration);
        self.day(day) & lesson == lesson
    }

    pub fn meets(&self, day: usize, hour: usize, duration: usize) -> bool {
        self.day(day) & span(hour, duration) != 0
    }

    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    pub fn keep(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    pub fn remove(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= !theirs;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&hours| hours == 0)
    }

    /// (day, hour), in order.
    pub fn slots(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.0.iter().enumerate().flat_map(|(day, &word)| bits(word).map(move |hour| (day, hour)))
    }
}

fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (word != 0).then(|| word.trailing_zeros() as usize);
        word &= word.wrapping_sub(1);
        lowest
    })
}
