//! Marks counted, and the percentages a school is judged by.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::value::TermMarkValue;

/// Hundredths of a percent: 58.04 % is 5804.
pub type Percent = u32;

/// How many of each: of one subject's pupils, or of one pupil's subjects. Who left before the term's
/// end is not counted at all; tallies of classes add up to that of a grade, a school, a city.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub five: u32,
    pub four: u32,
    pub three: u32,
    pub two: u32,
    pub not_assessed: u32,
    pub exempt: u32,
    pub passed: u32,
    pub failed: u32,
    /// On the list, with no mark at all.
    pub unposted: u32,
}

/// What each mark brings to the degree of learning (СОУ): an edition of the table, in percent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LearningTable {
    /// Kept beside every figure made by it.
    pub edition: u16,
    pub five: u32,
    pub four: u32,
    pub three: u32,
    pub two: u32,
    pub not_assessed: u32,
}

impl LearningTable {
    /// The table of `domain.md`, Formulas.
    pub const FIRST: Self = Self { edition: 1, five: 100, four: 64, three: 36, two: 16, not_assessed: 7 };
}

impl Tally {
    /// Of a list; `None` stands for no mark.
    pub fn of(marks: impl IntoIterator<Item = Option<TermMarkValue>>) -> Self {
        let mut tally = Self::default();
        for mark in marks {
            *tally.place(mark) += 1;
        }
        tally
    }

    /// N: the list without «осв» and without those who have no mark. «н/а» stays in; «зач» and «нез» are
    /// of subjects without digits, to which these percentages do not apply.
    pub const fn assessed(&self) -> u32 {
        self.five + self.four + self.three + self.two + self.not_assessed
    }

    /// Успеваемость: 100·(n5+n4+n3)/N.
    pub fn achievement(&self) -> Option<Percent> {
        self.percent(100 * (self.five + self.four + self.three))
    }

    /// Качество: 100·(n5+n4)/N.
    pub fn quality(&self) -> Option<Percent> {
        self.percent(100 * (self.five + self.four))
    }

    /// СОУ, степень обученности: Σ(coefficient·n)/N.
    pub fn learning(&self, table: &LearningTable) -> Option<Percent> {
        let digits = table.five * self.five + table.four * self.four + table.three * self.three;
        self.percent(digits + table.two * self.two + table.not_assessed * self.not_assessed)
    }

    /// `sum`/N rounded half up; none where nobody is assessed.
    fn percent(&self, sum: u32) -> Option<Percent> {
        let doubled = (u64::from(sum) * 200).checked_div(self.assessed().into())?;
        u32::try_from(doubled.div_ceil(2)).ok()
    }

    const fn place(&mut self, mark: Option<TermMarkValue>) -> &mut u32 {
        match mark {
            Some(TermMarkValue::Five) => &mut self.five,
            Some(TermMarkValue::Four) => &mut self.four,
            Some(TermMarkValue::Three) => &mut self.three,
            Some(TermMarkValue::Two) => &mut self.two,
            Some(TermMarkValue::NotAssessed) => &mut self.not_assessed,
            Some(TermMarkValue::Exempt) => &mut self.exempt,
            Some(TermMarkValue::Pass) => &mut self.passed,
            Some(TermMarkValue::Fail) => &mut self.failed,
            None => &mut self.unposted,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.five += other.five;
        self.four += other.four;
        self.three += other.three;
        self.two += other.two;
        self.not_assessed += other.not_assessed;
        self.exempt += other.exempt;
        self.passed += other.passed;
        self.failed += other.failed;
        self.unposted += other.unposted;
    }
}
