//! Rules that count over chosen hours of the week.

use super::Sheet;
use crate::model::{Selection, Week};

pub fn units(sheet: &Sheet<'_>, activities: &[usize], week: &Week, what: Selection) -> usize {
    let held = |day: usize, hour: usize| {
        let now = activities.iter().filter(|&&activity| {
            let hours = |at: crate::model::Place| at.hour..at.hour + sheet.duration(activity);
            sheet.place(activity).is_some_and(|at| at.day == day && hours(at).contains(&hour))
        });
        now.count()
    };
    let counts: Vec<usize> = week.slots().map(|(day, hour)| held(day, hour)).collect();
    let occupied = counts.iter().filter(|&&count| count > 0).count();
    match what {
        Selection::OccupyAtMost(most) => occupied.saturating_sub(most),
        Selection::OccupyAtLeast(least) => least.saturating_sub(occupied),
        Selection::TogetherAtMost(most) => counts.iter().map(|count| count.saturating_sub(most)).sum(),
        Selection::TogetherAtLeast { count, or_none } => {
            let asked = counts.iter().filter(|&&held| held > 0 || !or_none);
            asked.map(|held| count.saturating_sub(*held)).sum()
        }
        Selection::TotalAtMost(most) => {
            let within = |&&activity: &&usize| {
                let at = sheet.place(activity);
                at.is_some_and(|at| week.meets(at.day, at.hour, sheet.duration(activity)))
            };
            activities.iter().filter(within).count().saturating_sub(most)
        }
    }
}
