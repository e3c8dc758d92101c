//! Pupils by the marks they finished a term with.

use serde::{Deserialize, Serialize};

use super::tally::Tally;

/// A kind of pupil that reports count. They overlap: who has one four is among the good and the achieving.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Fives only.
    Excellent,
    /// Fours and fives, at least one four.
    Good,
    /// One four, else fives.
    OneFour,
    /// One three, no lower mark.
    OneThree,
    /// Two threes, no lower mark.
    TwoThrees,
    /// No 2, no «нез», no «н/а».
    Achieving,
    /// A 2, a «нез» or a «н/а».
    Failing,
}

impl Category {
    pub const ALL: [Self; 7] = [
        Self::Excellent,
        Self::Good,
        Self::OneFour,
        Self::OneThree,
        Self::TwoThrees,
        Self::Achieving,
        Self::Failing,
    ];

    /// «отличник»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Excellent => "отличник",
            Self::Good => "хорошист",
            Self::OneFour => "с одной 4",
            Self::OneThree => "с одной 3",
            Self::TwoThrees => "с двумя 3",
            Self::Achieving => "успевающий",
            Self::Failing => "неуспевающий",
        }
    }

    /// Does a pupil with these marks in all subjects belong here? «осв» and subjects not posted yet are
    /// passed over, so a figure made before the term is posted is a forecast.
    pub const fn holds(self, marks: &Tally) -> bool {
        let failing = marks.two + marks.not_assessed + marks.failed > 0;
        let any = marks.five + marks.four + marks.three + marks.passed > 0;
        match self {
            Self::Excellent => marks.five > 0 && marks.four == 0 && marks.three == 0 && !failing,
            Self::Good => marks.four > 0 && marks.three == 0 && !failing,
            Self::OneFour => marks.four == 1 && marks.three == 0 && !failing,
            Self::OneThree => marks.three == 1 && !failing,
            Self::TwoThrees => marks.three == 2 && !failing,
            Self::Achieving => any && !failing,
            Self::Failing => failing,
        }
    }

    /// All that a pupil with these marks belongs to.
    pub fn of(marks: &Tally) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|category| category.holds(marks))
    }
}
