//! The school week: Monday to Saturday.

use chrono::{Days, NaiveDate};

use crate::calendar::monday_of;

/// Monday to Saturday of the week of `day`.
pub fn school_week(day: NaiveDate) -> [NaiveDate; 6] {
    let monday = monday_of(day);
    [0, 1, 2, 3, 4, 5].map(|days| monday.checked_add_days(Days::new(days)).unwrap_or(monday))
}

/// Lays `lessons` out by the days they fall on; a day without any is there and empty.
pub fn by_day<L>(
    days: impl IntoIterator<Item = NaiveDate>,
    lessons: Vec<L>,
    date: impl Fn(&L) -> NaiveDate,
) -> Vec<(NaiveDate, Vec<L>)> {
    let mut week: Vec<(NaiveDate, Vec<L>)> = days.into_iter().map(|day| (day, vec![])).collect();
    for lesson in lessons {
        let on = date(&lesson);
        if let Some((_, laid)) = week.iter_mut().find(|(day, _)| *day == on) {
            laid.push(lesson);
        }
    }
    week
}
