//! Load of a teacher: hours a week against the norm of a full post.

use serde::{Deserialize, Serialize};

/// Hours a week of a full post, in hundredths (order of the ministry of 22.12.2014 № 1601, appendix 1, item 2.8.1).
pub const FULL_POST: i32 = 1800;
/// More than two posts nobody bears; schools usually stop there. Practice, not law.
pub const TWO_POSTS: i32 = 3600;

/// How a load stands to the norm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Load {
    /// Less than a post.
    Under,
    Usual,
    /// More than two posts.
    Over,
}

impl Load {
    /// Of hours a week, in hundredths.
    pub const fn of(hours: i32) -> Self {
        if hours < FULL_POST {
            Self::Under
        } else if hours > TWO_POSTS {
            Self::Over
        } else {
            Self::Usual
        }
    }

    /// As a list says it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Under => "меньше ставки",
            Self::Usual => "",
            Self::Over => "больше двух ставок",
        }
    }
}

/// Posts that hours make, in hundredths: 27 hours are 1,50.
pub const fn posts(hours: i32) -> i32 {
    (hours * 100 + FULL_POST / 2) / FULL_POST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighteen_hours_are_a_post_and_thirty_six_are_two() {
        assert_eq!(
            [1750, 1800, 3600, 3650].map(Load::of),
            [Load::Under, Load::Usual, Load::Usual, Load::Over]
        );
        assert_eq!([900, 1800, 2700, 2000].map(posts), [50, 100, 150, 111]);
    }
}
